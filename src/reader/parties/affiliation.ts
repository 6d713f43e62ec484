/** Which state, body or person somebody is of: by a name in front of the office, or behind it ("the defence minister of Orm"). */
import type { State } from '../../lexicon/index.js';
import type { Syntax } from '../syntax/syntax.js';
import type { Stretch } from './mention.js';
import { opensSentence, type Piece, pieces } from './namesInPhrase.js';
import { BODY_NOUNS } from './nouns.js';

export interface Affiliation extends Stretch {
  readonly name: string;
  readonly state: State | null;
}

/** What ministers are of, beside a state: "Minister of Trade" is of nobody. */
export const PORTFOLIO =
  /^(?:affairs|foreign|external|internal|interior|home|defen[cs]e|war|peace|justice|state|trade|commerce|industry|finance|econom(?:y|ic)|agriculture|fisheries|energy|petroleum|oil|water|environment|climate|health|education|labou?r|transport|security|national|development|information|culture|emergency|situations|reconciliation|reconstruction|integration|religious|social|public|arms|policy|planning|political|legal|humanitarian|disarmament|refugees|migration|human)$/iu;

/** The affiliation that the pieces of a phrase tell: "Varenian foreign minister", "Orm envoy". */
export function affiliationOf(syntax: Syntax, found: readonly Piece[]): Affiliation | null {
  // "ethnic Varenian rebels" are not Varenia's.
  // "the representative for Varenia Lena Orsk" is not Varenia's either.
  const sent = (p: Piece) => syntax.lower(p.first - 1) === 'for' && SENT_THERE.test(syntax.lower(p.first - 2));
  const piece = found.find((p) => p.type === 'known' && syntax.lower(p.first - 1) !== 'ethnic' && !sent(p));
  if (piece?.type === 'known') return ofKnown(syntax, piece);
  const name = found.find((p) => p.type === 'name');
  const after = name ? found.find((p) => p.type === 'office' && p.first >= name.last) : undefined;
  // "Varenian foreign minister Lena Orsk": a capitalised word before an office is where the office belongs, unless
  // it has its capital from the start of the sentence ("Tough negotiator …").
  if (name && PORTFOLIO.test(syntax.words(name.first))) return null;
  if (name && after && (!opensSentence(syntax, name.first) || repeats(syntax, name.first)))
    return { first: name.first, last: name.last, name: syntax.slice(name.first, name.last), state: null };
  return null;
}

export const repeats = (syntax: Syntax, token: number): boolean => syntax.capitalInside(syntax.words(token));

const stateOf = (piece: Piece | undefined): State | null =>
  piece?.type === 'known' && 'state' in piece.known ? piece.known.state : null;

function ofKnown(syntax: Syntax, piece: Extract<Piece, { type: 'known' }>): Affiliation {
  const known = piece.known;
  const state = stateOf(piece);
  const written = syntax.slice(piece.first, piece.last);
  const name = known.type === 'outlet' ? written : 'name' in known ? known.name : known.state.name;
  return { first: piece.first, last: piece.last, name, state };
}

/** Who is sent to deal with a country, and is not its own. */
const SENT_THERE = /^(?:representative|envoy|coordinator|mediator|rapporteur|adviser|advisor)$/u;

/** Offices of a town or a congregation: they make nobody a side of talks. */
const LOCAL = /^(?:mayor|mayoress|bishop|archbishop|patriarch|governor|sheriff|duke|duchess|king|queen|prince|saint)$/u;

/**
 * What stands behind an office, or behind a name with one, and tells whose it is: "minister of trade | of Orm", "spokesman | for the Front",
 * "Lena Orsk, | for the Inspectorate". Without an office only a body or a state is taken: "Lena Orsk of Sarn" may just live there.
 */
export function affiliationBehind(syntax: Syntax, last: number, office: string | null): Affiliation | null {
  let i = syntax.words(last) === ',' && syntax.lower(last + 1) === 'for' ? last + 1 : last;
  for (let guard = 0; guard < 3 && /^(?:of|for)$/u.test(syntax.lower(i)); guard++) {
    const np = syntax.nounAt(i + 1);
    if (!np || np.pronoun || np.first !== i + 1 || np.possessor) return null;
    const found = namedIn(syntax, np, office);
    // "special representative | for Varenia" is sent there by others.
    if (found?.state && syntax.lower(i) === 'for' && SENT_THERE.test(office ?? '')) return null;
    if (found || office === null) return found;
    i = np.last;
  }
  return null;
}

function namedIn(syntax: Syntax, np: Stretch, office: string | null): Affiliation | null {
  // "Minister of Trade", "Minister of Foreign Affairs Lena Orsk": what the office is of, and who holds it.
  if (PORTFOLIO.test(syntax.words(syntax.lower(np.first) === 'the' ? np.first + 1 : np.first))) return null;
  const list = pieces(syntax, np.first, np.last);
  const known = list.find((p) => p.type === 'known');
  const body = list.find((p) => p.type === 'name' && p.last === np.last && BODY_NOUNS.test(syntax.lower(p.first - 1)));
  if (body)
    return { first: body.first, last: body.last, name: syntax.slice(body.first, body.last), state: stateOf(known) };
  if (known?.type === 'known') return known.known.type === 'outlet' ? null : ofKnown(syntax, known);
  const name = list.find((p) => p.type === 'name');
  if (!name || /^\p{Ll}/u.test(syntax.words(name.last - 1))) return null;
  const seen = syntax.nameAt(name.first);
  const isBody = seen?.type === 'organisation';
  if ((!isBody && office === null) || LOCAL.test(office ?? '')) return null;
  const [first, last] = isBody && seen.last >= name.last ? [seen.first, seen.last] : [name.first, name.last];
  const bare = syntax.lower(first) === 'the' ? first + 1 : first;
  return { first: bare, last, name: syntax.slice(bare, last).replace(/\s+/gu, ' '), state: null };
}
