/** One stylesheet for every page: serif for words of people, quiet furniture, light and dark, print. */
export const STYLESHEET = `
:root { color-scheme: light dark; --ink: #1d1f21; --soft: #5b6166; --paper: #fbfaf7; --line: #d9d5cb; --mark: #fdf0b8; --accent: #1f4e79; --warn: #8a4b08; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7e4dc; --soft: #a4a8ab; --paper: #17191b; --line: #3a3d40; --mark: #54481a; --accent: #9cc3e6; --warn: #e0ad6a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 Charter, 'Bitstream Charter', 'Source Serif 4', Georgia, serif; }
main { max-width: 52rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
.kind, .coverage, .where, .refs, footer, th, h2, li b { font-family: 'Source Sans 3', 'Segoe UI', system-ui, sans-serif; }
.kind { margin: 0; color: var(--soft); font-size: .8rem; letter-spacing: .08em; text-transform: uppercase; }
h1 { margin: .2rem 0 .4rem; font-size: 2rem; line-height: 1.15; font-weight: 600; }
h2 { margin: 2.2rem 0 .5rem; padding-top: .6rem; border-top: 1px solid var(--line); font-size: 1rem; font-weight: 650; }
.coverage { margin: 0; color: var(--soft); font-size: .9rem; }
.line { font-size: 1.2rem; line-height: 1.45; }
ul { margin: .4rem 0; padding-left: 1.1rem; }
li { margin: .35rem 0; }
li b { font-size: .86rem; font-weight: 650; }
li b::after { content: ' —'; font-weight: 400; color: var(--soft); }
.warning b { color: var(--warn); }
.refs a { color: var(--accent); font-size: .74rem; text-decoration: none; vertical-align: .25em; padding: 0 .12em; }
.refs a:hover, .refs a:focus { text-decoration: underline; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .7rem .45rem 0; border-bottom: 1px solid var(--line); min-width: 6.5rem; }
thead th { font-size: .8rem; color: var(--soft); font-weight: 600; }
tbody th { font-weight: 600; font-size: .88rem; }
.none, .empty { color: var(--soft); }
.words { padding-left: 2.2rem; font-size: .95rem; }
.words li { scroll-margin-top: 1rem; padding: .25rem .5rem; }
.words li:target { outline: 2px solid var(--accent); outline-offset: 2px; }
.where { margin: 0; color: var(--soft); font-size: .82rem; }
.where a { color: inherit; }
blockquote { margin: .1rem 0 0; }
mark { background: var(--mark); color: inherit; padding: .05em .1em; }
.control { border: 1px solid var(--line); font-size: .7rem; padding: 0 .2em; color: var(--warn); }
footer { margin-top: 2.5rem; color: var(--soft); font-size: .78rem; }
@media (max-width: 34rem) {
  table, tbody, tr, th, td { display: block; min-width: 0; }
  thead { display: none; }
  tr { padding: .5rem 0; border-bottom: 1px solid var(--line); }
  th, td { border: 0; padding: .1rem 0; }
  td::before { content: attr(data-column) ': '; color: var(--soft); font-size: .8rem; font-family: system-ui, sans-serif; }
}
@media print { body { background: #fff; color: #000; } main { max-width: none; padding: 0; } h2 { break-after: avoid; } li, tr { break-inside: avoid; } }
`;
