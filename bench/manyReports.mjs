// Invented reports of many outlets, told to be hard for whoever makes one record of them, and with them the truth: which text each was
// written from, which statements render one sentence of a speech, and which differences were planted, in each case with what they are.
// Independent authors choose their own facts, order and words; outlets copy, cut and rewrite what an author wrote.
import { titleId } from '../dist/model/index.js';
import { generator } from '../dist/score/figures.js';
import { MONTH, moment, READER, SIDES, stated, surname, Writer, words } from './generate.mjs';
import { byOthers } from './manyByOthers.mjs';

const AUTHORS = ['Unipress', 'Agence Orve', 'The Sarn Post', 'Radio Kest', 'Norden Wire', 'Harbour Times'];
const CARRIERS = [
  'Tolmar Gazette',
  'Lunde Courier',
  'Pellow Daily',
  'Montrave Mirror',
  'Kest Evening News',
  'The Strait Observer',
  'Brenn Herald',
  'Ostra Tribune',
  'Valley Independent',
  'Coast Chronicle',
];
const PLACES = ['Tolmar', 'Lunde', 'Sarn', 'Pellow', 'Montrave', 'Ostra', 'Brenn', 'Calder', 'Vesk', 'Ilmar'];

/** Sentences of speeches, and how those who do not quote tell them. %P is a place, %N a number, %O the other side, %S the own side. */
const SPEECH = [
  [
    'We will not sign any text that leaves the crossings at %P closed',
    [
      '%S would refuse its signature to a document under which the border posts near %P stay shut',
      'no agreement would be signed as long as traffic through %P was blocked',
    ],
  ],
  [
    'Our engineers need %N days to make the dam at %P safe, and not one day less',
    [
      'work on the barrage at %P would take %N days at the very least',
      'technicians required no less than %N days before the %P dam could be called secure',
    ],
  ],
  [
    'There are %N families in %P who have not heard from their sons since winter',
    [
      '%N households in %P were still waiting for word of their children',
      'relatives in %P, %N families in all, knew nothing of the fate of their sons',
    ],
  ],
  [
    'The guns have been silent for %N nights and that is the only good news I can bring you',
    [
      'the one encouraging thing was that nobody had fired for %N nights',
      'no shots had been heard over %N nights, which was the sole piece of good news',
    ],
  ],
  [
    'I told my colleague from %O that a frozen line on a map is not a peace',
    [
      'a mere halt where the front runs today could not be called peace, as the counterpart from %O had been told',
      '%O had been warned that freezing the front amounted to no real settlement',
    ],
  ],
  [
    'We can live with monitors from neutral countries but never with soldiers under a foreign flag',
    [
      'observers of neutral states would be tolerated, foreign troops would not',
      'neutral monitors were acceptable to %S whereas armed units of other nations were out of the question',
    ],
  ],
  [
    'If the harbour of %P opens before the rains, grain will move again within %N days',
    [
      'grain shipments could restart %N days after %P reopened its port, provided that happened ahead of the rainy season',
      'an opening of the port of %P before the wet season would get cereals flowing inside %N days',
    ],
  ],
  [
    'Nobody at this table was sent here to give away the islands',
    ['surrendering the islands was in nobody’s mandate', 'none of the delegates had come to hand over the archipelago'],
  ],
  [
    'The draft on our desk has %N pages and I agree with perhaps half of them',
    [
      'roughly half of the %N pages submitted were to the liking of the speaker',
      'of a text that runs to %N pages about one half was thought acceptable',
    ],
  ],
  [
    'We have waited %N years for an apology and we will wait no longer',
    [
      'patience had run out after %N years without any expression of regret',
      '%S had been hoping for an apology for %N years and was through with waiting',
    ],
  ],
  [
    'The hostages must be home before a single lorry of cement goes through %P',
    [
      'no cement would pass %P until the captives had returned',
      'deliveries of building material by way of %P depended on all captives being brought back first',
    ],
  ],
  [
    'My government has no plan B and it does not want one',
    ['there was no alternative plan, nor any wish for one', '%S had prepared no fallback and did not mean to'],
  ],
  [
    'It was a long day, the coffee was bad, and we understood each other better than in all the months before',
    [
      'despite long hours the mutual understanding was greater than at any time in past months',
      'never in recent months had the two delegations come to know each other’s views so well',
    ],
  ],
  [
    'What was promised in %P on paper has yet to be seen on the ground',
    [
      'commitments made at %P had so far not been carried out',
      'pledges given in writing in %P remained without visible effect',
    ],
  ],
  [
    'Electricity for %P is no favour, it is a debt that %O has owed us since the spring',
    [
      '%O had been obliged since spring to supply power to %P',
      'supplying %P with current was something that %O had owed for months, not an act of kindness',
    ],
  ],
  [
    'We asked for %N ambulances and were offered a committee',
    [
      'a request for %N ambulances had been met with a proposal to set up a panel',
      'instead of the %N ambulances that were wanted a commission was put forward',
    ],
  ],
];

/** Words that an outlet changes in a quotation. */
const SWAPS = {
  sign: 'accept',
  need: 'require',
  never: 'not',
  silent: 'quiet',
  told: 'reminded',
  live: 'cope',
  opens: 'reopens',
  give: 'sign',
  waited: 'hoped',
  home: 'back',
  promised: 'pledged',
  favour: 'gift',
  asked: 'begged',
  long: 'hard',
  plan: 'second',
  draft: 'paper',
  heard: 'had word',
  only: 'sole',
};

/** Sentences without findings that authors fill a story with; of these everyone has a stock. */
const FILL = [
  'The road up to the [hotel|compound|guest house] was [closed|sealed off] by police [from dawn|since early morning].',
  'Fishermen in %P [said|complained] that the price of diesel had doubled since [spring|the autumn].',
  'It was the [third|fourth|sixth] time that the delegations had come to %P this year.',
  '[Shops|Schools|Banks] in %P [stayed shut|closed early] for a second day.',
  'Rain fell over the [valley|delta|hills] for most of the afternoon and [helicopters|the ferries] were grounded.',
  'A brass band of the [fire brigade|harbour] played as the cars [drove in|arrived].',
  '[Shares|Bonds] of shipping companies rose [slightly|sharply] at the close.',
  'The conflict over the strait has [driven|forced] tens of thousands from their villages.',
  'A [small|noisy] crowd waited behind barriers with [candles|photographs|banners].',
  'Interpreters were seen leaving through the [kitchen|garage] shortly after [noon|seven].',
  'Both governments face elections [before the end of the year|next spring].',
  'The [old|former] customs house has been used for talks since the treaty of the [straits|two rivers].',
  'Diplomats [at|near] the venue spoke of [long|difficult] pauses.',
  '[Nearby|Across the square], [students|pensioners] handed out leaflets [against|in favour of] the talks.',
];

const chosen = (template, pick) => template.replace(/\[([^\]]+)\]/gu, (_, list) => pick(list.split('|')));

/** Writes a template: `{x}` is written by the slot of that name, `{x=words}` are words whose span is kept under the name. */
function put(w, template, slots, pick) {
  const spans = {};
  for (const part of chosen(template, pick).split(/(\{[^}]+\})/u)) {
    const [, name, own] = /^\{(\w+)(?:=([^}]*))?\}$/u.exec(part) ?? [];
    if (!name) w.say(part);
    else if (own !== undefined) spans[name] = w.say(own);
    else spans[name] = slots[name](w);
  }
  return spans;
}

const dayWords = (ms) => `${MONTH[new Date(ms).getUTCMonth()]} ${new Date(ms).getUTCDate()}`;
const iso = (ms) => new Date(ms).toISOString().slice(0, 10);
const DAY = 864e5;

/** The facts of one day of talks, and everything that is said on it. */
function eventOf(day, next, pick, before, others, number) {
  const [a, b] = [...SIDES].sort(() => next() - 0.5);
  const people = (side) => ({ ...side, minister: pick(side.people), envoy: pick(side.people) });
  const e = {
    day,
    a: people(a),
    b: people(b),
    place: pick(PLACES),
    other: pick(PLACES),
    hours: 2 + Math.floor(next() * 7),
    points: pick([9, 12, 15, 19, 21, 24, 28]),
    prisoners: 20 + Math.floor(next() * 400),
    wounded: 12 + Math.floor(next() * 60),
    delegates: 12 + Math.floor(next() * 40),
  };
  if (e.a.minister === e.a.envoy || e.b.minister === e.b.envoy || e.place === e.other) return null;
  // Two attacks on one town within days are two, and only a reader who knows the town could tell.
  if (before && [e.place, e.other].some((p) => p === before.place || p === before.other)) return null;
  // Where others wrote utterances, most of what is said is theirs.
  e.others =
    others.length === 0
      ? []
      : [0, 1].map((k) => ({ ...others[(2 * number + k) % others.length], id: `others ${number} ${k}` }));
  e.speeches = (e.others.length > 0 ? [pick([e.a, e.b])] : [e.a, e.b]).map((side, i) => {
    const lines = [...SPEECH].sort(() => next() - 0.5).slice(0, 3);
    return {
      side,
      speaker: pick([side.minister, side.envoy]),
      day,
      lines: lines.map(([said, told], k) => {
        const values = { P: pick(PLACES), N: 3 + Math.floor(next() * 90), O: (i ? e.a : e.b).state, S: side.state };
        const fill = (t) => t.replace(/%(\w)/gu, (_, v) => values[v]);
        return {
          id: `${iso(day)} ${side.state} ${k}`,
          said: fill(said),
          told: told.map(fill),
          number: said.includes('%N') ? values.N : null,
        };
      }),
    };
  });
  return e;
}

const office = { minister: 'foreign minister', envoy: 'envoy' };

/** Slots that name people, sides and places. */
const person =
  (side, who, full = true) =>
  (w) => {
    // A report names everybody in full once.
    w.named ??= new Set();
    const first = !w.named.has(side[who]);
    w.named.add(side[who]);
    if (!full && !first) return w.name(surname(side[who]), side[who], 'person');
    const nation = w.say(side.adjective);
    w.say(' ');
    const role = w.say(office[who]);
    w.say(' ');
    return w.name(side[who], side[who], 'person', {
      role: { value: office[who], at: role },
      affiliation: { value: side.state, at: nation },
    });
  };
const state = (side) => (w) => w.name(side.state, side.state, 'state');
const place = (name) => (w) => w.name(name, name, 'place').at;

const LEADS = [
  '{x} {v=met} {y} in {p} on {d} for {h} [of talks|behind closed doors].',
  'On {d} {x} and {y} {v=held talks} in {p} that [lasted|went on for] {h}.',
  '{y} {v=sat down} with {x} at a [villa|hotel] in {p} on {d}; they were [at it|together] for {h}.',
  'In {p}, {x} {v=conferred} with {y} for {h} on {d}.',
  'For {h} on {d}, {x} and {y} were {v=closeted} in {p}.',
  'Talks between {x} and {y} {v=took place} in {p} on {d} and [took|ran to] {h}.',
];

/** A meeting as it was told: what the truth is, and what this telling makes of it. */
function meeting(w, e, told, pick) {
  const { at = e.place, day = e.day, hours = e.hours, who = 'minister', status = 'held' } = told;
  const templates = told.templates ?? LEADS;
  const s = put(
    w,
    told.template ?? pick(templates),
    {
      x: person(e.a, who),
      y: person(e.b, 'envoy'),
      p: place(at),
      d: (w2) => w2.say(dayWords(day)),
      h: (w2) => w2.say(`${hours} hours`),
      r: (w2) => w2.say(dayWords(told.since ?? day)),
    },
    pick,
  );
  const duration = s.h && {
    value: { expression: `${hours} hours`, about: hours * 60, atLeast: null, atMost: null },
    evidence: [s.h],
  };
  return w.find('meeting', (ref) => ({
    evidence: [s.v],
    participants: [s.x, s.y].filter((p) => p).map(ref),
    delegations: [],
    mediators: [],
    place: s.p ? words(at, s.p) : null,
    within: null,
    when: s.d ? { value: moment(dayWords(day), iso(day)), evidence: [s.d] } : null,
    duration: duration ?? null,
    format: null,
    about: [],
    discussed: [],
    notDiscussed: [],
    ordinal: null,
    status: words(status, s.v),
    cancelledBy: null,
    reason: null,
    outcome: [],
  }));
}

const COUNTS = {
  prisoners: [
    '{n} {c=prisoners} were [handed over|exchanged] at the bridge near {p}.',
    'The two armies [swapped|exchanged] {n} {c=prisoners} near {p}.',
    'Buses brought {n} {c=prisoners} across the bridge at {p}.',
    'At {p} {n} {c=prisoners} walked over the bridge.',
  ],
  wounded: [
    'Shelling near {p} left {n} {c=people} wounded, the hospital said.',
    '{n} {c=people} were wounded when shells hit a market near {p}.',
    'The hospital took in {n} {c=wounded people} after shelling near {p}.',
    'Shells near {p} wounded {n} {c=people}.',
  ],
  delegates: [
    '{n} {c=delegates} took part in the [talks|meeting] in {p}.',
    'The talks in {p} were attended by {n} {c=delegates}.',
    '{n} {c=delegates} came to the meeting in {p}.',
  ],
};

function figure(w, e, told, pick) {
  const { of, n, at = e.place } = told;
  const s = put(w, told.template ?? pick(COUNTS[of]), { n: (w2) => w2.say(String(n)), p: place(at) }, pick);
  const counts = w.text.slice(s.c.start, s.c.end);
  return w.find('figure', () => ({
    number: { value: n, evidence: [s.n] },
    to: null,
    bound: null,
    unit: null,
    counts: words(counts, s.c),
    countedBy: null,
  }));
}

const ANSWERS = {
  accepts: [
    '{y} {v=accepted} the {q}, {s} {cue=said}.',
    'The {q} was {v=accepted} by {y}, {cue=according to} {s}.',
    '{s} {cue=said} that {y} had {v=agreed to} the {q}.',
  ],
  rejects: [
    '{y} {v=rejected} the {q}, {s} {cue=said}.',
    'The {q} was {v=turned down} by {y}, {cue=according to} {s}.',
    '{s} {cue=said} that {y} had {v=refused} the {q}.',
  ],
  'accepts in part': ['{y} {v=accepted parts of} the {q}, {s} {cue=said}.'],
};

function answer(w, e, told, pick) {
  const { as, by } = told;
  const start = w.text.length;
  const s = put(
    w,
    told.template ?? pick(ANSWERS[as]),
    {
      y: state(e.b),
      s: by,
      q: (w2) => w2.say(`${e.points}-point plan`),
    },
    pick,
  );
  const content = { start, end: w.text.length - 1 };
  const within = stated(w, { source: s.s, cue: s.cue, content, quotation: 'indirect' });
  const name = `${e.points}-point plan`;
  const tabled = w.find('proposal', () => ({
    saidIn: within.id,
    name: words(name, s.q),
    status: 'on the table',
    drawnUpBy: [],
    tabledBy: [],
    carriedBy: [],
    handedOver: null,
    terms: [],
    issues: [],
    numbers: [{ value: e.points, evidence: [s.q] }],
    lineage: [],
  }));
  const reception = w.find('reception', (ref) => ({
    saidIn: within.id,
    holder: ref(s.y),
    voicedBy: ref(s.s),
    answer: words(as, s.v),
    hedge: null,
    of: words(name, s.q),
    candidates: [tabled.id],
  }));
  return { reception, statement: within };
}

/** How a rendering of a sentence of a speech is made. */
const RENDER = {
  whole: (line) => [line.said],
  cut: (line, next) => {
    const all = line.said.split(' ');
    const n = Math.max(5, Math.ceil(all.length * (0.45 + next() * 0.3)));
    const from = next() < 0.5 ? 0 : all.length - n;
    return [all.slice(from, from + n).join(' ')];
  },
  swapped: (line) => {
    const all = line.said.split(' ');
    const at = all.findIndex((w) => SWAPS[w]);
    return [all.map((w, i) => (i === at ? SWAPS[w] : w)).join(' ')];
  },
  /** The beginning and the end, as if nothing had stood between them. */
  spliced: (line) => {
    const all = line.said.split(' ');
    return all.length < 14 ? [line.said] : [[...all.slice(0, 5), ...all.slice(-5)].join(' ')];
  },
};

function quotation(w, { speech, line, as, source }, pick, next) {
  if (as === 'paraphrase') {
    const told = line.rewrite ?? pick(line.told);
    const speaker = source(w);
    w.say(' ');
    const cue = w.say(pick(['said', 'insisted', 'made clear', 'stressed']));
    w.say(' that ');
    const content = w.say(told);
    w.say('.');
    return stated(w, { source: speaker, cue, content, quotation: 'indirect' });
  }
  const [said] = RENDER[as](line, next);
  w.say('“');
  const content = w.say(`${said[0].toUpperCase()}${said.slice(1)}`);
  w.say(pick([',” ', '”, ']));
  const speaker = source(w);
  w.say(' ');
  const cue = w.say(pick(['said', 'told reporters', 'added', 'declared']));
  w.say('.');
  return stated(w, { source: speaker, cue, content, quotation: 'direct', speech });
}

const SAYS =
  'said|says|told [^,.]{1,50}?|stated|declared|insisted|added|admitted|warned|claimed|noted|conceded|argued|explained|recalled|promised|made clear|acknowledged|maintained|suggested|announced|confirmed|complained|predicted|replied|remarked|observed';

/** What is told in a sentence, without who says it, as a reader would mark it. */
function toldIn(text) {
  const leading = new RegExp(`^.{0,120}?\\b(?:${SAYS})(?:,? [^,.]{0,40}?)? that `, 'u').exec(text);
  if (leading) return { start: leading[0].length, end: text.length };
  const trailing = new RegExp(`,? (?:she|he|the [a-z ]+|(?:[A-Z]\\S+ ?){1,3}) (?:${SAYS})[^,]{0,60}\\.$`, 'u').exec(
    text,
  );
  return trailing && trailing.index > 20 ? { start: 0, end: trailing.index } : { start: 0, end: text.length };
}

/** A rendering that somebody else wrote, to the letter. Where its own words name the speaker by no name the sentence before does. */
function rendering(w, { u, text: { text, quoted } }) {
  w.say(`${u.office[0].toUpperCase()}${u.office.slice(1)} `);
  w.name(u.speaker, u.speaker, 'person');
  w.say(' spoke in the evening. ');
  const start = w.text.length;
  const named = [u.speaker, u.speaker.split(' ').at(-1)].find((n) => text.includes(n));
  const at = named ? text.indexOf(named) : -1;
  let source;
  if (named) {
    w.say(text.slice(0, at));
    source = w.name(named, u.speaker, 'person');
    w.say(text.slice(at + named.length));
  } else source = { key: u.speaker, at: { start, end: start + /^\S+/u.exec(text)[0].length } };
  if (!named) w.say(text);
  const told = toldIn(text);
  const whole = { start: start + told.start, end: start + told.end };
  const spans = quoted
    .map((q) => ({ start: start + text.indexOf(q), end: start + text.indexOf(q) + q.length }))
    .filter((q) => q.start >= start);
  const share = spans.reduce((n, q) => n + q.end - q.start, 0) / text.length;
  // A word or two in marks inside a sentence of the outlet are no quotation of their own.
  const direct = share >= 0.5;
  return stated(w, {
    source,
    cue: { start, end: start + 1 },
    content: direct ? spans : [whole],
    quotation: direct ? 'direct' : quoted.length > 0 ? 'mixed' : 'indirect',
  });
}

const filling = (w, e, pick) => w.say(chosen(pick(FILL), pick).replace(/%P/gu, pick([e.place, e.other])));

/** What one author chooses to tell, in which order and how: a list of parts, each written the same way when it is copied. */
function composed(e, next, pick) {
  const parts = [{ do: 'meeting', told: {} }];
  for (const speech of e.speeches)
    for (const line of speech.lines)
      if (next() < 0.55)
        parts.push({
          do: 'quote',
          speech,
          line,
          as: pick(['whole', 'whole', 'cut', 'swapped', 'spliced', 'paraphrase', 'paraphrase']),
        });
  for (const u of e.others) {
    for (const chance of [0.85, 0.3])
      if (next() < chance) parts.push({ do: 'rendering', u, text: pick(u.renderings), id: u.id });
    if (next() < 0.4) parts.push({ do: 'rendering', u, text: { ...pick(u.others), how: 'other', quoted: [] } });
  }
  if (next() < 0.7) parts.push({ do: 'figure', told: { of: 'prisoners', n: e.prisoners } });
  if (next() < 0.5) parts.push({ do: 'figure', told: { of: 'wounded', n: e.wounded } });
  if (next() < 0.4) parts.push({ do: 'figure', told: { of: 'delegates', n: e.delegates } });
  const fills = 2 + Math.floor(next() * 4);
  for (let i = 0; i < fills; i++) parts.push({ do: 'fill' });
  const [lead, ...rest] = parts;
  return [lead, ...rest.sort(() => next() - 0.5)].map((p) => ({ ...p, seed: Math.floor(next() * 1e9) }));
}

/** Writes a report and tells which finding each part became. */
function written(e, parts, dateline) {
  const w = new Writer();
  const made = [];
  if (dateline) w.say(dateline);
  for (const [i, part] of parts.entries()) {
    if (i > 0) w.say('\n\n');
    const next = generator(part.seed);
    const pick = (list) => list[Math.floor(next() * list.length)];
    if (part.do === 'meeting') made.push({ part, slot: meeting(w, e, part.told, pick) });
    else if (part.do === 'figure') made.push({ part, slot: figure(w, e, part.told, pick) });
    else if (part.do === 'answer') made.push({ part, slot: answer(w, e, part.told, pick).reception });
    else if (part.do === 'event') made.push({ part, slot: accusation(w, e, part.told, pick) });
    else if (part.do === 'rendering') made.push({ part, slot: rendering(w, part) });
    else if (part.do === 'quote') {
      const { speech } = part;
      const who = speech.speaker === speech.side.minister ? 'minister' : 'envoy';
      made.push({ part, slot: quotation(w, { ...part, source: person(speech.side, who, next() < 0.6) }, pick, next) });
    } else filling(w, e, pick);
  }
  const reading = w.reading();
  return { text: w.text, reading, made: made.map(({ part, slot }) => ({ part, id: slot.id })) };
}

function accusation(w, e, told, pick) {
  const s = put(
    w,
    pick(
      told.status === 'denied'
        ? [
            '{x} {v=denied having shelled} {o=the ferry at %P}.',
            '{x} did not {v=shell} {o=the ferry at %P}, its army said.',
          ]
        : ['{x} {v=shelled} {o=the ferry at %P}.', 'Gunners of {x} {v=shelled} {o=the ferry at %P}.'],
    ).replace('%P', e.other),
    { x: state(e.a) },
    pick,
  );
  return w.find('event', (ref) => ({
    act: words('ASSAULT', s.v),
    mode: null,
    actor: ref(s.x),
    recipient: null,
    status: told.status,
    object: words(w.text.slice(s.o.start, s.o.end), s.o),
    condition: null,
    codes: [],
  }));
}

const source = (side, who) => person(side, who);
const ministry = (side) => (w) =>
  w.name(`the ${side.adjective} foreign ministry`, `${side.adjective} ministry`, 'organisation', {
    affiliation: {
      value: side.state,
      at: { start: w.text.length + 4, end: w.text.length + 4 + side.adjective.length },
    },
  });

/** What two reports of one event are made to tell otherwise: of what kind, what it is, and the part for either report; `later` days between them. */
const PLANTS = [
  (e, next) =>
    plant(
      'number',
      'conflict',
      0,
      figureOf('prisoners', e.prisoners),
      figureOf('prisoners', Math.round(e.prisoners * (1.08 + next() * 0.3))),
    ),
  (e, next) =>
    plant(
      'number',
      'conflict',
      1,
      figureOf('wounded', e.wounded),
      figureOf('wounded', Math.round(e.wounded * (1.2 + next() * 0.7)) + 1),
    ),
  (e) => plant('place', 'conflict', 0, { do: 'meeting', told: {} }, { do: 'meeting', told: { at: e.other } }),
  (e) => plant('date', 'conflict', 1, { do: 'meeting', told: {} }, { do: 'meeting', told: { day: e.day - DAY * 2 } }),
  () => plant('attendance', 'conflict', 0, { do: 'meeting', told: {} }, { do: 'meeting', told: { who: 'envoy' } }),
  (e, next) =>
    plant(
      'attendance',
      'conflict',
      0,
      figureOf('delegates', e.delegates),
      figureOf('delegates', e.delegates + 3 + Math.floor(next() * 9)),
    ),
  (e, next) =>
    plant(
      'duration',
      'conflict',
      0,
      { do: 'meeting', told: {} },
      { do: 'meeting', told: { hours: e.hours + 1 + Math.floor(next() * 4) } },
    ),
  () =>
    plant(
      'happened',
      'conflict',
      1,
      { do: 'meeting', told: {} },
      {
        do: 'meeting',
        told: {
          status: 'cancelled',
          templates: [
            'Talks between {x} and {y} in {p} that were due on {d} were {v=called off}.',
            'A meeting of {x} with {y} in {p} on {d} was {v=cancelled}.',
            'The meeting in {p} at which {x} was to see {y} on {d} was {v=scrapped}.',
          ],
        },
      },
    ),
  () =>
    plant(
      'happened',
      'conflict',
      0,
      { do: 'event', told: { status: 'happened' } },
      { do: 'event', told: { status: 'denied' } },
    ),
  (e) =>
    plant(
      'agreed',
      'conflict',
      0,
      { do: 'answer', told: { as: 'accepts', by: source(e.a, 'envoy') } },
      { do: 'answer', told: { as: 'rejects', by: source(e.b, 'envoy') } },
    ),
  (e) =>
    plant(
      'agreed',
      'same side, different voice',
      0,
      { do: 'answer', told: { as: 'accepts', by: source(e.b, 'minister') } },
      { do: 'answer', told: { as: 'rejects', by: source(e.b, 'envoy') } },
    ),
  (e) => {
    const speech = e.speeches.find((s) => s.lines.some((l) => l.number !== null));
    const line = speech?.lines.find((l) => l.number !== null);
    if (!line) return null;
    const other = { ...line, told: line.told.map((t) => t.replace(String(line.number), String(line.number + 4))) };
    return plant(
      'number',
      'paraphrase against quotation',
      0,
      { do: 'quote', speech, line, as: 'whole' },
      { do: 'quote', speech, line: other, as: 'paraphrase' },
    );
  },
  (e) =>
    plant('number', 'different scope', 0, figureOf('wounded', e.wounded), {
      do: 'figure',
      told: {
        of: 'wounded',
        n: e.wounded * 2 + 1,
        template: 'In all, {n} {c=people} have been wounded since the spring near {p}.',
      },
    }),
];

/** Mere changes over time, which are no conflicts. */
const CHANGES = [
  (e, next) =>
    plant('number', 'later change', 2, figureOf('wounded', e.wounded), {
      do: 'figure',
      told: {
        of: 'wounded',
        n: Math.round(e.wounded * (1.15 + next() * 0.5)) + 1,
        templates: null,
        template: 'The number of {c=people} wounded by the shelling near {p} has now risen to {n}.',
      },
    }),
  (e) =>
    plant('number', 'later change', 1, figureOf('wounded', e.wounded), {
      do: 'figure',
      told: {
        of: 'wounded',
        n: e.wounded + 7,
        template: 'Hospitals near {p} now count {n} {c=people} wounded in the shelling.',
      },
    }),
  (e) =>
    plant('number', 'later change', 3, figureOf('prisoners', e.prisoners), {
      do: 'figure',
      told: {
        of: 'prisoners',
        n: e.prisoners + 16,
        template: '{n} {c=prisoners} have crossed the bridge near {p} by now.',
      },
    }),
  (e) =>
    plant(
      'happened',
      'later change',
      1,
      {
        do: 'meeting',
        told: {
          status: 'planned',
          day: e.day + 4 * DAY,
          templates: [
            '{x} and {y} are {v=due to meet} in {p} on {d}.',
            'A meeting between {x} and {y} is {v=planned} in {p} on {d}.',
          ],
        },
      },
      {
        do: 'meeting',
        told: {
          status: 'postponed',
          day: e.day + 4 * DAY,
          templates: [
            'The meeting of {x} and {y} in {p} on {d} has been {v=postponed}.',
            'The talks of {x} with {y} in {p}, due on {d}, have been {v=put off}.',
          ],
        },
      },
    ),
  (e) =>
    plant(
      'date',
      'later change',
      1,
      {
        do: 'meeting',
        told: {
          status: 'planned',
          day: e.day + 5 * DAY,
          templates: ['{x} and {y} are {v=due to meet} in {p} on {d}.'],
        },
      },
      {
        do: 'meeting',
        told: {
          status: 'planned',
          day: e.day + 8 * DAY,
          templates: [
            '{x} and {y} are now {v=due to meet} in {p} on {d}.',
            'The meeting of {x} and {y} in {p} has been moved and is {v=due} on {d}.',
          ],
        },
      },
    ),
  (e) =>
    plant(
      'happened',
      'later change',
      4,
      {
        do: 'meeting',
        told: {
          status: 'planned',
          day: e.day + 3 * DAY,
          templates: ['{x} and {y} are {v=due to meet} in {p} on {d}.'],
        },
      },
      { do: 'meeting', told: { day: e.day + 3 * DAY } },
    ),
  (e) =>
    plant(
      'agreed',
      'later change',
      3,
      { do: 'answer', told: { as: 'rejects', by: source(e.b, 'envoy') } },
      { do: 'answer', told: { as: 'accepts', by: source(e.b, 'envoy') } },
    ),
  (e) =>
    plant(
      'agreed',
      'later change',
      1,
      { do: 'answer', told: { as: 'rejects', by: ministry(e.b) } },
      {
        do: 'answer',
        told: {
          as: 'accepts',
          by: ministry(e.b),
          template: '{y} has now {v=accepted} the {q} after all, {s} {cue=said}.',
        },
      },
    ),
];

const figureOf = (of, n) => ({ do: 'figure', told: { of, n } });
function plant(kind, label, later, one, other) {
  return { kind, label, later, parts: [one, other] };
}

/** `count` reports with the truth of them, in order of days. */
export function manyReports(count, seed = 1) {
  const next = generator(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const reports = [];
  const truth = { origins: new Map(), utterances: new Map(), rendered: new Map(), planted: [] };
  let day = Date.UTC(2032, 0, 5);
  const others = byOthers('utterances');
  let events = 0;
  let before = null;
  while (reports.length < count) {
    const e = eventOf(day, next, pick, before, others, events);
    if (!e) continue;
    before = e;
    events++;
    tell(e, events, { next, pick, reports, truth });
    day += (1 + Math.floor(next() * 4)) * DAY;
  }
  return { reports: reports.slice(0, count), truth };
}

function tell(e, number, { next, pick, reports, truth }) {
  const authors = [...AUTHORS].sort(() => next() - 0.5).slice(0, 2 + Math.floor(next() * 3));
  const stories = authors.map((outlet) => ({
    outlet,
    day: e.day + Math.floor(next() * 2) * DAY,
    parts: composed(e, next, pick),
  }));
  const plants = [];
  for (const list of [PLANTS, CHANGES]) {
    if (next() > 0.55) continue;
    const planted = pick(list)(e, next);
    // A difference and a change are told by two authors each, and of two things: else nobody could say which is which.
    const [one, other] = list === PLANTS ? stories : [stories[0], stories[2]];
    if (!planted || !other || plants.some((p) => p.parts[0].do === planted.parts[0].do)) continue;
    plants.push(planted);
    other.day = one.day + planted.later * DAY;
    // Days later nobody brings what was said on the day of the talks as news.
    if (planted.later > 1) other.parts = other.parts.filter((p) => p.do !== 'quote' && p.do !== 'rendering');
    for (const [i, story] of [one, other].entries()) {
      const part = { ...planted.parts[i], seed: Math.floor(next() * 1e9), planted, end: i };
      // What the story would tell of the same gives way.
      const same = story.parts.findIndex(
        (p) =>
          p.do === part.do &&
          !p.planted &&
          (p.do !== 'figure' || p.told.of === part.told.of) &&
          (p.do !== 'quote' || p.line.id === part.line.id),
      );
      const ahead = part.do === 'meeting' && ['planned', 'postponed'].includes(part.told.status);
      if (same >= 0 && !ahead) story.parts[same] = part;
      else story.parts.push(part);
    }
  }
  for (const planted of plants) truth.planted.push(Object.assign(planted, { ends: [new Set(), new Set()] }));
  for (const [k, story] of stories.entries()) {
    const origin = `${number}.${k}`;
    const agency = next() < 0.4 ? `${e.place.toUpperCase()}, ${dayWords(story.day)} (${story.outlet}) - ` : '';
    add(reports, truth, e, plants, story.outlet, story.day, story.parts, origin, agency, pick);
    const carriers = [...CARRIERS].sort(() => next() - 0.5).slice(0, Math.floor(next() * 5));
    for (const outlet of carriers) {
      const how = pick(['whole', 'whole', 'cut', 'middle', 'rewrite', 'edit']);
      const parts = carried(story.parts, how, next);
      add(
        reports,
        truth,
        e,
        plants,
        outlet,
        story.day + (next() < 0.3 ? DAY : 0),
        parts,
        origin,
        how === 'rewrite' ? '' : agency,
        pick,
        how,
      );
    }
  }
}

/** What an outlet makes of an author's story. */
function carried(parts, how, next) {
  const anew = (p) => ({ ...p, seed: Math.floor(next() * 1e9) });
  switch (how) {
    case 'cut':
      return parts.slice(0, Math.max(3, Math.ceil(parts.length * (0.4 + next() * 0.4))));
    case 'middle':
      return parts.filter((_, i) => i === 0 || i === parts.length - 1 || next() < 0.7);
    // In the order of the author and in other words; what was said stays as it was quoted, or is paraphrased.
    case 'rewrite':
      return parts
        .filter((_, i) => i === 0 || next() < 0.85)
        .map((p) => (p.do === 'quote' && p.as !== 'paraphrase' && next() < 0.7 ? p : anew(p)));
    case 'edit':
      return parts.map((p) => (next() < 0.2 ? anew(p) : p));
    default:
      return parts;
  }
}

/** Whether a part tells, as it was, what a planted one tells. */
function isSameThing(one, part) {
  if (one.do !== part.do) return false;
  if (one.do === 'figure') return one.told.of === part.told.of && one.told.n === part.told.n;
  if (one.do === 'quote') return one.line.id === part.line.id && part.as !== 'paraphrase' && one.as === 'whole';
  return one.do === 'meeting' && Object.keys(one.told).length === 0 && Object.keys(part.told).length === 0;
}

function add(reports, truth, e, plants, outlet, day, parts, origin, dateline, pick, how = 'own') {
  const { text, reading, made } = written(e, parts, dateline);
  const title = `${e.a.state} and ${e.b.state} ${pick(['meet', 'talk', 'return', 'confer'])} in ${e.place}, ${outlet}`;
  truth.origins.set(reading.source, origin);
  for (const { part, id } of made) {
    // Words on another occasion, or another sentence: an utterance of their own.
    if (part.do === 'rendering') truth.utterances.set(id, part.id ?? `${part.u.id} ${part.text.text}`);
    if (part.do === 'rendering') truth.rendered.set(id, `${part.text.how} by others`);
    if (part.do === 'quote') truth.utterances.set(id, part.line.id);
    if (part.do === 'quote') truth.rendered.set(id, part.as);
    if (part.planted) part.planted.ends[part.end].add(id);
    // What others tell of the same thing as it was stands with the first of the two tellings.
    else for (const p of plants) if (isSameThing(p.parts[0], part)) p.ends[0].add(id);
  }
  reports.push({
    outlet,
    title,
    how,
    publishedAt: iso(day),
    text,
    url: `https://${outlet.toLowerCase().replace(/[^a-z]/gu, '')}.example/${reports.length}`,
    readings: [reading, { source: titleId(title), reader: READER, findings: [], parties: {}, layout: [], dropped: [] }],
  });
}
