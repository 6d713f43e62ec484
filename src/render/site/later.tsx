import type { Excerpted } from '../../views/excerpts.js';
import type { Frame } from './frame.js';
import { Name, Said, Where } from './words.js';

/** Words of ours as a sentence. */
export const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

/** Sentences of reports, each with whose they are and the way to them. */
export const Excerpts = ({ all, lead, frame }: { all: readonly Excerpted[]; lead?: string; frame: Frame }) =>
  all.length === 0 ? null : (
    <ul>
      {all.map((e) => (
        <li>
          {lead ? <span class="where">{lead} </span> : null}
          <a href={frame.at(e.finding)} data-words>
            <Said>{frame.quote(e.words)}</Said>
          </a>{' '}
          <span class="where">
            <Name>{e.voice}</Name>, <Where outlet={e.outlet} day={e.day} />
          </span>
        </li>
      ))}
    </ul>
  );

/** What later reports tell of a thing. */
export const Later = ({ all, frame }: { all: readonly Excerpted[]; frame: Frame }) => (
  <Excerpts all={all} lead="Later:" frame={frame} />
);
