// `node bench/generate.mjs N [SEED]`: N invented reports of one negotiation, told by several outlets, as JSON Lines on stdout. Rounds
// follow one another by days; each is told by some of the outlets, each in its own order and choice of words, some of them copies.
import { generator } from '../dist/score/figures.js';

const OUTLETS = [
  'Unipress',
  'The Sarn Post',
  'Tolmar Gazette',
  'Lunde Courier',
  'Radio Kest',
  'Harbour Times',
  'Agence Orve',
];
const SIDES = [
  { state: 'Varenia', adjective: 'Varenian', minister: ['Lena', 'Orsk'], envoy: ['Pavel', 'Drohm'] },
  { state: 'Kordavia', adjective: 'Kordavian', minister: ['Vera', 'Holt'], envoy: ['Idris', 'Maat'] },
  { state: 'Maresh', adjective: 'Mareshi', minister: ['Edda', 'Lowe'], envoy: ['Casimir', 'Yule'] },
];
const PLACES = ['Tolmar', 'Lunde', 'Sarn', 'Pellow', 'Montrave'];
const ISSUES = [
  'the ceasefire',
  'the prisoners',
  'the border crossings',
  'the pipeline',
  'the observers',
  'the fishing grounds',
];
const PAPERS = ['a 12-point draft', 'a nine-article text', 'a revised framework', 'a peace plan'];
const MONTH = 'January February March April May June July August September October November December'.split(' ');

export function* generate(count, seed = 1) {
  const next = generator(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  let day = Date.UTC(2031, 0, 6);
  let made = 0;
  while (made < count) {
    const round = {
      a: pick(SIDES),
      b: pick(SIDES),
      place: pick(PLACES),
      paper: pick(PAPERS),
      issue: pick(ISSUES),
      hours: 1 + Math.floor(next() * 6),
    };
    if (round.a === round.b) continue;
    const tellers = OUTLETS.filter(() => next() < 0.6);
    let wire = null;
    for (const outlet of tellers) {
      if (made >= count) return;
      const copy = wire !== null && next() < 0.35;
      const text = copy ? wire : story(round, new Date(day), pick, next);
      wire ??= text;
      yield {
        id: `g${made++}`,
        outlet,
        title: `${round.a.state} and ${round.b.state} ${pick(['meet', 'talk', 'return'])} in ${round.place}`,
        url: `https://${outlet.toLowerCase().replace(/[^a-z]/g, '')}.example/${made}`,
        publishedAt: new Date(day + Math.floor(next() * 2) * 864e5).toISOString().slice(0, 10),
        text,
      };
    }
    day += (1 + Math.floor(next() * 3)) * 864e5;
  }
}

function story({ a, b, place, paper, issue, hours }, date, pick, next) {
  const full = (p) => p.join(' ');
  const said = () => pick(['said', 'told reporters', 'insisted', 'warned']);
  const on = `${MONTH[date.getUTCMonth()]} ${date.getUTCDate()}`;
  const parts = [
    `${place.toUpperCase()}, ${on} - ${a.adjective} foreign minister ${full(a.minister)} met ${b.adjective} envoy ${full(b.envoy)} in ${place} on ${on} for ${hours} hours of talks on ${issue}.`,
    `“${pick(['We are closer than a week ago', 'Nothing was signed', 'The gaps are wide', 'It was a useful day'])},” ${a.minister[1]} ${said()} after the meeting.`,
    `${full(b.envoy)} ${said()} that ${b.state} would not accept ${paper} unless ${a.state} ${pick(['withdraws its troops', 'opens the crossings', 'frees the prisoners'])}.`,
    `${a.state} ${pick(['rejected', 'accepted', 'criticised'])} ${paper}, according to two officials who were not authorised to speak publicly.`,
    `${b.state} demanded ${pick(['a ceasefire', 'the release of all prisoners', 'a withdrawal'])} before the next round, its foreign ministry ${said()}.`,
    `${full(a.envoy)} promised to return with an answer on ${issue} within ${1 + Math.floor(next() * 9)} days.`,
    `Talks will resume in ${pick(PLACES)} next week, a spokesman for ${b.minister[1]} said.`,
    `${a.state} accused ${b.state} of breaking the truce near ${pick(PLACES)}.`,
  ];
  const [lead, ...rest] = parts;
  const order = rest.map((words) => ({ words, at: next() })).sort((x, y) => x.at - y.at);
  return [lead, ...order.slice(0, 4 + Math.floor(next() * 4)).map((o) => o.words)].join('\n\n');
}

if (process.argv[1]?.endsWith('generate.mjs')) {
  const [count = '100', seed = '1'] = process.argv.slice(2);
  for (const report of generate(Number(count), Number(seed))) process.stdout.write(`${JSON.stringify(report)}\n`);
}
