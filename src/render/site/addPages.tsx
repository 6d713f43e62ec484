import type { Frame } from './frame.js';
import { many } from './pager.js';
import { Shell } from './shell.js';
import { Words } from './words.js';

const Text = ({ name, label, type = 'text', hint }: { name: string; label: string; type?: string; hint?: string }) => (
  <label>
    <span>{label}</span>
    <input type={type} name={name} placeholder={hint} />
  </label>
);

export const AddPage = ({ frame }: { frame: Frame }) => (
  <Shell title="Add reports" page="reports" frame={frame}>
    <p class="coverage">
      Paste the text of a report, or choose files, or drop them on any page: plain text, saved pages, JSON Lines. A text
      that is here already is not kept twice.
    </p>
    <form class="add" method="post" action="/add" enctype="multipart/form-data">
      <label>
        <span>Text</span>
        <textarea name="text" rows={12} dir="auto"></textarea>
      </label>
      <label class="drop">
        <span>Files</span>
        <input type="file" name="files" multiple />
      </label>
      <div class="filter">
        <Text name="title" label="Headline" />
        <Text name="outlet" label="Outlet" />
        <Text name="published" label="Published" type="date" />
        <Text name="url" label="Address" type="url" hint="https://" />
      </div>
      <button type="submit">Add</button>
    </form>
  </Shell>
);

/** What becomes of sources that were sent. */
export interface AddState {
  readonly id: string;
  readonly done: number;
  readonly error: string | null;
  readonly notice: string | null;
  readonly rows:
    | readonly {
        readonly source: string;
        readonly outcome: string;
        readonly report: string | null;
        readonly findings: number;
        readonly error?: { readonly message: string; readonly hint: string };
      }[]
    | null;
}

export const AddingPage = ({ state, frame }: { state: AddState; frame: Frame }) => {
  const running = state.rows === null && state.error === null;
  return (
    <Shell
      title={running ? 'Reading' : state.rows?.some((r) => !r.error) ? 'Added' : 'Nothing was added'}
      page="reports"
      frame={frame}
      again={running ? 2 : 0}
    >
      {running ? (
        <p role="status" data-job={state.id}>
          <span class="done">{state.done}</span> reports read so far.
        </p>
      ) : null}
      {state.notice ? <p class="fault">{state.notice}</p> : null}
      {state.error ? <p class="fault">{state.error}</p> : null}
      {state.rows ? (
        <ul class="rows">
          {state.rows.map((r) => (
            <li>
              {r.report ? (
                <a href={frame.links.report(r.report)}>
                  <Words>{r.source}</Words>
                </a>
              ) : (
                <Words>{r.source}</Words>
              )}
              <p class="where">
                {r.error ? (
                  <span class="fault">
                    <Words>{`refused: ${r.error.message}. ${r.error.hint}`}</Words>
                  </span>
                ) : (
                  `${r.outcome}, ${many(r.findings, 'finding')}`
                )}
              </p>
            </li>
          ))}
        </ul>
      ) : null}
      <p>
        <a href="/add">Add more</a>
      </p>
    </Shell>
  );
};
