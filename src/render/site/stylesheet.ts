/** Faces that come with the program, under the SIL Open Font License: a serif for words of people, a sans for the furniture. */
const FACES = [
  { family: 'Source Serif 4', package: 'source-serif-4', weight: 400, style: 'normal' },
  { family: 'Source Serif 4', package: 'source-serif-4', weight: 400, style: 'italic' },
  { family: 'Source Serif 4', package: 'source-serif-4', weight: 600, style: 'normal' },
  { family: 'Source Sans 3', package: 'source-sans-3', weight: 400, style: 'normal' },
  { family: 'Source Sans 3', package: 'source-sans-3', weight: 600, style: 'normal' },
] as const;

/** Letters of a file, so that a page fetches only those it shows. */
const SUBSETS = [
  {
    name: 'latin',
    range:
      'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  },
  {
    name: 'latin-ext',
    range:
      'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
  },
] as const;

/** Font files by the name that pages ask for: the package and the file in it. */
export const FONTS: ReadonlyMap<string, { readonly package: string; readonly file: string }> = new Map(
  FACES.flatMap((f) =>
    SUBSETS.map((s) => {
      const file = `${f.package}-${s.name}-${f.weight}-${f.style}.woff2`;
      return [file, { package: `@fontsource/${f.package}`, file: `files/${file}` }] as const;
    }),
  ),
);

const faces = FACES.flatMap((f) =>
  SUBSETS.map(
    (s) =>
      `@font-face { font-family: '${f.family}'; font-weight: ${f.weight}; font-style: ${f.style}; font-display: swap; src: url(fonts/${f.package}-${s.name}-${f.weight}-${f.style}.woff2) format('woff2'); unicode-range: ${s.range}; }`,
  ),
).join('\n');

const SIDES = [1, 2, 3, 4, 5, 6];

/** The stylesheet of every page: serif for words of people, quiet furniture, colour for sides and states alone. */
export const SITE_CSS = `${faces}
:root { color-scheme: light dark; --ink: #1b1d1f; --soft: #565c61; --paper: #fcfbf8; --card: #ffffff; --line: #dcd8ce; --rule: #1b1d1f; --mark: #fdf0b8; --mark2: #f8df86; --mark3: #efc957; --accent: #1c4a75; --warn: #8a4b08; --yes: #2c6e49; --no: #9b2c2c; --partly: #7a5c00; --asks: #1c4a75; --s0: #6b7075; --s1: #1f5fa8; --s2: #b3541e; --s3: #2f7d5b; --s4: #7a4b9c; --s5: #8a6d0b; --s6: #a8326b; --serif: 'Source Serif 4', Charter, 'Bitstream Charter', Georgia, serif; --sans: 'Source Sans 3', 'Segoe UI', system-ui, sans-serif; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e6df; --soft: #a9adb0; --paper: #15171a; --card: #1d2024; --line: #373b40; --rule: #8d9196; --mark: #4a4018; --mark2: #5f521c; --mark3: #776520; --accent: #9cc3e6; --warn: #e0ad6a; --yes: #8fcfa8; --no: #f0a3a3; --partly: #e0c36a; --asks: #9cc3e6; --s0: #9aa0a5; --s1: #7db4f0; --s2: #f0a070; --s3: #7fcfa8; --s4: #c9a0ea; --s5: #dcc05a; --s6: #f09abf; } }
@media print { :root { --ink: #000; --soft: #444; --paper: #fff; --card: #fff; --line: #bbb; --rule: #000; --mark: #eee; --mark2: #ddd; --mark3: #ccc; --accent: #000; } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 var(--serif); overflow-wrap: anywhere; }
.top, .kind, .coverage, .where, .refs, .voice, .summary, .sure, .hint, .measured, .fingerprint, .pager, form, th, h2, h3, li > b, .side, .stance, .age, .differs, .facets, .chosen, .ladder, .count, .by, .status, .account, figcaption, .panel, kbd { font-family: var(--sans); }
a { color: var(--accent); text-underline-offset: .16em; text-decoration-thickness: 1px; text-decoration-color: color-mix(in srgb, currentColor 45%, transparent); }
a:hover { text-decoration-color: currentColor; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -60rem; } .skip:focus { left: 1rem; top: .5rem; background: var(--card); padding: .4rem .8rem; z-index: 3; }
.top { position: relative; padding: 1rem clamp(1rem, 4vw, 2.5rem) 0; border-bottom: 1px solid var(--line); }
.handling.then { color: var(--accent); }
.handling { margin: 0 0 .3rem; font: 600 .9rem var(--sans); color: var(--warn); }
.talks { margin: 0; font: 600 1.15rem/1.3 var(--serif); padding-right: 28rem; } .talks a { color: inherit; text-decoration: none; }
.tools { position: absolute; right: clamp(1rem, 4vw, 2.5rem); top: .85rem; display: flex; gap: 1.2rem; align-items: center; font-size: .95rem; } .tools input { width: 13rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .1rem 1.6rem; list-style: none; margin: .5rem 0 0; padding: 0; }
nav li { margin: 0; }
.top nav a { display: inline-block; padding: .35rem 0 .45rem; color: var(--soft); text-decoration: none; border-bottom: 3px solid transparent; }
.top nav a:hover { color: var(--ink); } .top nav a[aria-current] { color: var(--ink); font-weight: 600; border-color: var(--ink); }
.second { border-top: 1px solid var(--line); margin: 0 calc(-1 * clamp(1rem, 4vw, 2.5rem)); padding: 0 clamp(1rem, 4vw, 2.5rem); font-size: .94rem; } .second ul { margin: 0; }
main { max-width: 50rem; margin: 0 auto; padding: 2.2rem clamp(1rem, 4vw, 2.5rem) 5rem; } main.wide { max-width: 80rem; }
h1 { margin: 0 0 .4rem; font-size: clamp(1.6rem, 1.2rem + 1.8vw, 2.4rem); line-height: 1.15; font-weight: 600; text-wrap: balance; }
h2 { margin: 0; font-size: 1.02rem; font-weight: 600; line-height: 1.4; }
.part { margin: 2.4rem 0 0; padding-top: .55rem; border-top: 1px solid var(--line); }
.head { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 1.5rem; } .head .measured { margin: 0; }
.coverage, .where, .sure, .hint, .measured, .fingerprint, .summary, .age { color: var(--soft); font-size: .9rem; }
.measured { font-size: .82rem; max-width: 46rem; } .coverage { margin: 0 0 .6rem; max-width: 46rem; font-size: .95rem; } .where, .voice, .summary { margin: 0; }
.line { font-size: clamp(1.25rem, 1rem + 1vw, 1.6rem); line-height: 1.38; max-width: 50rem; margin: 1.1rem 0 1.4rem; text-wrap: pretty; }
.first { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 0 3rem; } .first .part { border-top: 3px solid var(--rule); margin-top: 1.6rem; }
ul, ol { padding-left: 1.1rem; } li { margin: .35rem 0; } li > b { font-size: .9rem; font-weight: 600; }
.first ul, .part > ul { list-style: none; padding: 0; } .first li, .part > ul > li { padding: .1rem 0; }
.warning > b { color: var(--warn); }
.refs a { font-size: .8rem; text-decoration: none; vertical-align: .2em; padding: .25em .45em; } .refs a:hover { text-decoration: underline; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .98rem; margin: .8rem 0; }
th, td { text-align: start; vertical-align: top; padding: .55rem 1.1rem .55rem 0; border-bottom: 1px solid var(--line); min-width: 7rem; }
thead th { font-size: .88rem; color: var(--soft); font-weight: 600; border-bottom-color: var(--rule); } tbody th { font-weight: 600; font-size: .95rem; }
td p { margin: 0 0 .3rem; }
.voice > b a { color: inherit; }
.empty { color: var(--soft); }
.side { font-size: .92em; color: var(--ink); font-weight: 400; } thead .side, tbody th .side { font-weight: 600; } .shape { font-size: .8em; margin-right: .35em; color: var(--s0); }
${SIDES.map((n) => `.s${n} > .shape { color: var(--s${n}); }`).join(' ')}
.stance { font-weight: 600; font-size: .95rem; } .sign { display: inline-block; width: 1.15em; text-align: center; margin-right: .25em; color: var(--soft); }
.stance.yes .sign { color: var(--yes); } .stance.no .sign { color: var(--no); } .stance.partly .sign { color: var(--partly); } .stance.asks .sign { color: var(--asks); }
.positions td { min-width: 12rem; } @media (min-width: 60rem) { .positions { table-layout: fixed; } } .positions th:first-child { width: 13rem; }
.cell summary { cursor: pointer; list-style: none; } .cell summary::-webkit-details-marker { display: none; } .cell summary .stance::after { content: '▸'; color: var(--soft); margin-left: .5em; font-size: .8em; } .cell[open] summary .stance::after { content: '▾'; }
del { color: var(--no); text-decoration-thickness: 1px; } ins { color: var(--yes); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .2em; } .move .end { margin: .3rem 0; } .move blockquote { margin-top: .1rem; } .move q a, .move blockquote a { color: inherit; } .direction { color: var(--soft); font-size: .92rem; } .operative { margin-right: 1.1rem; white-space: normal; } .by { font-variant-numeric: tabular-nums; } .status.broken { color: var(--no); } .status.done { color: var(--yes); } .status.disputed, .account { color: var(--warn); } .act { margin: .15rem 0; font-size: 1.14rem; line-height: 1.45; } .promise ul a, .deadline ul a { color: inherit; } .promise ul q, .deadline ul q { font-size: 1rem; } .deadlock ul { margin: .3rem 0 0; padding-left: 1.1rem; overflow-wrap: anywhere; } td .empty { font-size: .92rem; } .before { color: var(--soft); font-size: .92rem; margin: .3rem 0 0; } .round h2 { font-size: 1.05rem; margin: 0; overflow-wrap: anywhere; } .round .day { color: var(--soft); font-weight: 400; margin-right: .4rem; } .states { margin: .3rem 0; } .versions { margin: .3rem 0 0; } .versions dt { color: var(--soft); font-size: .92rem; } .versions dd { margin: 0 0 .15rem 1.1rem; } .plover .weight { color: var(--soft); font-variant-numeric: tabular-nums; }
.circle { display: grid; grid-template-columns: minmax(0, 20rem) minmax(0, 1fr); gap: 1.5rem; align-items: start; } .circle .picture { margin: .6rem 0; overflow: visible; } .circle svg { max-width: 100%; } .mark { color: var(--accent); font-weight: 600; margin-right: .4rem; } .wishes { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr)); gap: 0 2rem; } .wishes p { margin: .3rem 0; overflow-wrap: anywhere; } .outcome.told { color: var(--ink); font-weight: 600; } .later { margin: .2rem 0; }
@media (max-width: 46rem) { .circle { grid-template-columns: minmax(0, 1fr); gap: 0; } }
.cell .age, .cell .terms { display: block; } .cell .terms { font-family: var(--serif); } .differs { display: block; color: var(--warn); font-size: .88rem; } .cell ul { list-style: none; padding: 0 0 0 .8rem; border-left: 2px solid var(--line); }
.answers { list-style: none; padding: 0; margin: 0; } .answers li { margin: 0 0 .2rem; }
.words li { padding: .3rem .4rem; max-width: 48rem; scroll-margin-top: 1rem; }
blockquote { margin: .1rem 0 .25rem; } blockquote a { color: inherit; }
q { quotes: none; font-size: 1.14rem; line-height: 1.5; } .cell q { font-size: 1.02rem; }
mark { background: var(--mark); color: inherit; padding: .06em 0; } article mark, h1 mark { cursor: pointer; } mark.depth-2 { background: var(--mark2); } mark.depth-3 { background: var(--mark3); }
h1 mark, h1 mark.on { background: none; box-shadow: none; text-decoration: underline; text-decoration-color: var(--mark3); text-decoration-thickness: .12em; text-underline-offset: .14em; } h1 mark.on { text-decoration-color: var(--accent); }
.anchor { scroll-margin-top: 30vh; } mark:has(> .anchor:target), .named:has(> .anchor:target), mark.on { background: var(--mark3); box-shadow: 0 3px 0 var(--accent); }
.imprint { font-size: .98rem; margin: 0 0 1.2rem; padding: .35rem 0; position: sticky; top: 0; background: var(--paper); border-bottom: 1px solid var(--line); z-index: 1; }
.pane { display: grid; grid-template-columns: minmax(0, 1fr) 21rem; gap: 3.5rem; align-items: start; }
article { font-size: 1.2rem; line-height: 1.65; max-width: 43rem; overflow-wrap: anywhere; } article p { margin: 0 0 1.1rem; }
aside { position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow-y: auto; font-size: .95rem; padding-right: .4rem; }
.notes { list-style: none; padding: 0; margin: 0; }
.notes > li { border-left: 3px solid var(--line); padding: .4rem .2rem .4rem .9rem; margin: 0 0 .6rem; overflow-wrap: anywhere; } .notes > li:target, .notes > li.on { border-color: var(--accent); background: var(--card); }
.notes > li > a { color: inherit; text-decoration: none; } .notes > li > a:hover { text-decoration: underline; } .sure a { color: var(--soft); }
.kind { font-size: .76rem; letter-spacing: .06em; text-transform: uppercase; color: var(--soft); }
.ladder { list-style: none; margin: .25rem 0; padding: 0; font-size: .88rem; color: var(--soft); } .ladder li { margin: 0; padding: 0 0 .15rem; }
.ladder li + li { margin-left: .45rem; padding-left: 1rem; border-left: 1px solid var(--soft); position: relative; } .ladder li + li::before { content: ''; position: absolute; left: 0; top: .75em; width: .75rem; border-top: 1px solid var(--soft); }
.ladder li:nth-child(3) { margin-left: 1.45rem; } .ladder li:nth-child(n+4) { margin-left: 2.45rem; } .ladder .speaker { color: var(--ink); font-weight: 600; }
.rows { list-style: none; padding: 0; margin: 1rem 0; } .rows > li { border-top: 1px solid var(--line); padding: .75rem 0 .8rem; margin: 0; } .rows .title, .actor .name { font-size: 1.15rem; } .rows .title { color: inherit; }
.picture { margin: 1.2rem 0 2rem; overflow-x: auto; color: var(--ink); position: relative; } .picture svg { display: block; max-width: none; height: auto; font-family: var(--sans); } .brush svg { width: 100%; min-width: 46rem; } .picture text { fill: var(--ink); }
figcaption { color: var(--soft); font-size: .88rem; margin-top: .5rem; max-width: 50rem; }
.graph text { font-size: 13px; } .graph .name { font-weight: 600; } .graph .said { font-family: var(--serif); font-size: 14px; } .graph .quiet, .graph .relation { fill: var(--soft); font-size: 12px; } .graph .relation { paint-order: stroke; stroke: var(--paper); stroke-width: 5px; }
.graph .box { fill: var(--card); stroke: var(--soft); } .graph .box.unknown, .graph .box.earlier { stroke-dasharray: 4 3; } .graph .arrow { fill: none; stroke: var(--soft); stroke-width: 1.3; } .graph .dashed { stroke-dasharray: 5 4; } .graph marker path { fill: var(--soft); } .graph a:hover .box, .graph a:hover .arrow { stroke: var(--accent); stroke-width: 2; }
${SIDES.map((n) => `.converging .s${n} { fill: var(--s${n}); }`).join(' ')}
.converging .mean { stroke: var(--accent); stroke-width: 2.5; } .converging .grid { stroke: var(--line); } .converging .axis { font-size: 11.5px; fill: var(--soft); } .converging .dot { font-size: 15px; } .converging svg { max-width: 100%; min-width: 31rem; } .stand { margin: 0 0 .15rem; }
${SIDES.map((n) => `.graph .s${n} { fill: var(--s${n}); font-weight: 600; }`).join(' ')}
input { max-width: 100%; } .brush svg { user-select: none; -webkit-user-select: none; } .brush .chosen-days { position: absolute; top: 0; background: var(--accent); opacity: .16; pointer-events: none; }
.days { list-style: none; padding: 0; } .days h2 { border-top: 1px solid var(--line); padding-top: .6rem; margin-top: 1.2rem; } .days h2 .where { font-weight: 400; margin-left: .6rem; } .days ul { list-style: none; padding: 0; } .days li[hidden] { display: none; }
form.decide { display: inline; } .undecided .ways { white-space: nowrap; } form.decide button { min-height: 0; padding: .05rem .55rem; font-size: .84rem; font-weight: 500; } .rows li ul { margin: .3rem 0 0 1.1rem; padding: 0; } .rows li ul li { margin: .25rem 0; } li.undone > bdi, li.undone { color: var(--soft); } details.set { margin: 0 0 1.2rem; } del.spliced { color: var(--warn); } .renderings { margin: .3rem 0 0; } .renderings q { font-size: 1rem; } .contradiction h2 .status { font-weight: 400; } details.carriers { color: var(--soft); font: .88rem var(--sans); margin: .2rem 0 0; } details.carriers summary { cursor: pointer; } details.carriers ul { margin: .2rem 0 0 1rem; padding: 0; } .tie { color: var(--soft); overflow-wrap: anywhere; } .tie q { font-size: inherit; } section.origin { margin: 0 0 .8rem; } .entry.origin h2 { overflow-wrap: anywhere; } details.set summary { cursor: pointer; color: var(--accent); font-family: var(--sans); font-size: .95rem; }
form.add { display: grid; gap: 1rem; max-width: 46rem; } textarea { font: inherit; width: 100%; color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: 3px; padding: .6rem; }
form.add button { justify-self: start; padding: .45rem 1.4rem; } .drop input { width: 100%; border-style: dashed; padding: 1.4rem .9rem; } .drop.over input { border-color: var(--accent); }
body.over::after { content: 'Drop to add'; position: fixed; inset: 0; display: grid; place-items: center; font: 600 2rem var(--sans); background: color-mix(in srgb, var(--paper) 85%, transparent); border: 4px dashed var(--accent); z-index: 5; }
.fault { color: var(--no); }
form.filter, div.filter { display: flex; flex-wrap: wrap; gap: .8rem; align-items: end; margin: .8rem 0 1rem; } .zoom .ways { display: flex; gap: 1rem; margin: 0 0 .35rem .6rem; flex-wrap: wrap; font-size: .95rem; }
.queue { padding: 0; } .queue > li { padding: 1.1rem 0 1.2rem 1.1rem; border-left: 3px solid transparent; margin-left: -1.25rem; scroll-margin: 1rem; } .queue > li.on { border-left-color: var(--accent); } .queue > li:focus { outline: none; } .queue > li:focus-visible { outline: none; border-left-color: var(--accent); } .queue > li.met > :not(.differs) { opacity: .62; }
.sentence { font-size: 1.2rem; line-height: 1.55; margin: .35rem 0 .5rem; max-width: 44rem; }
.fields { display: flex; flex-wrap: wrap; gap: .15rem 1.6rem; margin: .2rem 0 .4rem; font: .92rem/1.5 var(--sans); } .fields > div { display: flex; gap: .45rem; min-width: 0; } .fields dt { color: var(--soft); } .fields dd { margin: 0; min-width: 0; }
.judge { margin: .6rem 0 0; display: flex; flex-wrap: wrap; gap: .5rem 1.2rem; align-items: end; } .judge > form { display: flex; flex-wrap: wrap; gap: .4rem .5rem; align-items: end; } .judge .why input { width: 13rem; } .judge summary { cursor: pointer; font: 600 .94rem var(--sans); color: var(--accent); padding: .35rem 0; } .judge details form { display: flex; flex-wrap: wrap; gap: .4rem .5rem; align-items: end; }
.judge button, .judge a.button { font-size: .92rem; } a.button { display: inline-flex; align-items: center; gap: .2rem; min-height: 2.3rem; font: 600 .98rem var(--sans); padding: .35rem .55rem; border: 1px solid var(--accent); border-radius: 3px; background: var(--card); text-decoration: none; line-height: normal; } button kbd, a.button kbd, summary kbd { color: var(--soft); font-weight: 400; margin-left: .15rem; } html:not(.scripted) .judge kbd, html:not(.scripted) .last kbd, html:not(.scripted) .keys, html:not(.scripted) .by-hand { display: none; }
.desk { display: flex; flex-wrap: wrap; gap: .2rem 2.4rem; align-items: end; justify-content: space-between; } .desk > a.button { align-self: center; } .last { margin-left: auto; } .where form.decide { margin-left: .5rem; } .desk form.filter { margin: .3rem 0 .5rem; } .desk select { width: 10rem; } .desk input { width: 10rem; } .news { margin: 0; font: .95rem var(--sans); color: var(--warn); } .news:empty { display: none; } .keys summary { cursor: pointer; font: .94rem var(--sans); color: var(--accent); } .keys dl { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; margin: .4rem 0; font: .92rem var(--sans); } .keys dl > div { display: flex; gap: .4rem; } .keys dd { margin: 0; }
.noted { list-style: none; margin: .3rem 0; padding: 0; } .noted q { font-family: var(--serif); font-size: 1rem; color: var(--ink); } details.noting { margin: .3rem 0 0; } details.noting form { display: flex; flex-wrap: wrap; gap: .4rem .5rem; align-items: end; margin: .4rem 0; } details.noting button { font-size: .92rem; } .likely { list-style: none; margin: .3rem 0; padding: 0; } .likely li { margin: .25rem 0; } .judge details[open] { flex: 1 1 100%; } .differs { margin: .1rem 0 0; color: var(--warn); } form.giving { margin: .7rem 0 .4rem; padding: .7rem .9rem .8rem; border: 1px solid var(--line); border-radius: 3px; background: var(--card); display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr)); gap: .1rem 1.6rem; } .giving > :not(.field) { grid-column: 1 / -1; } .giving > button { justify-self: start; } .giving .hint { margin: 0 0 .5rem; } .giving .field { display: flex; flex-wrap: wrap; gap: .2rem .8rem; margin: 0 0 .45rem; } .giving label { flex: 1 1 8rem; min-width: 0; } .giving label input, .giving label select { width: 100%; } .giving .ways { display: flex; gap: 1.2rem; align-items: center; margin: .5rem 0 0; font: .95rem var(--sans); } input.taken { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
.notes .sure { margin: .3rem 0 .1rem; } details.review { margin: .1rem 0 0; } details.review > summary { cursor: pointer; font: .88rem var(--sans); color: var(--accent); } aside .judge .why { flex: 1 1 100%; } aside .judge .why input { width: 100%; } details.missed { margin: 1.2rem 0; padding-top: .6rem; border-top: 1px solid var(--line); } details.missed > summary { font-size: .95rem; }
.judged { margin: .3rem 0 0; font-family: var(--sans); } .judged ul { list-style: none; margin: .1rem 0; padding: 0; } .judged li { margin: .1rem 0; } .judged q { font-family: var(--serif); font-size: 1rem; color: var(--ink); } .verdict { margin: 0; font-weight: 600; font-size: .9rem; } .verdict.accepted, .verdict.corrected, .verdict.added { color: var(--yes); } .verdict.rejected { color: var(--no); }
.rejected { margin-top: 1.4rem; padding-top: .6rem; border-top: 1px solid var(--line); } .rejected .hint { margin: .1rem 0 .4rem; } .rejected ul { list-style: none; padding: 0; margin: 0; } .rejected > ul > li { margin: 0 0 .9rem; scroll-margin-top: 1rem; } .rejected > ul > li:target { background: var(--card); } .rejected .verdict { display: none; }
.replaced, .keeping { border-left: 3px solid var(--warn); padding: .3rem .9rem; margin: 0 0 1rem; font: .98rem/1.5 var(--sans); background: var(--card); } .keeping { border-color: var(--accent); }
.change { font: 600 .84rem var(--sans); color: var(--soft); margin-right: .2rem; } .change.came, .change.gained { color: var(--yes); } .change.went, .change.lost { color: var(--no); } .change.changed { color: var(--partly); } .differences { list-style: none; padding: 0; margin: .4rem 0; } .differences del a, .differences ins a { color: inherit; text-decoration: inherit; } .listed h3 { font: 600 .95rem var(--sans); margin: 1.1rem 0 .2rem; } .listed h3::first-letter { text-transform: uppercase; } .listed .count { font-weight: 400; } .listed ul { list-style: none; padding: 0; margin: 0; } .listed li a { color: inherit; } .listed summary { cursor: pointer; font: .92rem var(--sans); color: var(--accent); } .edit > p { margin: .8rem 0 0; }
.wordings { table-layout: fixed; font-size: 1.08rem; line-height: 1.55; } .wordings td { border-bottom: 0; padding-right: 1.8rem; } .wordings th { padding-right: 1.8rem; } .versions-of { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; font: .95rem var(--sans); } .versions-of a[aria-current] { font-weight: 600; color: inherit; text-decoration: none; }
.decision .said-of { margin: 0; } .decision .said-of a { color: inherit; } .decision.undone .said-of { color: var(--soft); } .state { color: var(--warn); } .crossed { border-left: 3px solid var(--line); padding: .1rem 0 .1rem 1rem; margin: 1rem 0; } .crossed p { margin: .2rem 0; } .tellings { margin: .4rem 0 0; } .tellings > ul { padding: 0; list-style: none; }
label span { display: block; font-size: .84rem; color: var(--soft); }
input, button, select { font: inherit; font-size: .98rem; padding: .35rem .55rem; color: var(--ink); background: var(--card); border: 1px solid var(--soft); border-radius: 3px; } input[type=date] { line-height: 1.2; } select, button { min-height: 2.3rem; } button { cursor: pointer; border-color: var(--accent); color: var(--accent); font-weight: 600; }
.faceted { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 3rem; align-items: start; } .faceted > div { max-width: 46rem; } .facets { font-size: .94rem; margin-top: 1rem; } .facets details { border-top: 1px solid var(--line); padding: .5rem 0; } .facets summary { font-weight: 600; cursor: pointer; } .facets ul { display: block; margin: .3rem 0 0; } .facets li { display: flex; justify-content: space-between; gap: .8rem; margin: .15rem 0; } .facets li a { color: inherit; text-decoration: none; overflow-wrap: anywhere; } .facets li a:hover { text-decoration: underline; } .facets a[aria-current] { font-weight: 600; } .facets a[aria-current]::before { content: '✓ '; } .count { color: var(--soft); font-variant-numeric: tabular-nums; }
.chosen { display: flex; flex-wrap: wrap; gap: .5rem; list-style: none; padding: 0; } .chosen li { border: 1px solid var(--line); border-radius: 1rem; padding: .1rem .8rem; font-size: .92rem; background: var(--card); } .chosen a { padding: 0 .25rem; }
kbd { border: 1px solid var(--line); border-radius: 3px; padding: 0 .35em; font-size: .9em; }
.control { border: 1px solid var(--line); font: .7rem var(--sans); padding: 0 .2em; color: var(--warn); }
.fingerprint { margin-top: 3rem; overflow-wrap: anywhere; } .pager { font-size: .95rem; }
.panel { position: fixed; inset: 0 0 0 auto; width: min(47rem, 56vw); background: var(--paper); border-left: 3px solid var(--rule); z-index: 4; display: grid; grid-template-rows: auto 1fr; } .panel p { display: flex; justify-content: space-between; align-items: center; margin: 0; padding: .6rem 1.2rem; border-bottom: 1px solid var(--line); font-size: .95rem; } .panel iframe { width: 100%; height: 100%; border: 0; } @media (min-width: 50rem) { .beside main, .beside .top { margin-right: min(47rem, 56vw); } .beside .first { grid-template-columns: 1fr; } .beside .tools { display: none; } .beside .talks { padding-right: 0; } } a.opened, .refs a.opened { background: var(--mark2); color: var(--ink); }
.embedded .top, .embedded .skip { display: none; } .embedded main { padding-top: 1.2rem; } .embedded h1 { font-size: 1.5rem; } .embedded .pane { grid-template-columns: 1fr; gap: 1.5rem; } .embedded aside { position: fixed; inset: auto 0 0 0; max-height: 36vh; padding: .4rem 1rem 0; background: var(--card); border-top: 1px solid var(--rule); } .embedded .notes > li:not(.on), .embedded .hint { display: none; } .embedded .notes > li { margin: 0; border: 0; } .embedded article { padding-bottom: 40vh; } .embedded article mark { cursor: pointer; } .embedded article { font-size: 1.1rem; }
mark.sought { background: var(--mark3); box-shadow: 0 3px 0 var(--accent); }
@media (max-width: 60rem) { .pane, .faceted { grid-template-columns: 1fr; gap: 1.5rem; } aside { position: static; max-height: none; } .facets { columns: 2; } .facets details { break-inside: avoid; } }
@media (max-width: 36rem) {
  .tools { position: static; margin: .4rem 0 .5rem; flex-wrap: wrap; gap: .5rem 1.2rem; } .tools input { width: 9.5rem; } .talks { padding-right: 0; } nav ul { gap: .1rem .85rem; font-size: .95rem; } .facets { columns: 1; }
  .scroll > table, .scroll tbody, .scroll tr, .scroll th, .scroll td { display: block; min-width: 0; width: auto; } .scroll thead { display: none; }
  .scroll tr { padding: .6rem 0; border-bottom: 1px solid var(--line); } .scroll th, .scroll td { border: 0; padding: .15rem 0; }
  td[data-column]::before { content: attr(data-column) ': '; color: var(--soft); font: .86rem var(--sans); }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media (forced-colors: active) { .top nav a { border-bottom: 0; } .top nav a[aria-current] { border-bottom: 3px solid; } }
@media print { body { font-size: 10.5pt; } .cell::details-content { content-visibility: visible; } .imprint { position: static; } .top nav, .tools, .skip, form, form.filter, form.zoom, .judge, details.review, .keys, .hint, .pager, .facets, .chosen, .panel { display: none; } .pane, .faceted { display: block; } aside { position: static; max-height: none; overflow: visible; break-before: page; } li, tr, figure { break-inside: avoid; } h2 { break-after: avoid; } .brush svg { min-width: 0; } .picture { overflow: visible; } .picture svg { max-width: 100%; } }
`;
