/** Whether what a condition waits for is to happen or not to happen. */
import type { Condition, FindingId, Polarity } from '../model/index.js';
import type { Material } from './located.js';

const NEGATED =
  /\b(?:not(?! (?:later than|only))|never|no(?! (?:later than|doubt|less than))|nobody|nothing(?! less than)|none|cannot|neither|nor)\b|n[’']t\b/iu;
/** "as long as the guns fire, there will be no talks": what is waited for is the end of it. */
const LASTING = /^(?:as|so) long as$/iu;
/** What is held over somebody, and not out to them. */
const HARMS =
  /\b(?:will|would|could|may|might|shall|to)\s(?:\p{L}+\s){0,2}?(?:attack|strike(?! (?:a|an|the) (?:\p{L}+ )?(?:deal|bargain|agreement|accord|compromise|balance))|shell|bomb|raid|invade|retaliate|punish|expel|blockade|boycott|walk out|(?:close|cut off|suspend|cancel) (?:the |its |their |all )?(?:\p{L}+ )?(?:talks|negotiations|strait|border|crossings?|ports?|airspace|pass|supplies|gas|power|river))\b|\b(?:leave|pull out of|withdraw from) (?:the )?(?:talks|table|negotiations|treaty|agreement)\b|\boff the table\b|\bface (?:\p{L}+ ){0,3}?(?:attacks?|strikes?|blockade|sanctions|raid|war|invasion|action|measures|consequences|force)\b/iu;

/** The polarity of every condition of a record. */
export class Polarities {
  readonly #threats: ReadonlySet<FindingId>;

  constructor(private readonly material: Material) {
    const threats = material.of('event').filter((e) => e.finding.act.value === 'THREATEN' && e.finding.condition);
    this.#threats = new Set(threats.map((e) => e.finding.condition!));
  }

  of(finding: Condition, source: string): Polarity {
    const refused = NEGATED.test(finding.dependent.value);
    const hostile = !refused && this.isThreat(finding);
    const { value: connective } = finding.connective;
    let happens = !NEGATED.test(finding.required.value);
    // "will sign unless they attack" waits for no attack; "will strike unless they pay" and "will not sign unless they pay" for the pay.
    if (connective === 'unless' && !refused && !hostile) happens = !happens;
    if (connective !== 'unless' && hostile) happens = !happens;
    const words = this.material.words(source, finding.connective.evidence[0]);
    if (LASTING.test(words) && refused) happens = !happens;
    return happens ? 'to happen' : 'not to happen';
  }

  /** "would close the strait if attacked": what is told to keep somebody from a deed. */
  isThreat({ id, connective, dependent }: Condition): boolean {
    return (
      (connective.value === 'if' || connective.value === 'unless') &&
      (this.#threats.has(id) || HARMS.test(dependent.value))
    );
  }
}
