/**
 * The only script; every page works without it. It steps through the findings of a report by keyboard, opens words beside the
 * page that they were asked for on, answers what is reviewed with one key, takes words that are selected, tells what others decided, lets days
 * be chosen on the timeline, shows the progress of adding, and takes dropped files.
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
  if (event.key === 'j') asked.length > 0 ? stand(now + 1, true) : show(at + 1, true);
  if (event.key === 'k') asked.length > 0 ? stand(now - 1, true) : show(at - 1, true);
  if ('arecdmnu?'.includes(event.key) && press(event.key)) event.preventDefault();
});

// Reviewing: one entry after another, an answer with one key.
document.documentElement.classList.add('scripted');
const asked = [...document.querySelectorAll('.queue > li')];
let now = -1;
const stand = (i, go) => {
  if (asked.length === 0) return;
  now = Math.min(Math.max(i, 0), asked.length - 1);
  for (const a of asked) a.classList.toggle('on', a === asked[now]);
  if (!go) return;
  asked[now].focus({ preventScroll: true });
  asked[now].scrollIntoView({ block: 'nearest' });
};
stand(asked.findIndex((a) => '#' + a.id === location.hash), location.hash !== '');
for (const [i, a] of asked.entries()) a.addEventListener('focusin', () => stand(i, false));
let sent = false;
addEventListener('pageshow', () => { sent = false; });
const press = (key) => {
  // In a report the answers of a note are there once it was opened for them.
  const own = asked.length > 0 ? asked[now] : notes[at]?.querySelector('details.review[open]');
  const named = '[data-key="' + key + '"]';
  const found = 'u?'.includes(key) ? document.querySelector(named) : (key === 'd' && document.querySelector('summary' + named)) || own?.querySelector(named);
  if (!found || sent) return false;
  // Words that are selected are those of the finding that is added.
  const words = key === 'd' && found.localName === 'a' ? chosenWords(own) : null;
  if (words) {
    const to = new URL(found.href);
    to.searchParams.set('words', words.flat);
    to.searchParams.set('place', words.said);
    found.href = to.href;
  }
  if (found.localName !== 'summary') { sent = true; found.click(); return true; }
  found.parentElement.open = key === '?' ? !found.parentElement.open : true;
  (found.parentElement.querySelector('form input:not([type=hidden]), form button') ?? found).focus();
  return true;
};
const giving = document.querySelector('form.giving[method=post], .queue form.giving');
giving?.querySelector('input:not([type=hidden]), select')?.focus({ preventScroll: true });
giving?.scrollIntoView({ block: 'nearest' });

// Words that are selected in a text go into the field that was used last, with their place in code points.
let field = giving?.querySelector('input[data-words-of]') ?? document.querySelector('input[data-words-of]');
const pointsOf = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return [...node.data].length;
  if (node.nodeType === Node.ELEMENT_NODE && node.classList.contains('control')) return 1;
  return [...node.childNodes].reduce((sum, child) => sum + pointsOf(child), 0);
};
const placeOf = (input) => input.form.elements['p.' + input.dataset.wordsOf] ?? input.form.elements.place;
/** The words that are selected, inside of something, with their place; null where none are. */
const chosenWords = (inside) => {
  const chosen = getSelection();
  const block = chosen?.anchorNode?.parentElement?.closest('[data-start]');
  if (!block || chosen.isCollapsed || !inside?.contains(block)) return null;
  const range = chosen.getRangeAt(0).cloneRange();
  const whole = document.createRange();
  whole.selectNodeContents(block);
  if (range.compareBoundaryPoints(Range.START_TO_START, whole) < 0) range.setStart(whole.startContainer, whole.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, whole) > 0) range.setEnd(whole.endContainer, whole.endOffset);
  const words = range.toString();
  if (words.trim() === '') return null;
  whole.setEnd(range.startContainer, range.startOffset);
  const first = Number(block.dataset.start) + pointsOf(whole.cloneContents());
  const start = first + [...words.slice(0, words.length - words.trimStart().length)].length;
  const end = first + pointsOf(range.cloneContents()) - [...words.slice(words.trimEnd().length)].length;
  return { flat: words.trim().replace(/\\s+/g, ' '), said: start + '-' + end };
};
const take = () => {
  const words = field?.isConnected ? chosenWords(document.body) : null;
  if (!words) return;
  const place = placeOf(field);
  const { flat, said } = words;
  if (place.value.split(' // ').includes(said)) return;
  const more = 'many' in field.dataset && field.value.trim() !== '' && place.value !== '';
  field.value = more ? field.value + ' // ' + flat : flat;
  place.value = more ? place.value + ' // ' + said : said;
  field.classList.add('taken');
  if (field.offsetParent) field.focus({ preventScroll: true });
};
document.addEventListener('focusin', (event) => { if (event.target.matches('input[data-words-of]')) field = event.target; });
document.addEventListener('input', (event) => {
  if (!event.target.matches('input[data-words-of]')) return;
  // What is typed is looked for by its letters.
  placeOf(event.target).value = '';
  event.target.classList.remove('taken');
});
for (const type of ['mouseup', 'touchend']) document.addEventListener(type, () => setTimeout(take));
document.addEventListener('keyup', (event) => { if (event.key === 'Shift') take(); });

// What others decided since this page was drawn.
const news = document.querySelector('.news');
const listen = async () => {
  if (document.hidden) return;
  const answer = await fetch('/decisions.json?after=' + news.dataset.decisions).catch(() => null);
  if (!answer?.ok) return;
  const { count, news: all } = await answer.json();
  if (all.length === 0 || news.dataset.told === String(count)) return;
  news.dataset.told = count;
  const last = all.at(-1);
  const again = document.createElement('a');
  again.href = news.dataset.here;
  again.textContent = 'Draw the list anew';
  again.addEventListener('click', (event) => { event.preventDefault(); location.replace(news.dataset.here); location.reload(); });
  news.replaceChildren('Meanwhile ' + last.author + ': ' + last.words + (all.length > 1 ? ', and ' + (all.length - 1) + ' more' : '') + '. ', again);
  for (const one of all) {
    const met = asked.find((a) => a.dataset.asked === one.about);
    if (!met || met.classList.contains('met')) continue;
    met.classList.add('met');
    const told = document.createElement('p');
    told.className = 'where differs';
    told.textContent = one.author + ' decided of this meanwhile.';
    met.prepend(told);
  }
};
if (news) setInterval(listen, 3000);

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
if ('decides' in document.body.dataset && !embedded) {
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
