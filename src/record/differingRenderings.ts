import { differenceWords } from '../lexicon/index.js';
import type { Located, Statement, Utterance } from '../model/index.js';
import { overlap, type RenderedPiece, type Span, span } from '../text/index.js';
import type { Difference, Differing, End } from './difference.js';
import { inOrder } from './difference.js';
import { type Material, stems } from './located.js';
import { operativeChanges } from './operative.js';

type Told = Located & { finding: Statement };

/** Renderings of one act of speech that put another number into it, or leave out or bring in a "not". */
export function differingRenderings({ material }: Differing, all: readonly Utterance[]): Difference[] {
  return all.flatMap((u) => {
    if (u.verbatim === null || u.members.length < 2) return [];
    const verbatim = material.located.get(u.verbatim) as Told;
    return u.renderings.flatMap(({ finding, pieces }): Difference[] => {
      const told = material.located.get(finding) as Told;
      if (told.report === verbatim.report || (pieces.length === 1 && pieces[0]!.as === 'kept')) return [];
      return told.finding.quotation === 'direct' && pieces.length > 0
        ? misquoted(material, verbatim, told, u, pieces)
        : paraphrased(material, verbatim, told, u);
    });
  });
}

function paraphrased(material: Material, verbatim: Told, told: Told, { speaker, side }: Utterance): Difference[] {
  const whole = told.finding.content;
  const own = whole.map((c) => material.words(told.source, c)).join(' … ');
  const at = nearest(material, verbatim, own);
  const said = material.words(verbatim.source, at);
  return operativeChanges(said, own).flatMap(({ kind, from, to }): Difference[] => {
    const isOther =
      kind === 'number' ? from !== null && to !== null : kind === 'negation' && (from === null) !== (to === null);
    if (!isOther) return [];
    // "would never sign" is fairly given as "refuses to sign": both say no.
    if (kind === 'negation' && (saysNo(said) === saysNo(own) || !isClose(said, own))) return [];
    const ends = inOrder(
      { told: verbatim, at, value: from ?? 'none' } satisfies End,
      { told, at: whole[0]!, value: to ?? 'none' } satisfies End,
    );
    const sort = kind === 'number' ? 'number' : CONSENT.test(`${said} ${own}`) ? 'agreed' : 'happened';
    const about = `what ${speaker} said`;
    return [{ kind: sort, about, side, ends, as: 'paraphrase against quotation' }];
  });
}

/** Two quotations of which one has another number where the other has one: what is merely cut off contradicts nothing. */
function misquoted(
  material: Material,
  verbatim: Told,
  told: Told,
  { speaker, side }: Utterance,
  pieces: readonly RenderedPiece[],
): Difference[] {
  return pieces.flatMap(({ as, at, of }): Difference[] => {
    if (as !== 'swapped') return [];
    const [said, own] = [material.words(verbatim.source, of), material.words(told.source, at)];
    const other = operativeChanges(said, own).find((c) => c.kind === 'number' && c.from !== null && c.to !== null);
    if (!other) return [];
    const ends = inOrder({ told: verbatim, at: of, value: other.from! }, { told, at, value: other.to! });
    return [{ kind: 'number', about: `what ${speaker} said`, side, ends }];
  });
}

const saysNo = (words: string): boolean => differenceWords('negative').test(words);

/** Whether a "not" is what tells two wordings apart: most other words are the same, also of the one that is longer. */
function isClose(a: string, b: string): boolean {
  const [x, y] = [stems(a), stems(b)];
  return (overlap(x, y) * Math.min(x.size, y.size)) / Math.max(x.size, y.size, 1) >= CLOSE;
}
const CLOSE = 0.5;

/** Words of consent or refusal. */
const CONSENT = /(?<!\p{L})(?:accept|agree|consent|reject|refus|approv|sign|back)/iu;

/** The sentence of a quotation that tells most of what a rendering tells; the whole where it is one. */
function nearest(material: Material, { source, finding }: Told, words: string): Span {
  const sentences = finding.content.flatMap((c) =>
    [...material.text(source).scan(/[^.!?]+[.!?]*/u, c)].map((m) => span(m.start, m.end)),
  );
  const wanted = stems(words);
  const shared = (at: Span) => overlap(stems(material.words(source, at)), wanted);
  return sentences.reduce((best, at) => (shared(at) > shared(best) ? at : best), sentences[0] ?? finding.content[0]!);
}
