// `node bench/generate.mjs N [SEED]`: N invented reports of one negotiation, told by several outlets, as JSON Lines on stdout. Rounds
// follow one another by days; each is told by some of the outlets, each in its own order and choice of words, some of them copies,
// whole or cut. With each report comes its reading, known because it was written: `bench/fill.mjs` keeps both in a dossier, so that a
// large one needs no reader.
import { findingId, reportId, titleId } from '../dist/model/index.js';
import { generator } from '../dist/score/figures.js';

/** The reader that the readings name. */
export const READER = 'generated/1';

export const OUTLETS = [
  'Unipress',
  'The Sarn Post',
  'Tolmar Gazette',
  'Lunde Courier',
  'Radio Kest',
  'Harbour Times',
  'Agence Orve',
];
/** Sides with their people; given and family names are combined, so that a large dossier has a large cast. */
export const SIDES = [
  {
    state: 'Varenia',
    adjective: 'Varenian',
    given: ['Lena', 'Pavel', 'Ruta', 'Milan'],
    family: ['Orsk', 'Drohm', 'Velt', 'Kasar'],
  },
  {
    state: 'Kordavia',
    adjective: 'Kordavian',
    given: ['Vera', 'Idris', 'Sanna', 'Olek'],
    family: ['Holt', 'Maat', 'Brenn', 'Tolin'],
  },
  {
    state: 'Maresh',
    adjective: 'Mareshi',
    given: ['Edda', 'Casimir', 'Noor', 'Tibor'],
    family: ['Lowe', 'Yule', 'Farrow', 'Quint'],
  },
].map((side) => ({
  ...side,
  people: side.given.flatMap((_, i) =>
    side.family.map(
      (f, k) => `${side.given[(i + k) % side.given.length]} ${f}${i > 0 ? ['ai', 'ow', 'is'][i - 1] : ''}`,
    ),
  ),
}));
export const PLACES = ['Tolmar', 'Lunde', 'Sarn', 'Pellow', 'Montrave'];
const ISSUES = [
  ['ceasefire', 'a ceasefire'],
  ['prisoners and hostages', 'the release of all prisoners'],
  ['withdrawal', 'a withdrawal'],
  ['territory', 'the border crossings'],
];
const PAPERS = [12, 9, 21, 28];
export const MONTH = 'January February March April May June July August September October November December'.split(' ');
export const surname = (name) => name.split(' ')[1];

/** A text that remembers where its words stand, and from them the findings that it was written to hold. */
export class Writer {
  text = '';
  #mentions = [];
  #later = [];

  /** Appends words and gives their span. Everything written is in the basic plane, so code points are counted as letters. */
  say(words) {
    const start = this.text.length;
    this.text += words;
    return { start, end: this.text.length };
  }

  /** Words that name a party, which is known by `key` inside this report. */
  name(words, key, type, { role = null, affiliation = null } = {}) {
    const at = this.say(words);
    this.#mentions.push({ key, at, words, type, role, affiliation });
    return { key, at };
  }

  /** A finding whose fields are told once the text stands: `ref` makes a party of named words. */
  find(kind, fields) {
    const slot = { id: null };
    this.#later.push({ kind, fields, slot });
    return slot;
  }

  reading() {
    const source = reportId(this.text);
    const base = { evidence: [], saidIn: null, claimedBy: null, confidence: 0.9, step: 'generated' };
    const mentions = this.#mentions.map((m) => {
      const words = (g) => g && { value: g.value, evidence: [g.at] };
      const fields = { kind: 'mention', ...base, evidence: [m.at], form: 'name', type: m.type, name: m.words };
      const draft = { ...fields, role: words(m.role), affiliation: words(m.affiliation), party: m.key };
      return { ...draft, id: findingId(source, 'mention', draft) };
    });
    const party = new Map();
    for (const m of mentions) if (!party.has(m.party) || m.id < party.get(m.party)) party.set(m.party, m.id);
    const full = new Map();
    for (const m of mentions)
      if (m.name.length > (full.get(party.get(m.party)) ?? '').length) full.set(party.get(m.party), m.name);
    const ref = ({ key, at }) => ({ value: { name: full.get(party.get(key)), party: party.get(key) }, evidence: [at] });
    const found = new Map(mentions.map((m) => [m.id, { ...m, party: party.get(m.party) }]));
    for (const { kind, fields, slot } of this.#later) {
      const draft = { kind, ...base, ...fields(ref) };
      slot.id = findingId(source, kind, draft);
      found.set(slot.id, { ...draft, id: slot.id });
    }
    const findings = [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    return { source, reader: READER, findings, parties: Object.fromEntries(full), layout: [], dropped: [] };
  }
}

export const words = (text, at) => ({ value: text, evidence: [at] });

export function* generate(count, seed = 1) {
  const next = generator(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  let day = Date.UTC(2031, 0, 6);
  let made = 0;
  while (made < count) {
    const sent = (side) => ({ ...side, minister: pick(side.people), envoy: pick(side.people) });
    const round = {
      a: sent(pick(SIDES)),
      b: sent(pick(SIDES)),
      place: pick(PLACES),
      points: pick(PAPERS),
      issue: pick(ISSUES),
      hours: 1 + Math.floor(next() * 6),
    };
    const same = (p, q) => p.minister === q.minister || p.minister === q.envoy || p.envoy === q.envoy;
    if (
      round.a.state === round.b.state ||
      same(round.a, round.b) ||
      round.a.minister === round.a.envoy ||
      round.b.minister === round.b.envoy
    )
      continue;
    let wire = null;
    for (const outlet of OUTLETS.filter(() => next() < 0.6)) {
      if (made >= count) return;
      const copy = wire !== null && next() < 0.35;
      const order = copy ? wire : shuffled(next);
      wire ??= order;
      const written = copy ? order : { ...order, seed: Math.floor(next() * 1e9) };
      if (wire === order) wire = written;
      // A copy is the wire's text, now and then without its end.
      const parts = copy && next() < 0.5 ? written.parts.slice(0, -1) : written.parts;
      const writer = story(round, new Date(day), parts, generator(written.seed));
      const title = `${round.a.state} and ${round.b.state} ${pick(['meet', 'talk', 'return'])} in ${round.place}`;
      yield {
        id: `g${made++}`,
        outlet,
        title,
        url: `https://${outlet.toLowerCase().replace(/[^a-z]/g, '')}.example/${made}`,
        publishedAt: new Date(day + Math.floor(next() * 2) * 864e5).toISOString().slice(0, 10),
        text: writer.text,
        readings: [
          writer.reading(),
          { source: titleId(title), reader: READER, findings: [], parties: {}, layout: [], dropped: [] },
        ],
      };
    }
    day += (1 + Math.floor(next() * 3)) * 864e5;
  }
}

/** Which paragraphs follow the lead, and in which order. */
function shuffled(next) {
  const order = PARAGRAPHS.map((part) => ({ part, at: next() })).sort((x, y) => x.at - y.at);
  return { parts: order.slice(0, 4 + Math.floor(next() * 4)).map((o) => o.part), seed: 0 };
}

function story(round, date, parts, next) {
  const w = new Writer();
  const pick = (list) => list[Math.floor(next() * list.length)];
  lead(w, round, `${MONTH[date.getUTCMonth()]} ${date.getUTCDate()}`, date.toISOString().slice(0, 10));
  for (const part of parts) {
    w.say('\n\n');
    part(w, round, pick, next);
  }
  return w;
}

function lead(w, { a, b, place, issue, hours }, on, edtf) {
  w.say(`${place.toUpperCase()}, ${on} - `);
  const official = (side, role, name) => {
    const nation = w.say(side.adjective);
    w.say(' ');
    const office = w.say(role);
    w.say(' ');
    const given = { value: role, at: office };
    return w.name(name, name, 'person', { role: given, affiliation: { value: side.state, at: nation } });
  };
  const minister = official(a, 'foreign minister', a.minister);
  w.say(' ');
  const met = w.say('met');
  w.say(' ');
  const envoy = official(b, 'envoy', b.envoy);
  w.say(' in ');
  const where = w.name(place, place, 'place').at;
  w.say(' on ');
  const when = w.say(on);
  w.say(' for ');
  const length = w.say(`${hours} hours`);
  w.say(' of talks on ');
  const about = w.say(issue[1]);
  w.say('.');
  w.find('meeting', (ref) => ({
    evidence: [met],
    participants: [ref(minister), ref(envoy)],
    delegations: [],
    mediators: [],
    place: words(place, where),
    within: null,
    when: { value: moment(on, edtf), evidence: [when] },
    duration: {
      value: { expression: `${hours} hours`, about: hours * 60, atLeast: null, atMost: null },
      evidence: [length],
    },
    format: null,
    about: [words(issue[1], about)],
    discussed: [],
    notDiscussed: [],
    ordinal: null,
    status: words('held', met),
    cancelledBy: null,
    reason: null,
    outcome: [],
  }));
}

export const moment = (expression, edtf) => ({
  expression,
  edtf,
  precision: 'day',
  anchor: null,
  relation: 'on',
  relative: null,
});

/** A statement; `who` null is a source that is not named. */
export function stated(w, { source, cue, content, quotation, tellers = [], rung = 'named' }) {
  return w.find('statement', (ref) => ({
    quotation,
    commits: 'asserts',
    source: ref(source),
    rung,
    anonymity: null,
    cue: [cue],
    content: [content].flat(),
    relayedBy: tellers.map((t) => ({ ...ref(t), rung: 'named' })),
    within: null,
    addressee: null,
    when: null,
    where: null,
    channel: null,
    carried: false,
    repeated: false,
    cuts: [],
    unclosed: false,
  }));
}

const saying = (pick) => pick(['said', 'insisted', 'warned', 'added']);

const PARAGRAPHS = [
  function verdict(w, { a }, pick) {
    const [line, direction, valuation] = pick([
      ['We are closer than a week ago', 'nearer', null],
      ['We are no closer than before', 'unchanged', null],
      ['It was a useful day', null, 'useful'],
      ['The two sides drifted apart', 'further', null],
    ]);
    w.say('“');
    const content = w.say(line);
    w.say(',” ');
    const source = w.name(surname(a.minister), a.minister, 'person');
    w.say(' ');
    const cue = w.say(saying(pick));
    w.say(' after the meeting.');
    const quoted = { start: content.start - 1, end: content.end + 2 };
    const within = stated(w, { source, cue, content: quoted, quotation: 'direct' });
    w.find('assessment', (ref) => ({
      saidIn: within.id,
      evidence: [content],
      by: ref(source),
      of: null,
      direction: direction && words(direction, content),
      valuation: valuation ? [words(valuation, content)] : [],
      state: null,
    }));
  },
  function refusal(w, { a, b, points }, pick) {
    const source = w.name(b.envoy, b.envoy, 'person');
    w.say(' ');
    const cue = w.say(saying(pick));
    w.say(' that ');
    const start = w.text.length;
    const holder = w.name(b.state, b.state, 'state');
    w.say(' ');
    const answer = w.say('would not accept');
    w.say(' ');
    const paper = w.say(`a ${points}-point draft`);
    w.say(' ');
    const connective = w.say('unless');
    w.say(' ');
    const awaited = w.name(a.state, a.state, 'state').at;
    w.say(` ${pick(['withdraws its troops', 'opens the crossings', 'frees the prisoners'])}`);
    const required = { start: awaited.start, end: w.text.length };
    const content = { start, end: w.text.length };
    w.say('.');
    const within = stated(w, { source, cue, content, quotation: 'indirect' });
    const tabled = proposal(w, paper, points, within);
    reception(w, { holder, source, answer, stance: 'rejects', paper, points, tabled, within });
    const dependent = { start, end: paper.end };
    w.find('condition', (ref) => ({
      saidIn: within.id,
      connective: words('unless', connective),
      dependent: words(w.text.slice(dependent.start, dependent.end), dependent),
      required: words(w.text.slice(required.start, required.end), required),
      setBy: ref(holder),
    }));
  },
  function leak(w, { a, points }, pick) {
    const holder = w.name(a.state, a.state, 'state');
    w.say(' ');
    const [verb, stance] = pick([
      ['rejected', 'rejects'],
      ['accepted', 'accepts'],
      ['criticised', 'critical'],
    ]);
    const answer = w.say(verb);
    w.say(' ');
    const paper = w.say(`a ${points}-point draft`);
    const content = { start: holder.at.start, end: paper.end };
    w.say(', ');
    const cue = w.say('according to');
    w.say(' ');
    const source = w.name('two officials', `officials ${w.text.length}`, 'group');
    w.say(' who were not authorised to speak publicly.');
    const within = stated(w, { source, cue, content, quotation: 'indirect', rung: 'anonymous' });
    const tabled = proposal(w, paper, points, within);
    reception(w, { holder, source, answer, stance, paper, points, tabled, within });
  },
  function demand(w, { b, issue }, pick) {
    const holder = w.name(b.state, b.state, 'state');
    w.say(' ');
    const [verb, stance] = pick([
      ['demanded', 'demands'],
      ['offered', 'offers'],
      ['ruled out', 'rejects'],
    ]);
    const stand = w.say(verb);
    w.say(' ');
    const terms = w.say(issue[1]);
    w.say(' before the next round, ');
    const source = w.name(`${b.adjective} foreign ministry`, `${b.adjective} ministry`, 'organisation', {
      affiliation: { value: b.state, at: { start: w.text.length - b.adjective.length - 17, end: w.text.length - 17 } },
    });
    w.say(' ');
    const cue = w.say('said');
    w.say('.');
    const content = { start: holder.at.start, end: terms.end };
    const within = stated(w, { source, cue, content, quotation: 'indirect' });
    w.find('position', (ref) => ({
      saidIn: within.id,
      holder: ref(holder),
      voicedBy: ref(source),
      issue: words(issue[0], terms),
      stance: words(stance, stand),
      terms: [words(issue[1], terms)],
    }));
  },
  function promise(w, { a }, _pick, next) {
    const actor = w.name(a.envoy, a.envoy, 'person');
    w.say(' ');
    const verb = w.say('promised');
    w.say(' ');
    const act = w.say('to return with an answer');
    w.say(' ');
    const within = w.say(`within ${1 + Math.floor(next() * 9)} days`);
    w.say('.');
    w.find('commitment', (ref) => ({
      evidence: [verb],
      actor: ref(actor),
      counterpart: null,
      act: words('to return with an answer', act),
      window: {
        value: { ...moment(w.text.slice(within.start, within.end), null), precision: 'unknown' },
        evidence: [within],
      },
      trigger: null,
      status: 'pending',
    }));
  },
  function told(w, { b }, pick) {
    const teller = w.name(surname(b.minister), b.minister, 'person');
    w.say(' told reporters that ');
    const source = w.name(b.envoy, b.envoy, 'person');
    w.say(' had ');
    const cue = w.say(pick(['said', 'warned']));
    w.say(' ');
    const content = w.say('the talks would resume next week');
    w.say('.');
    stated(w, { source, cue, content, quotation: 'indirect', tellers: [teller] });
  },
  function charge(w, { a, b }, pick) {
    const actor = w.name(a.state, a.state, 'state');
    w.say(' ');
    const act = w.say('accused');
    w.say(' ');
    const recipient = w.name(b.state, b.state, 'state');
    w.say(' of ');
    const object = w.say(`breaking the truce near ${pick(PLACES)}`);
    w.say('.');
    w.find('event', (ref) => ({
      act: words('ACCUSE', act),
      mode: null,
      actor: ref(actor),
      recipient: ref(recipient),
      status: 'happened',
      object: words(w.text.slice(object.start, object.end), object),
      condition: null,
      codes: [],
    }));
  },
];

const proposal = (w, paper, points, within) =>
  w.find('proposal', () => ({
    saidIn: within.id,
    name: words(w.text.slice(paper.start, paper.end), paper),
    status: 'on the table',
    drawnUpBy: [],
    tabledBy: [],
    carriedBy: [],
    handedOver: null,
    terms: [],
    issues: [],
    numbers: [{ value: points, evidence: [paper] }],
    lineage: [],
  }));

const reception = (w, { holder, source, answer, stance, paper, tabled, within }) =>
  w.find('reception', (ref) => ({
    saidIn: within.id,
    holder: ref(holder),
    voicedBy: ref(source),
    answer: words(stance, answer),
    hedge: null,
    of: words(w.text.slice(paper.start, paper.end), paper),
    candidates: [tabled.id],
  }));

if (process.argv[1]?.endsWith('generate.mjs')) {
  const [count = '100', seed = '1'] = process.argv.slice(2);
  for (const report of generate(Number(count), Number(seed))) process.stdout.write(`${JSON.stringify(report)}\n`);
}
