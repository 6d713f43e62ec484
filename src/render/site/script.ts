/**
 * The only script; every page works without it. It steps through the findings of a report by keyboard, opens words beside the
 * page that they were asked for on, lets days be chosen on the timeline, shows the progress of adding, and takes dropped files.
 */
export const SITE_JS = `
const embedded = window.top !== window;
if (embedded) {
  document.documentElement.classList.add('embedded');
  document.querySelector('main').setAttribute('aria-label', 'The report');
  for (const a of document.querySelectorAll('main a[href]:not([href^="#"])')) a.target = '_top';
}

// The reading pane: one finding after another.
const notes = [...document.querySelectorAll('.notes > li')];
const marks = [...document.querySelectorAll('mark[data-findings]')];
let at = -1;
const show = (i, go) => {
  if (notes.length === 0) return;
  at = (i + notes.length) % notes.length;
  const id = notes[at].dataset.finding;
  for (const n of notes) n.classList.toggle('on', n === notes[at]);
  for (const m of marks) m.classList.toggle('on', m.dataset.findings.split(' ').includes(id));
  if (!go) return;
  notes[at].querySelector('a').focus({ preventScroll: true });
  document.getElementById(id)?.scrollIntoView({ block: 'center' });
  if (!embedded) notes[at].scrollIntoView({ block: 'nearest' });
};
for (const [i, note] of notes.entries()) {
  // A page that opens under a resting hand was not pointed at.
  note.addEventListener('mousemove', (event) => { if (event.movementX || event.movementY) show(i, false); });
  note.addEventListener('focusin', () => show(i, false));
}
const within = (note) => {
  const box = note.closest('aside');
  if (box && !embedded && box.scrollHeight > box.clientHeight) box.scrollTop = note.offsetTop - box.offsetTop - 40;
};
// From the words to their note; once more leads to the next finding that the same words belong to.
for (const mark of marks) {
  mark.addEventListener('click', () => {
    const own = mark.dataset.findings.split(' ').reverse();
    const id = own[(own.indexOf(notes[at]?.dataset.finding) + 1) % own.length];
    const found = notes.findIndex((n) => n.dataset.finding === id);
    if (found < 0) return;
    show(found, false);
    within(notes[found]);
  });
}
const toTarget = () => {
  let target = location.hash.slice(1);
  try { target = decodeURIComponent(target); } catch { /* no place of this page */ }
  const found = notes.findIndex((n) => n.dataset.finding === target || n.id === target);
  if (found < 0) return;
  show(found, false);
  within(notes[found]);
};
toTarget();
addEventListener('hashchange', toTarget);

// Words beside the page: its place is kept.
let panel = null;
/** Changes the page and keeps a link where the eye has it. */
const keeping = (link, change) => {
  const before = link.getBoundingClientRect().top;
  change();
  scrollBy({ top: link.getBoundingClientRect().top - before, behavior: 'instant' });
};
const close = () => {
  if (!panel) return;
  const { element, from } = panel;
  panel = null;
  keeping(from, () => { element.remove(); document.body.classList.remove('beside'); });
  from.classList.remove('opened');
  from.focus({ preventScroll: true });
};
const beside = (from, href) => {
  if (panel) { panel.element.remove(); panel.from.classList.remove('opened'); }
  const element = document.createElement('div');
  element.className = 'panel';
  element.setAttribute('role', 'dialog');
  element.setAttribute('aria-label', 'Words in their report');
  const bar = document.createElement('p');
  const whole = document.createElement('a');
  whole.href = href;
  whole.textContent = 'Open the report';
  const shut = document.createElement('button');
  shut.textContent = 'Close';
  shut.addEventListener('click', close);
  bar.append(whole, shut);
  const frame = document.createElement('iframe');
  frame.title = 'The report at these words';
  frame.src = href;
  element.append(bar, frame);
  keeping(from, () => { document.body.append(element); document.body.classList.add('beside'); });
  from.classList.add('opened');
  panel = { element, from, frame };
  shut.focus({ preventScroll: true });
};
document.addEventListener('click', (event) => {
  const a = event.target.closest?.('a[data-words]');
  if (!a || embedded || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  // On a narrow screen the report takes all of it, and the way back is the browser's.
  if (innerWidth < 800) return;
  event.preventDefault();
  beside(a, a.getAttribute('href') ?? a.getAttribute('xlink:href'));
});
addEventListener('message', (event) => {
  if (panel && event.source === panel.frame.contentWindow && event.data === 'close') close();
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    if (embedded) parent.postMessage('close', '*');
    else close();
  }
  if (event.target.matches('input, textarea, select') || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'j') show(at + 1, true);
  if (event.key === 'k') show(at - 1, true);
});

// The timeline: drag over days. Served, the page is drawn anew for them; from disk the list is narrowed.
const live = 'live' in document.body.dataset;
for (const brush of document.querySelectorAll('.brush')) {
  const svg = brush.querySelector('svg');
  const { since, until, left, right } = brush.dataset;
  const day = 86400000;
  const [first, last] = [Date.parse(since) - day / 2, Date.parse(until) + day / 2];
  const dayAt = (x) => {
    const box = svg.getBoundingClientRect();
    const share = ((x - box.left) / box.width - left) / (right - left);
    const time = first + Math.min(1, Math.max(0, share)) * (last - first);
    return new Date(Math.min(Math.max(time, Date.parse(since)), Date.parse(until)) + day / 2).toISOString().slice(0, 10);
  };
  let start = null;
  let box = null;
  svg.addEventListener('dragstart', (event) => event.preventDefault());
  svg.addEventListener('pointerdown', (event) => {
    // A finger moves the picture; it has the links above it.
    if (event.button || event.pointerType === 'touch') return;
    start = event.clientX;
  });
  addEventListener('pointermove', (event) => {
    if (start === null || Math.abs(event.clientX - start) < 6) return;
    if (!box) {
      box = document.createElement('div');
      box.className = 'chosen-days';
      brush.append(box);
    }
    const outer = brush.getBoundingClientRect();
    const [a, b] = [start, event.clientX].sort((x, y) => x - y);
    box.style.left = a - outer.left + brush.scrollLeft + 'px';
    box.style.width = b - a + 'px';
    box.style.height = svg.getBoundingClientRect().height + 'px';
  });
  addEventListener('pointerup', (event) => {
    if (start === null) return;
    const [a, b] = [start, event.clientX].sort((x, y) => x - y).map(dayAt);
    start = null;
    if (!box) return;
    const chosen = box;
    box = null;
    // What ends a drag over a mark is no click on it.
    addEventListener('click', (click) => { click.preventDefault(); click.stopPropagation(); }, { capture: true, once: true });
    if (live) { location.href = '/timeline?since=' + a + '&until=' + b; return; }
    for (const item of document.querySelectorAll('.days > li')) item.hidden = item.dataset.until < a || item.dataset.day > b;
    for (const old of brush.querySelectorAll('.chosen-days')) if (old !== chosen) old.remove();
    if (!brush.querySelector('button')) {
      const all = Object.assign(document.createElement('button'), { textContent: 'All days again' });
      all.addEventListener('click', () => {
        for (const item of document.querySelectorAll('.days > li')) item.hidden = false;
        for (const old of brush.querySelectorAll('.chosen-days')) old.remove();
        all.remove();
      });
      brush.append(all);
      brush.removeAttribute('aria-hidden');
    }
  });
}

addEventListener('beforeprint', () => { for (const cell of document.querySelectorAll('details.cell')) cell.open = true; });

// On a narrow screen what a list can be narrowed by is folded, or it would push the list out of sight; what was chosen stays open.
if (innerWidth < 960) for (const facet of document.querySelectorAll('.facets details')) facet.open = facet.querySelector('[aria-current]') !== null;

const running = document.querySelector('[data-job]');
if (running) {
  const events = new EventSource('/adding/' + running.dataset.job + '/events');
  events.addEventListener('progress', (e) => { running.querySelector('.done').textContent = e.data; });
  events.addEventListener('end', () => { events.close(); location.reload(); });
}

// Files dropped on any page are taken in.
if (live && !embedded) {
  const holds = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files') && !event.target.closest?.('.drop');
  let depth = 0;
  addEventListener('dragenter', (event) => { if (holds(event)) { depth++; document.body.classList.add('over'); } });
  addEventListener('dragleave', (event) => { if (holds(event) && --depth <= 0) { depth = 0; document.body.classList.remove('over'); } });
  addEventListener('dragover', (event) => { if (holds(event)) event.preventDefault(); });
  addEventListener('drop', (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    document.body.classList.remove('over');
    // The form that is open keeps what was typed.
    const open = document.querySelector('form.add input[type=file]');
    if (open) { open.files = event.dataTransfer.files; return; }
    const form = Object.assign(document.createElement('form'), { method: 'post', action: '/add', enctype: 'multipart/form-data', hidden: true });
    const input = Object.assign(document.createElement('input'), { type: 'file', name: 'files', multiple: true });
    input.files = event.dataTransfer.files;
    form.append(input);
    document.body.append(form);
    form.submit();
  });
}
const drop = document.querySelector('.drop');
for (const type of ['dragenter', 'dragover']) drop?.addEventListener(type, () => drop.classList.add('over'));
for (const type of ['dragleave', 'drop']) drop?.addEventListener(type, () => drop.classList.remove('over'));
`;
