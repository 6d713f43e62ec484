import { byWord } from '../text/index.js';

/** Forms of English verbs, enough to look words up in a lexicon of lemmas. */

type Form = 'base' | 's' | 'past' | 'participle' | 'ing';

/** lemma past participle, where they are not regular. */
const IRREGULAR: Readonly<Record<string, readonly [string, string]>> = byWord(
  Object.fromEntries(
    `say said said;tell told told;think thought thought;write wrote written;speak spoke spoken;know knew known;see saw seen;
hear heard heard;feel felt felt;find found found;show showed shown;read read read;hold held held;meet met met;leave left left;
make made made;take took taken;give gave given;get got got;go went gone;come came come;begin began begun;break broke broken;
bring brought brought;build built built;buy bought bought;choose chose chosen;draw drew drawn;drive drove driven;fall fell fallen;
fight fought fought;forget forgot forgotten;hit hit hit;keep kept kept;lead led led;lay laid laid;let let let;lose lost lost;
put put put;quit quit quit;rise rose risen;seek sought sought;sell sold sold;send sent sent;set set set;sit sat sat;shoot shot shot;
spend spent spent;stand stood stood;strike struck struck;swear swore sworn;teach taught taught;throw threw thrown;
understand understood understood;withdraw withdrew withdrawn;withhold withheld withheld;win won won;undergo underwent undergone;undertake undertook undertaken;overcome overcame overcome;
undo undid undone;uphold upheld upheld;foresee foresaw foreseen;forgive forgave forgiven;sink sank sunk;ring rang rung;
shake shook shaken;bind bound bound;bear bore borne;beat beat beaten;become became become;cut cut cut;do did done;have had had;
hurt hurt hurt;mean meant meant;overtake overtook overtaken;pay paid paid;run ran run;split split split;spread spread spread;
steal stole stolen;cast cast cast;broadcast broadcast broadcast;reject rejected rejected;freeze froze frozen;deal dealt dealt;
resell resold resold;be was been;overthrow overthrew overthrown;grow grew grown;shut shut shut;cost cost cost;fly flew flown;
slam slammed slammed;forbid forbade forbidden;hang hung hung;stick stuck stuck;upset upset upset;wake woke woken;blow blew blown`
      .split(/;\s*/u)
      .map((row) => {
        const [lemma, past, participle] = row.trim().split(' ');
        return [lemma!, [past!, participle!] as const];
      }),
  ),
);

const DOUBLING = new Set(
  'admit ban bar beg commit compel confer control defer deter dispel drop equip expel grab incur jam nod occur omit patrol permit plan plot prefer propel quip rebut recur refer regret rip shrug ship slam slap snap sob spot stab stop strip submit transfer transmit trap trim tap sum hum rap pen blog'.split(
    ' ',
  ),
);

const stem = (lemma: string): string => {
  if (/[^aeo]e$/u.test(lemma) || (/[^e]ee$/u.test(lemma) === false && /e$/u.test(lemma))) return lemma.slice(0, -1);
  return DOUBLING.has(lemma) ? lemma + lemma.at(-1) : lemma;
};

/** Every form of a lemma with its name; a form may appear twice (past and participle). */
function inflect(lemma: string): [string, Form][] {
  const irregular = IRREGULAR[lemma];
  const s = /(?:s|x|z|ch|sh|[^aeiou]o)$/u.test(lemma)
    ? `${lemma}es`
    : /[^aeiou]y$/u.test(lemma)
      ? `${lemma.slice(0, -1)}ies`
      : `${lemma}s`;
  const ed = /[^aeiou]y$/u.test(lemma) ? `${lemma.slice(0, -1)}ied` : `${stem(lemma)}ed`;
  const ing = lemma.endsWith('ie')
    ? `${lemma.slice(0, -2)}ying`
    : /(?:ee|oe|ye)$/u.test(lemma)
      ? `${lemma}ing`
      : `${stem(lemma)}ing`;
  return [
    [lemma, 'base'],
    [lemma === 'have' ? 'has' : s, 's'],
    [irregular?.[0] ?? ed, 'past'],
    [irregular?.[1] ?? ed, 'participle'],
    [irregular && DOUBLES_ING.has(lemma) ? `${lemma}${lemma.at(-1)}ing` : ing, 'ing'],
  ];
}

const DOUBLES_ING = new Set('put set sit cut hit let get quit run win begin forget shut split'.split(' '));

/** Past forms and participles of irregular verbs. */
export const IRREGULAR_PAST: ReadonlySet<string> = new Set(Object.values(IRREGULAR).flat());

const CACHE = new Map<string, readonly string[]>();

/** Lemmas that a word may be a form of, the likeliest first; the word itself is always among them. */
export function lemmas(lower: string): readonly string[] {
  const known = CACHE.get(lower);
  if (known) return known;
  const found = [...(FORMS.get(lower) ?? []), ...guess(lower), lower];
  const unique = [...new Set(found)];
  if (CACHE.size < 50_000) CACHE.set(lower, unique);
  return unique;
}

const FORMS = new Map<string, string[]>();
for (const lemma of Object.keys(IRREGULAR)) {
  for (const [form] of inflect(lemma)) FORMS.set(form, [...(FORMS.get(form) ?? []), lemma]);
}
for (const form of ['is', 'are', 'were', 'am']) FORMS.set(form, ['be']);

function guess(lower: string): string[] {
  const out: string[] = [];
  const cut = (ending: string, ...put: string[]) => {
    if (!lower.endsWith(ending) || lower.length - ending.length < 2) return;
    const base = lower.slice(0, -ending.length);
    for (const end of put) out.push(base + end);
    if (/([^aeiou])\1$/u.test(base) && put.includes('')) out.push(base.slice(0, -1));
  };
  cut('ies', 'y');
  cut('ied', 'y');
  cut('es', '', 'e');
  cut('s', '');
  cut('ed', '', 'e');
  cut('ing', '', 'e');
  return out;
}

/** "lifted", "withdrew", "let": a form that tells of what was done; "let" may be another. */
export const isPastForm = (lower: string): boolean =>
  IRREGULAR_PAST.has(lower) || (/\p{L}{2}ed$/u.test(lower) && !/^(?:need|speed|proceed|exceed|succeed)$/u.test(lower));

/** Whether two words can be forms of one verb. */
export const isSameVerb = (a: string, b: string): boolean => {
  const own = new Set(lemmas(a));
  return lemmas(b).some((lemma) => own.has(lemma));
};
