/** Whose "the government", "the army chief" and "a government spokesman" are, where the reports are about one government. */
import { type Actor, grouped, put } from '../model/index.js';
import type { Material } from './located.js';

const ARMS =
  'government|army|armed forces|military|troops|soldiers|forces|security forces|police|parliament|navy|air force';
/** "the Varenian government": whose it is. */
const TOLD = new RegExp(`^(?:the )?(\\p{Lu}\\p{Ll}{3,}) (?:${ARMS}|delegation|negotiators)$`, 'iu');

const BODIES = new RegExp(
  `^(?:${ARMS}|cabinet|authorities|presidency|(?:government|army|police) (?:forces|troops|negotiators|delegation|officials|team|side|soldiers|commanders|ministers)|(?:defen[cs]e|foreign|interior) ministry)$`,
  'u',
);
const OFFICES =
  /^(?:(?:the )?(?:government|army|military|presidential|police|cabinet|parliament) (?:[\p{Ll}-]+ )*\p{Ll}+|(?:acting |interim |deputy )?(?:(?:defen[cs]e|interior|justice|information) minister|army chief|chief of staff))$/iu;

/** Offices of a state that tell of its own war or its own talks; presidents and foreign ministers of others mediate. */
const INNER =
  /\b(?:interior|defen[cs]e|justice|information) minister|\barmy chief|\bchief of staff|\bnegotiator|\bgovernment \p{Ll}+/iu;

/** How many of the reports that tell whose a government or an army is must tell of one state. */
const SHARE = 0.75;

/** The state whose government the reports are about; null where several have governments and armies in them, or none is named. */
export function homeState(
  material: Material,
  country: (name: string) => string,
  states: ReadonlySet<string>,
): string | null {
  const told = new Map<string, string[]>();
  for (const { finding: m, report } of material.of('mention')) {
    if (m.form === 'pronoun') continue;
    const adjective = TOLD.exec(material.words(report, m.evidence[0]!))?.[1] ?? '';
    if (/^\p{Lu}/u.test(adjective)) put(told, report, country(adjective));
    // A movement has negotiators as well.
    const whose = m.role && m.affiliation && INNER.test(m.role.value) ? country(m.affiliation.value) : '';
    if (states.has(whose)) put(told, report, whose);
  }
  const votes = grouped(
    [...told.values()].flatMap((states) => [...new Set(states)]),
    (state) => state,
  );
  const all = [...votes.values()].reduce((n, list) => n + list.length, 0);
  const [best] = [...votes].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  return best && best[1].length / all >= SHARE ? best[0] : null;
}

/** Whether somebody of no side is told by what a government has: an army, a spokesman, an army chief. Presidents and foreign ministers come from abroad too. */
export const isOfGovernment = ({ name, type, roles }: Actor): boolean =>
  type === 'person' ? roles.some((r) => OFFICES.test(r.words)) : BODIES.test(name);
