/** Words of a report in a list of objects: the whole sentence, with whose they are and the finding that leads to them. */
import type { FindingId, Located, Slice } from '../model/index.js';
import { type Span, sentenceAt } from '../text/index.js';
import { keyWords } from './reference.js';
import { voiceOf, voiceWords } from './voice.js';

export interface Excerpted {
  readonly finding: FindingId;
  readonly day: string | null;
  readonly outlet: string | null;
  /** Null for the outlet's own voice. */
  readonly speaker: string | null;
  readonly voice: string;
  readonly words: string;
}

/** The sentence that a finding stands in, or the words at a place of its report. */
export function excerptOf(slice: Slice, located: Located, at?: Span): Excerpted {
  const voice = voiceOf(slice, located);
  const text = slice.text(located.source);
  return {
    finding: located.finding.id,
    day: located.day,
    outlet: voice.outlet,
    speaker: voice.speaker,
    voice: voice.speaker === null ? 'in its own voice' : voiceWords(voice),
    words: text.slice(at ?? sentenceAt(text, keyWords(located.finding))).replace(/\s+/gu, ' '),
  };
}
