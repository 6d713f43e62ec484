import type { Kind } from '../../model/index.js';
import type { FieldLine, GivenNow } from '../../views/givenFields.js';
import type { Judged } from '../../views/reviews.js';
import { Name, Words } from './words.js';

/** The part of an id that stands in addresses and marks. */
export const short = (id: string): string => id.replace(/^[a-z]+:/u, '');

/** An address with more that is asked for. */
export function asking(href: string, query: Readonly<Record<string, string>>): string {
  const [path = '', place] = href.split('#');
  const more = new URLSearchParams(query).toString();
  return `${path}${path.includes('?') ? '&' : '?'}${more}${place ? `#${place}` : ''}`;
}

/** What a form about a finding brings along: which one, what had been decided of it, and where to go on. */
export interface Sending {
  readonly about: string;
  readonly seen?: string;
  readonly back: string;
}

export const Hidden = ({ fields }: { fields: Readonly<Record<string, string | undefined>> }) => (
  <>
    {Object.entries(fields).map(([name, value]) =>
      value === undefined ? null : <input type="hidden" name={name} value={value} />,
    )}
  </>
);

interface JudgeProps {
  readonly send: Sending;
  /** Where the fields can be corrected. */
  readonly correct: string;
}

/** The answers that a finding can be given; with scripts one keystroke each. */
export const Judge = ({ send, correct }: JudgeProps) => (
  <div class="judge">
    <form method="post" action="/decide">
      <Hidden fields={{ ...send }} />
      <button type="submit" name="kind" value="accept" data-key="a">
        Accept <kbd>a</kbd>
      </button>{' '}
      <button type="submit" name="kind" value="reject" data-key="r">
        Reject <kbd>r</kbd>
      </button>{' '}
      <button type="submit" name="kind" value="checked" data-key="e" title="Looked at; nothing is to be changed">
        Checked <kbd>e</kbd>
      </button>{' '}
      <a class="button" href={correct} data-key="c">
        Correct <kbd>c</kbd>
      </a>{' '}
      <label class="why">
        <span>Why</span>
        <input name="reason" autocomplete="off" />
      </label>
    </form>
    <details>
      <summary data-key="n">
        Note <kbd>n</kbd>
      </summary>
      <form method="post" action="/decide">
        <Hidden fields={{ ...send, kind: 'note' }} />
        <label>
          <span>Note</span>
          <input name="value" autocomplete="off" required />
        </label>
        <button type="submit">Keep the note</button>
      </form>
    </details>
  </div>
);

/** What each field holds, and what the reader said where a person gave another value. */
export const FieldList = ({ lines }: { lines: readonly FieldLine[] }) => (
  <dl class="fields">
    {lines.map((f) => (
      <div>
        <dt>{f.name}</dt>
        <dd dir="auto">
          {f.was === null ? null : (
            <>
              <del>
                <Words>{f.was || 'nothing'}</Words>
              </del>{' '}
            </>
          )}
          <Words>{f.said || 'nothing'}</Words>
        </dd>
      </div>
    ))}
  </dl>
);

/** What a field says: one of its values, or a name, a day, a number. */
const ValueInput = ({ given: { name, field, value } }: { given: GivenNow }) => {
  const { shape, values, needed } = field;
  if (!values)
    return (
      <label>
        <span>{name}</span>
        <input name={`v.${name}`} value={value} autocomplete="off" placeholder={HINTS[shape]} />
      </label>
    );
  // A value that nobody gave yet is not to look like one.
  const choices = needed && value !== '' ? values : ['', ...values];
  return (
    <label>
      <span>{name}</span>
      <select name={`v.${name}`}>
        {choices.map((v) => (
          <option value={v} selected={v === value}>
            {v === '' ? 'none' : v}
          </option>
        ))}
      </select>
    </label>
  );
};

/** One field of a form: its value, and the words of the report that it is read from. */
const FieldInput = ({ given }: { given: GivenNow }) => {
  const { name, field, value, words, place } = given;
  const { shape, values, many } = field;
  const hasValue = values !== undefined || shape === 'time' || shape === 'number' || (shape === 'party' && !many);
  return (
    <div class="field">
      {hasValue ? <ValueInput given={given} /> : null}
      {shape === 'plain' ? null : (
        <>
          <label>
            <span>{hasValue ? `${name}, its words` : name}</span>
            <input
              name={`w.${name}`}
              value={words}
              autocomplete="off"
              data-words-of={name}
              data-many={many ? '' : undefined}
            />
          </label>
          <input type="hidden" name={`p.${name}`} value={place} />
        </>
      )}
      <input type="hidden" name={`0.${name}`} value={JSON.stringify([value, words, place])} />
    </div>
  );
};

const HINTS: Readonly<Partial<Record<GivenNow['field']['shape'], string>>> = {
  time: '2031-03-04',
  number: 'in figures',
};

interface CorrectProps {
  readonly send: Sending;
  readonly kind: Kind;
  readonly fields: readonly GivenNow[];
  readonly leave: string;
}

/** The fields of a finding to be mended. Words are selected in the text, or typed to the letter. */
export const CorrectForm = ({ send, kind, fields, leave }: CorrectProps) => (
  <form method="post" action="/decide" class="giving" aria-label={`Correct the ${kind}`}>
    <Hidden fields={{ ...send, kind: 'correct', of: kind }} />
    <p class="hint">
      <span class="by-hand">Put the cursor into a field and select its words in the text. </span>
      {
        'Words that are typed must stand in the report to the letter; several stretches are parted by “ // ”. An empty field is none.'
      }
    </p>
    {fields.map((f) => (
      <FieldInput given={f} />
    ))}
    <div class="field">
      <label>
        <span>Why</span>
        <input name="reason" autocomplete="off" />
      </label>
    </div>
    <p class="ways">
      <button type="submit">Correct</button> <a href={leave}>Leave it</a>
    </p>
  </form>
);

interface AddProps {
  readonly report: string;
  readonly kinds: readonly Kind[];
  /** What was chosen so far; without a kind the first step is asked. */
  readonly chosen: {
    readonly kind: Kind;
    readonly words: string;
    readonly place: string;
    readonly fields: readonly GivenNow[];
  } | null;
  readonly back: string;
}

/** What the reader missed: first the words and the kind, then the fields of that kind. */
export const AddForm = ({ report, kinds, chosen, back }: AddProps) =>
  chosen === null ? (
    <form method="get" action={back} class="giving adding-finding" id="add" aria-label="Add a finding">
      <div class="field">
        <label>
          <span>The words</span>
          <input name="words" autocomplete="off" required data-words-of="words" />
        </label>
        <input type="hidden" name="place" value="" />
      </div>
      <div class="field">
        <label>
          <span>What they are</span>
          <select name="add">
            {kinds.map((k) => (
              <option value={k}>{k}</option>
            ))}
          </select>
        </label>
      </div>
      <button type="submit">Its fields …</button>
    </form>
  ) : (
    <form method="post" action="/decide" class="giving" id="add" aria-label={`Add a ${chosen.kind}`}>
      <Hidden fields={{ kind: 'add', about: report, of: chosen.kind, back, p: chosen.place, w: chosen.words }} />
      <p>
        <span class="kind">{chosen.kind}</span>{' '}
        <q dir="auto">
          <Words>{chosen.words}</Words>
        </q>
      </p>
      <p class="hint">
        <span class="by-hand">Put the cursor into a field and select its words in the text. </span>
        Words that are typed must stand in the report to the letter.
      </p>
      {chosen.fields.map((f) => (
        <FieldInput given={f} />
      ))}
      <div class="field">
        <label>
          <span>Why</span>
          <input name="reason" autocomplete="off" />
        </label>
      </div>
      <p class="ways">
        <button type="submit">Add</button> <a href={back}>Leave it</a>
      </p>
    </form>
  );

const VERDICTS: Readonly<Record<Judged['verdict'], string>> = {
  accepted: 'accepted',
  rejected: 'rejected',
  corrected: 'corrected',
  added: 'added by a person',
  checked: 'checked, no change',
  noted: 'noted',
};

/** What people said of a finding: the verdict, who, when and why, their notes, and what the reader said. */
export const Said = ({ judged }: { judged: Judged }) => (
  <div class="judged">
    {judged.verdict === 'noted' ? null : <p class={`verdict ${judged.verdict}`}>{VERDICTS[judged.verdict]}</p>}
    {judged.was === null ? null : (
      <>
        <p class="where">
          The reader said{' '}
          <del>
            <Words>{judged.was}</Words>
          </del>
        </p>
        <FieldList lines={judged.changed} />
      </>
    )}
    <ul>
      {judged.told.map((t) => (
        <li class="where">
          {t.kind === 'note' ? (
            <q dir="auto">
              <Words>{t.value ?? ''}</Words>
            </q>
          ) : (
            t.kind
          )}
          {', '}
          <Name>{t.author}</Name>, {t.at.slice(0, 16).replace('T', ' ')}
          {t.reason ? (
            <>
              {': '}
              <Words>{t.reason}</Words>
            </>
          ) : null}
        </li>
      ))}
    </ul>
  </div>
);
