import type { Child } from 'hono/jsx';
import { type DecisionKind, isValued, type Kind } from '../../model/index.js';
import type { FieldLine, GivenNow } from '../../views/givenFields.js';
import type { Likely } from '../../views/likely.js';
import { ASKED } from '../../views/reviewQueue.js';
import type { Judged, Notable, Told } from '../../views/reviews.js';
import type { Frame } from './frame.js';
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
  readonly seen: string;
  readonly back: string;
  /** About every telling and not this one alone. */
  readonly whole?: string;
}

export const Hidden = ({ fields }: { fields: Readonly<Record<string, string | undefined>> }) => (
  <>
    {Object.entries(fields).map(([name, value]) =>
      value === undefined ? null : <input type="hidden" name={name} value={value} />,
    )}
  </>
);

/** Why somebody decides so. */
export const Why = () => (
  <label class="why">
    <span>Why</span>
    <input name="reason" autocomplete="off" />
  </label>
);

interface DecideProps {
  readonly label: string;
  readonly kind: DecisionKind;
  readonly about: string;
  readonly value?: string;
  readonly back: string;
  readonly frame: Frame;
}

/** A button that takes a decision; where nobody answers requests there is none. */
export const Decide = ({ label, kind, about, value, back, frame }: DecideProps) => {
  const seen = frame.seen(kind, value === undefined ? [about] : [about, value]);
  return frame.decides ? (
    <form class="decide" method="post" action="/decide">
      <Hidden fields={{ kind, about, value, seen, back }} />
      <button type="submit">{label}</button>
    </form>
  ) : null;
};

/** The form of a note. */
const NoteForm = ({ send }: { send: Sending }) => (
  <form method="post" action="/decide">
    <Hidden fields={{ ...send, kind: 'note' }} />
    <label>
      <span>Note</span>
      <input name="value" autocomplete="off" required />
    </label>
    <button type="submit">Keep the note</button>
  </form>
);

/** Verdicts that leave the fields as they are, each with its key and the word on its button. */
const VERDICT_KEYS = [
  ['accept', 'a', 'Accept'],
  ['reject', 'r', 'Reject'],
  ['checked', 'e', 'Checked'],
] as const;

/** The buttons of a verdict; `of` words them where it is not plain of what, and then no key presses them. */
const Verdicts = ({ of }: { of?: (label: string) => string }) => (
  <>
    {VERDICT_KEYS.map(([kind, key, label]) => (
      <>
        <button
          type="submit"
          name="kind"
          value={kind}
          data-key={of ? undefined : key}
          title={kind === 'checked' ? 'Looked at; nothing is to be changed' : undefined}
        >
          {of ? of(label) : label} {of ? null : <kbd>{key}</kbd>}
        </button>{' '}
      </>
    ))}
  </>
);

interface JudgeProps {
  readonly send: Sending;
  /** Where the fields can be corrected, and where a finding that the reader missed beside it can be added. */
  readonly correct: string;
  readonly add: string;
  /** What it may be a telling of. */
  readonly likely: readonly Likely[];
  readonly frame: Frame;
}

/** The answers that a finding can be given; with scripts one keystroke each. */
export const Judge = ({ send, correct, add, likely, frame }: JudgeProps) => (
  <div class="judge">
    <form method="post" action="/decide">
      <Hidden fields={{ ...send }} />
      <Verdicts />
      <a class="button" href={correct} data-key="c">
        Correct <kbd>c</kbd>
      </a>{' '}
      <a class="button" href={add} data-key="d" title="Something that the reader missed here">
        Add <kbd>d</kbd>
      </a>{' '}
      <Why />
    </form>
    <details>
      <summary data-key="n">
        Note <kbd>n</kbd>
      </summary>
      <NoteForm send={send} />
    </details>
    {likely.length > 0 ? (
      <details>
        <summary data-key="m">
          Merge <kbd>m</kbd>
        </summary>
        <Same likely={likely} about={send.about} back={send.back} frame={frame} />
      </details>
    ) : null}
  </div>
);

interface SameProps {
  readonly likely: readonly Likely[];
  readonly about: string;
  readonly back: string;
  readonly frame: Frame;
}

/** Things that may be the same as one, each with a button that says so. */
export const Same = ({ likely, about, back, frame }: SameProps) => (
  <ul class="likely" aria-label="Tells the same as">
    {likely.map((l) => (
      <li>
        <Decide label="The same" kind="link" about={about} value={l.id} back={back} frame={frame} />{' '}
        <a href={frame.at(l.id)} data-words dir="auto">
          <Words>{frame.quote(l.words)}</Words>
        </a>{' '}
        <span class="where">
          {l.day ?? 'no date'}
          {l.tellings > 1 ? `, ${l.tellings} tellings` : ''}
        </span>
      </li>
    ))}
  </ul>
);

interface NotedProps {
  /** A finding or an id by which the thing is decided of; without one its notes are shown and none can be made. */
  readonly about: string | undefined;
  readonly on: Notable;
  readonly back: string;
  readonly frame: Frame;
}

/** Notes on a thing, and a way to make one. */
export const Noted = ({ about, on, back, frame }: NotedProps) => (
  <>
    <NoteList notes={frame.notes(on)} />
    {frame.decides && about !== undefined ? (
      <details class="set noting">
        <summary>Note</summary>
        <NoteForm send={{ about, seen: frame.seen('note', [about]), back }} />
      </details>
    ) : null}
  </>
);

interface WholeProps extends NotedProps {
  readonly about: string;
  readonly on: Required<Notable>;
}

/** Notes on a thing that several reports tell, and ways to note it or to decide of all its tellings at once. */
export const Whole = ({ about, on, back, frame }: WholeProps) => {
  const send = { about, seen: frame.seen('accept', [about], true), whole: '1', back };
  return (
    <>
      <NoteList notes={frame.notes(on)} />
      {frame.decides ? (
        <details class="set noting">
          <summary>Note or decide</summary>
          <NoteForm send={send} />
          <form method="post" action="/decide">
            <Hidden fields={send} />
            <Verdicts
              of={(label) => {
                const all = on.members.length > 1 ? `all ${on.members.length} tellings` : `the ${on.name}`;
                return label === 'Checked' ? `Have checked ${all}` : `${label} ${all}`;
              }}
            />
            <Why />
          </form>
        </details>
      ) : null}
    </>
  );
};

/** What people noted, with who and when. */
const NoteList = ({ notes }: { notes: readonly Told[] }) =>
  notes.length === 0 ? null : (
    <ul class="noted" aria-label="Notes">
      {notes.map((n) => (
        <Saying told={n} />
      ))}
    </ul>
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
  const { shape, many } = field;
  const hasValue = isValued(field);
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
  length: '1 h 30 min',
};

interface FieldsProps {
  readonly label: string;
  /** What is sent besides the fields. */
  readonly hidden: Readonly<Record<string, string | undefined>>;
  readonly fields: readonly GivenNow[];
  /** The word on the button. */
  readonly does: string;
  readonly leave: string;
  readonly id?: string;
  readonly children?: Child;
}

/** The fields of a finding to be given. Words are selected in the text, or typed to the letter. */
const FieldsForm = ({ label, hidden, fields, does, leave, id, children }: FieldsProps) => (
  <form method="post" action="/decide" class="giving" id={id} aria-label={label}>
    <Hidden fields={hidden} />
    {children}
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
      <Why />
    </div>
    <p class="ways">
      <button type="submit">{does}</button> <a href={leave}>Leave it</a>
    </p>
  </form>
);

interface CorrectProps {
  readonly send: Sending;
  readonly kind: Kind;
  readonly fields: readonly GivenNow[];
  readonly leave: string;
}

/** The fields of a finding to be mended. */
export const CorrectForm = ({ send, kind, fields, leave }: CorrectProps) => (
  <FieldsForm
    label={`Correct the ${kind}`}
    hidden={{ ...send, kind: 'correct', of: kind }}
    fields={fields}
    does="Correct"
    leave={leave}
  />
);

/** A finding that the reader missed, as far as it was chosen. */
export interface Missed {
  readonly words: string;
  readonly place: string;
  /** Null as long as the kind is to be chosen. */
  readonly of: { readonly kind: Kind; readonly fields: readonly GivenNow[] } | null;
}

interface AddProps {
  readonly report: string;
  readonly missed: Missed;
  /** Where the kind is chosen, with what is asked there besides. */
  readonly step: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly back: string;
  readonly frame: Frame;
}

/** What the reader missed: first the words and the kind, then the fields of that kind. */
export const AddForm = ({ report, missed, step, query = {}, back, frame }: AddProps) => {
  const { words, place, of } = missed;
  if (of === null)
    return (
      <form method="get" action={step} class="giving adding-finding" id="add" aria-label="Add a finding">
        <Hidden fields={query} />
        <div class="field">
          <label>
            <span>The words</span>
            <input name="words" value={words} autocomplete="off" required data-words-of="words" />
          </label>
          <input type="hidden" name="place" value={place} />
        </div>
        <div class="field">
          <label>
            <span>What they are</span>
            <select name="add">
              {ASKED.map((k) => (
                <option value={k}>{k}</option>
              ))}
            </select>
          </label>
        </div>
        <p class="ways">
          <button type="submit">Its fields …</button> <a href={back}>Leave it</a>
        </p>
      </form>
    );
  const at = place || words;
  const seen = frame.seen('add', [report, of.kind, at]);
  return (
    <FieldsForm
      label={`Add a ${of.kind}`}
      id="add"
      hidden={{ kind: 'add', about: report, of: of.kind, seen, back, p: place, w: words }}
      fields={of.fields}
      does="Add"
      leave={back}
    >
      <p>
        <span class="kind">{of.kind}</span>{' '}
        <q dir="auto">
          <Words>{words}</Words>
        </q>
      </p>
    </FieldsForm>
  );
};

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
        <Saying told={t} />
      ))}
    </ul>
  </div>
);

/** One thing that somebody said. */
const Saying = ({ told: { kind, value, of, author, at, reason } }: { told: Told }) => (
  <li class="where">
    {kind === 'note' ? (
      <q dir="auto">
        <Words>{value ?? ''}</Words>
      </q>
    ) : (
      kind
    )}
    {of === null ? null : ` (of the whole ${of})`}
    {', '}
    <Name>{author}</Name>, {at.slice(0, 16).replace('T', ' ')}
    {reason ? (
      <>
        {': '}
        <Words>{reason}</Words>
      </>
    ) : null}
  </li>
);
