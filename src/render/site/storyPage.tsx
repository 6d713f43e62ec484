import type { WordPiece } from '../../text/index.js';
import type { Edit, Rewording } from '../../views/changed.js';
import type { StoryView } from '../../views/stories.js';
import type { Frame } from './frame.js';
import { Shell } from './shell.js';
import { Part, Words } from './words.js';

const Pieces = ({ pieces, as }: { pieces: readonly WordPiece[]; as: 'del' | 'ins' }) => (
  <>
    {pieces.map((p) => {
      const words = <Words>{p.words}</Words>;
      if (!p.own) return words;
      return as === 'del' ? <del>{words}</del> : <ins>{words}</ins>;
    })}
  </>
);

/** One finding that differs between two wordings, each with its words and the way to them. */
const Difference = ({ one, frame }: { one: Rewording; frame: Frame }) => (
  <li>
    <span class={`change ${one.what}`}>{one.what}</span> <span class="kind">{one.kind}</span>{' '}
    {one.from ? (
      <del>
        <a href={frame.links.place(one.from.report, one.from.at)} data-words dir="auto">
          <Words>{frame.quote(one.from.words)}</Words>
        </a>
      </del>
    ) : null}
    {one.from && one.to ? ' → ' : null}
    {one.to ? (
      <ins>
        <a href={frame.at(one.to.finding)} data-words dir="auto">
          <Words>{frame.quote(one.to.words)}</Words>
        </a>
      </ins>
    ) : null}
  </li>
);

/** What an edit did to the findings of a story. */
export const Differences = ({ edit, frame }: { edit: Edit; frame: Frame }) =>
  edit.findings.length === 0 ? (
    <p class="empty">No finding went, came or changed its words.</p>
  ) : (
    <ul class="differences">
      {edit.findings.map((f) => (
        <Difference one={f} frame={frame} />
      ))}
    </ul>
  );

const Head = ({ version, title, frame }: { version: Edit['from']; title: string | null; frame: Frame }) => (
  <>
    <a href={frame.links.report(version.report)}>
      <Words>{title ?? 'Without a headline'}</Words>
    </a>
    <span class="where"> {version.day ?? 'no date'}</span>
  </>
);

const Columns = ({ view, frame }: { view: StoryView; frame: Frame }) => (
  <section class="scroll" tabindex={0} aria-label="Both wordings">
    <table class="wordings">
      <thead>
        <tr>
          <th scope="col">
            <Head version={view.edit.from} title={view.titles[0]} frame={frame} />
          </th>
          <th scope="col">
            <Head version={view.edit.to} title={view.titles[1]} frame={frame} />
          </th>
        </tr>
      </thead>
      <tbody>
        {view.paragraphs.map(({ from, to }) => (
          <tr>
            <td data-column="before" dir="auto">
              {from ? <Pieces pieces={from} as="del" /> : null}
            </td>
            <td data-column="after" dir="auto">
              {to ? <Pieces pieces={to} as="ins" /> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

/** Two wordings of a story beside each other, with what went and came. */
export const StoryPage = ({ view, frame }: { view: StoryView; frame: Frame }) => {
  const { edit, versions } = view;
  return (
    <Shell title="A story that was changed" page="reports" frame={frame} wide>
      <p class="coverage">
        <Words>{view.url}</Words>: {versions.length} wordings. The record follows the newest.
      </p>
      {edit.to.retracted ? <p class="fault">The later wording takes the story back.</p> : null}
      {versions.length > 2 ? (
        <ol class="versions-of" aria-label="Edits of this story">
          {versions.slice(1).map((v, i) => (
            <li>
              <a href={frame.links.story(v.report)} aria-current={v.report === edit.to.report ? 'true' : undefined}>
                {versions[i]!.day ?? 'no date'} → {v.day ?? 'no date'}
                {v.retracted ? ', taken back' : ''}
              </a>
            </li>
          ))}
        </ol>
      ) : null}
      {view.paragraphs.length > 0 ? (
        <Columns view={view} frame={frame} />
      ) : (
        <p class="coverage">The texts are not published here.</p>
      )}
      {view.cut ? <p class="hint">Only the beginning of these very long texts is compared.</p> : null}
      <Part id="findings" heading="What it did to the findings">
        <Differences edit={edit} frame={frame} />
      </Part>
    </Shell>
  );
};
