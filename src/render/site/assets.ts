/** The stylesheet of every page: serif for words of people, quiet furniture, light and dark, print, narrow. */
export const SITE_CSS = `
:root { color-scheme: light dark; --ink: #1d1f21; --soft: #575d62; --paper: #fbfaf7; --card: #ffffff; --line: #d9d5cb; --mark: #fdf0b8; --mark2: #f8df86; --mark3: #efc957; --accent: #1f4e79; --warn: #8a4b08; --yes: #2c6e49; --no: #9b2c2c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7e4dc; --soft: #a9adb0; --paper: #17191b; --card: #1e2124; --line: #3a3d40; --mark: #4a4018; --mark2: #5f521c; --mark3: #776520; --accent: #9cc3e6; --warn: #e0ad6a; --yes: #8fcfa8; --no: #f0a3a3; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 Charter, 'Bitstream Charter', 'Source Serif 4', Georgia, serif; }
.top, .kind, .coverage, .where, .refs, .voice, .summary, .sure, .hint, .measured, .fingerprint, .pager, form, th, h2, li > b, .days h2 { font-family: 'Source Sans 3', 'Segoe UI', system-ui, sans-serif; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, button:focus-visible, input:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -60rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--card); padding: .4rem .8rem; }
.top { border-bottom: 1px solid var(--line); padding: .9rem 1.5rem .5rem; }
.talks { margin: 0; font-weight: 650; }
.talks a { color: inherit; text-decoration: none; }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; list-style: none; margin: .4rem 0 0; padding: 0; }
nav a { display: inline-block; padding: .25rem 0; color: var(--soft); text-decoration: none; border-bottom: 2px solid transparent; }
nav a:hover { color: var(--ink); }
nav a[aria-current] { color: var(--ink); border-color: var(--accent); }
.second ul { font-size: .9rem; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.5rem 5rem; }
h1 { margin: 0 0 .5rem; font-size: 2.1rem; line-height: 1.15; font-weight: 600; }
h2 { margin: 2.2rem 0 .5rem; padding-top: .6rem; border-top: 1px solid var(--line); font-size: 1rem; font-weight: 650; }
.coverage, .where, .sure, .hint, .measured, .fingerprint, .summary { color: var(--soft); font-size: .88rem; }
.coverage { margin: 0 0 1rem; }
.line { font-size: 1.35rem; line-height: 1.4; max-width: 44rem; }
ul, ol { padding-left: 1.2rem; }
li { margin: .35rem 0; }
li > b { font-size: .86rem; font-weight: 650; }
.warning > b { color: var(--warn); }
.refs a { font-size: .76rem; text-decoration: none; vertical-align: .25em; padding: .1em .25em; }
.refs a:hover { text-decoration: underline; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem .9rem .5rem 0; border-bottom: 1px solid var(--line); min-width: 7rem; }
thead th { font-size: .82rem; color: var(--soft); font-weight: 600; }
tbody th { font-weight: 600; font-size: .9rem; }
.empty { color: var(--soft); }
.stance::before { content: '◦ '; }
.stance.accepts::before, .stance.accepts-in-part::before, .stance.offers::before { content: '+ '; color: var(--yes); }
.stance.rejects::before, .stance.rejects-in-part::before, .stance.red-line::before { content: '− '; color: var(--no); }
.words li { scroll-margin-top: 1rem; padding: .2rem .4rem; }
.where { margin: 0; }
blockquote { margin: .15rem 0 .3rem; }
blockquote a { color: inherit; text-decoration-color: var(--line); }
q { quotes: none; font-size: 1.12rem; line-height: 1.5; }
mark { background: var(--mark); color: inherit; padding: .05em 0; }
mark.depth-2 { background: var(--mark2); }
mark.depth-3 { background: var(--mark3); }
mark.on { box-shadow: 0 2px 0 var(--accent); }
.anchor { scroll-margin-top: 30vh; }
.anchor:target { outline: 3px solid var(--accent); outline-offset: .2em; }
.pane { display: grid; grid-template-columns: minmax(0, 1fr) 20rem; gap: 2.5rem; align-items: start; }
article { font-size: 1.15rem; line-height: 1.7; max-width: 42rem; overflow-wrap: anywhere; }
aside { position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow-y: auto; font-size: .92rem; }
.notes { list-style: none; padding: 0; margin: 0; }
.notes li { border-left: 3px solid var(--line); padding: .35rem .2rem .35rem .8rem; margin: 0 0 .5rem; }
.notes li:target, .notes li.on { border-color: var(--accent); background: var(--card); }
.notes a { color: inherit; text-decoration: none; }
.notes a:hover { text-decoration: underline; }
.kind { font-size: .74rem; letter-spacing: .05em; text-transform: uppercase; color: var(--soft); }
.voice, .summary, .sure { margin: .1rem 0; }
.ladder { list-style: none; margin: .2rem 0; padding: 0; font-family: system-ui, sans-serif; font-size: .84rem; }
.ladder li { border: 0; padding: 0 0 0 .2rem; margin: 0; }
.ladder li + li::before { content: '↳ '; color: var(--soft); }
.rows { list-style: none; padding: 0; }
.rows > li { border-top: 1px solid var(--line); padding: .8rem 0; margin: 0; }
.picture { margin: 1rem 0 2rem; overflow-x: auto; color: var(--accent); } .picture svg { display: block; max-width: 100%; height: auto; } .picture text { fill: var(--ink); } figcaption { color: var(--soft); font: .85rem system-ui, sans-serif; }
.days { list-style: none; padding: 0; }
.top { position: relative; } .tools { position: absolute; right: 1.5rem; top: .9rem; margin: 0; font-size: .92rem; }
form.add { display: grid; gap: 1rem; max-width: 46rem; } textarea { font: inherit; width: 100%; color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: 3px; padding: .6rem; }
form.add button { justify-self: start; padding: .45rem 1.4rem; } .drop input { width: 100%; border-style: dashed; padding: 1.2rem .8rem; } .drop.over input { border-color: var(--accent); }
.fault { color: var(--no); }
form.filter, div.filter { display: flex; flex-wrap: wrap; gap: .8rem; align-items: end; margin: 0 0 1.2rem; }
label span { display: block; font-size: .8rem; color: var(--soft); }
input, button { font: inherit; font-size: .95rem; padding: .35rem .5rem; color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: 3px; }
button { cursor: pointer; border-color: var(--accent); }
kbd { border: 1px solid var(--line); border-radius: 3px; padding: 0 .3em; font-size: .85em; }
.control { border: 1px solid var(--line); font-size: .7rem; padding: 0 .2em; color: var(--warn); }
.fingerprint { margin-top: 3rem; overflow-wrap: anywhere; }
@media (max-width: 50rem) { .pane { grid-template-columns: 1fr; } aside { position: static; max-height: none; } }
@media (max-width: 34rem) {
  .tools { position: static; margin-top: .3rem; }
  main { padding: 1.2rem 1rem 3rem; } .top { padding: .7rem 1rem .3rem; } h1 { font-size: 1.6rem; }
  table, tbody, tr, th, td { display: block; min-width: 0; } thead { display: none; }
  tr { padding: .6rem 0; border-bottom: 1px solid var(--line); } th, td { border: 0; padding: .1rem 0; }
  td[data-column]::before { content: attr(data-column) ': '; color: var(--soft); font-size: .82rem; font-family: system-ui, sans-serif; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print { body { background: #fff; color: #000; } .top nav, .skip, form, .hint, .pager { display: none; } .pane { display: block; } aside { max-height: none; } li, tr { break-inside: avoid; } }
`;

/** The only script: steps through the findings of a report by keyboard and shows which words a note belongs to. */
export const SITE_JS = `
const notes = [...document.querySelectorAll('.notes li')];
const marks = [...document.querySelectorAll('mark[data-findings]')];
let at = -1;
const show = (i, go) => {
  if (notes.length === 0) return;
  at = (i + notes.length) % notes.length;
  const id = notes[at].dataset.finding;
  for (const n of notes) n.classList.toggle('on', n === notes[at]);
  for (const m of marks) m.classList.toggle('on', m.dataset.findings.split(' ').includes(id));
  if (!go) return;
  const link = notes[at].querySelector('a');
  link.focus({ preventScroll: true });
  document.getElementById(id)?.scrollIntoView({ block: 'center' });
  notes[at].scrollIntoView({ block: 'nearest' });
};
document.addEventListener('keydown', (event) => {
  if (event.target.matches('input, textarea, select') || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'j') show(at + 1, true);
  if (event.key === 'k') show(at - 1, true);
});
for (const [i, note] of notes.entries()) {
  note.addEventListener('mouseenter', () => show(i, false));
  note.addEventListener('focusin', () => show(i, false));
}
const running = document.querySelector('[data-job]');
if (running) {
  const events = new EventSource('/adding/' + running.dataset.job + '/events');
  events.addEventListener('progress', (e) => { running.querySelector('.done').textContent = e.data; });
  events.addEventListener('end', () => { events.close(); location.reload(); });
}
const drop = document.querySelector('.drop');
for (const type of ['dragenter', 'dragover']) drop?.addEventListener(type, () => drop.classList.add('over'));
for (const type of ['dragleave', 'drop']) drop?.addEventListener(type, () => drop.classList.remove('over'));
const target = decodeURIComponent(location.hash.slice(1));
const first = notes.findIndex((n) => n.dataset.finding === target || n.id === target);
if (first >= 0) show(first, false);
`;
