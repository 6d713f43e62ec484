/** The wordings of a story beside each other. */
import type { ReportId, Slice, Story } from '../model/index.js';
import { type ParagraphPair, paragraphDiff, span } from '../text/index.js';
import { type Edit, edits } from './changed.js';

/** Two wordings of one address that followed each other, the older first. */
export interface StoryView {
  readonly url: string;
  readonly versions: Story['versions'];
  readonly edit: Edit;
  /** Headlines before and after. */
  readonly titles: readonly [from: string | null, to: string | null];
  /** Empty where texts are not to be shown. */
  readonly paragraphs: readonly ParagraphPair[];
  /** Words that were left out, because no reader compares so many. */
  readonly cut: boolean;
}

/** Code points of a text that are compared. */
const MOST = 60_000;

/** The story in which a report is a wording; null where it is none, or the only one. */
export const storyOf = (slice: Slice, report: ReportId): Story | null =>
  slice.record.stories.find((s) => s.versions.some((v) => v.report === report)) ?? null;

/** The wording before a report and the report; of the oldest, it and the one after it. Null where nothing was changed. */
export function storyView(slice: Slice, report: ReportId, text = true): StoryView | null {
  const story = storyOf(slice, report);
  if (!story) return null;
  const all = edits(slice, [story]);
  const edit = all.find((e) => e.to.report === report) ?? all.find((e) => e.from.report === report);
  if (!edit) return null;
  const title = (id: ReportId, appearance: string) => {
    const where = slice.appearances.get(id) ?? [];
    return (where.find((a) => a.id === appearance) ?? where[0])?.title ?? null;
  };
  const words = (id: ReportId) => slice.text(id).slice(span(0, Math.min(MOST, slice.text(id).length)));
  return {
    url: story.url,
    versions: story.versions,
    edit,
    titles: [title(edit.from.report, edit.from.appearance), title(edit.to.report, edit.to.appearance)],
    paragraphs: text ? paragraphDiff(words(edit.from.report), words(edit.to.report)) : [],
    cut: text && [edit.from, edit.to].some((v) => slice.text(v.report).length > MOST),
  };
}
