import type { Links } from '../render/site/index.js';
import { visible } from '../text/index.js';
import { FOLLOWED } from '../views/changed.js';
import type { Changes } from '../views/changes.js';

/** Where a feed stands and what it is called. */
export interface FeedFrame {
  readonly talks: string;
  readonly links: Links;
  /** What addresses begin with, "http://127.0.0.1:4720"; empty for a folder, whose addresses are relative. */
  readonly origin: string;
  /** Where words of a finding stand; null where it is none of the record. */
  readonly at: (finding: string) => string | null;
  /** The newest day of the reports, for what has no day of its own. */
  readonly newest: string | null;
  readonly handling: string | null;
  /** Code points of a report's words that may stand in it. */
  readonly quote: (words: string) => string;
}

interface Entry {
  /** Stable: the same change has the same one whenever the feed is made. */
  readonly id: string;
  readonly title: string;
  readonly updated: string;
  readonly link: string;
  readonly content: string;
}

/** Changes as an Atom feed (RFC 4287), the newest first. Days are those of the reports; the same record gives the same bytes. */
export function changesAtom(changes: Changes, frame: FeedFrame): string {
  const { talks, links, origin, handling } = frame;
  const all = entries(changes, frame).sort((a, b) =>
    a.updated === b.updated ? (a.id < b.id ? -1 : 1) : a.updated < b.updated ? 1 : -1,
  );
  const updated = all[0]?.updated ?? moment(frame.newest);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<title>${xml(`${talks}: changes`)}</title>`,
    ...(handling ? [`<subtitle>${xml(handling)}</subtitle>`] : []),
    `<id>${xml(`urn:rapporteur:changes:${slug(talks)}`)}</id>`,
    `<updated>${updated}</updated>`,
    '<author><name>Rapporteur</name></author>',
    `<link rel="self" type="application/atom+xml" href="${xml(origin + links.feed())}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(origin + links.page('changes'))}"/>`,
    ...all.map((e) => entryXml(e, origin)),
    '</feed>',
    '',
  ].join('\n');
}

const entryXml = (e: Entry, origin: string): string =>
  [
    '<entry>',
    `<id>${xml(e.id)}</id>`,
    `<title>${xml(e.title)}</title>`,
    `<updated>${e.updated}</updated>`,
    `<link rel="alternate" type="text/html" href="${xml(origin + e.link)}"/>`,
    `<content type="text">${xml(e.content)}</content>`,
    '</entry>',
  ].join('\n');

function entries(changes: Changes, frame: FeedFrame): Entry[] {
  const { links, at, quote } = frame;
  const day = (told: string | null) => moment(told ?? frame.newest);
  const urn = (...parts: readonly string[]) => `urn:rapporteur:${parts.map(slug).join(':')}`;
  return [
    ...changes.reports.map((r) => ({
      id: urn(r.report),
      title: `Report: ${quote(r.title ?? 'without a headline')}`,
      updated: day(r.day),
      link: links.report(r.report),
      content: `${r.outlet ?? 'outlet not given'}, ${r.day ?? 'no date'}`,
    })),
    ...changes.edits.map((e) => ({
      id: urn('edit', e.from.report, e.to.report),
      title: `${e.to.retracted ? 'A story was taken back' : 'A story was changed'}: ${e.url}`,
      updated: day(e.to.day),
      link: links.story(e.to.report),
      content:
        e.findings
          .map((f) => {
            const words = [f.from, f.to].flatMap((w) => (w ? [`“${quote(w.words)}”`] : []));
            return `${f.what} ${f.kind}: ${words.join(' → ')}`;
          })
          .join('\n') || 'No finding went, came or changed its words.',
    })),
    // What was said comes with its report; a feed of it would be a feed of the reports again.
    ...changes.objects
      .filter((d) => d.list !== 'actors' && d.list !== 'utterances')
      .map((d) => ({
        id: urn(d.list, d.id, d.what, d.to ?? ''),
        title: `${FOLLOWED[d.list]} ${d.what}: ${quote(d.words)}`,
        updated: day(d.day),
        link: at(d.finding) ?? links.page('changes'),
        content: d.from !== null && d.to !== null ? `${d.from} → ${d.to}` : quote(d.words),
      })),
    ...changes.decisions.map((d) => ({
      id: urn(d.id),
      title: `Decision of ${d.author}: ${quote(d.words)}`,
      updated: d.at,
      link: links.page('decisions'),
      content: d.reason ?? 'No reason was given.',
    })),
  ];
}

/** The start of a day, in UTC; what is tied to no day stands at the beginning of time. */
const moment = (day: string | null): string =>
  `${/^\d{4}-\d{2}-\d{2}/u.exec(day ?? '')?.[0] ?? '1970-01-01'}T00:00:00Z`;

/** Letters and figures alone, as an address may have them; ids keep their colon. */
const slug = (words: string): string => encodeURIComponent(words).replace(/%20/gu, '-').replace(/%3A/gu, ':');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as text; characters that no XML may hold, or that turn the words around, are shown as what they are. */
const xml = (words: string): string => visible(words).replace(/[&<>"']/gu, (c) => ENTITIES[c]!);
