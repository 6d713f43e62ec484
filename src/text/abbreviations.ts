/** Words that keep their full stop. Lower case, without the stop. */
const BEFORE_A_NAME =
  'mr mrs ms mx dr prof rev fr sr st gen lt col maj capt cmdr sgt cpl adm brig gov sen rep reps sens pres amb hon msgr messrs mme mlle pvt supt insp ret';
const IN_A_SENTENCE = 'no nos vol vs fig art arts para ch sec approx est dept div univ v cf e.g i.e viz ca al';
const MONTHS_AND_DAYS = 'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun';
const AT_AN_END = 'inc corp co ltd llc plc jr sr bros etc a.m p.m am pm';

const set = (words: string) => new Set(words.split(' '));

/** After these a sentence practically never ends. */
export const NEVER_FINAL: ReadonlySet<string> = set(`${BEFORE_A_NAME} ${IN_A_SENTENCE}`);
/** After these a sentence may end; what follows decides. */
export const MAYBE_FINAL: ReadonlySet<string> = set(`${MONTHS_AND_DAYS} ${AT_AN_END}`);
