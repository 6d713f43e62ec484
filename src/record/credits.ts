import { callsOutlet, creditForms, isOutletName, isOutletWord, newsNames } from '../lexicon/index.js';
import type { Credit, ReportId } from '../model/index.js';
import { contains, type Span, span, type Text } from '../text/index.js';
import { compare, type Material } from './located.js';

/** Code points from the start of a text in which a dateline stands. */
const OPENING = 160;

/** Where reports say from which agency or other outlet they have what they tell; in order of reports and places. */
export function credits(material: Material): Credit[] {
  const names = new Map(newsNames());
  // The outlets of the dossier credit each other too, whether the lexicon has them or not.
  for (const list of material.appearances.values())
    for (const { outlet } of list)
      if (outlet && !names.has(outlet.toLowerCase())) names.set(outlet.toLowerCase(), outlet);
  const reports = [...material.readings.keys()].sort(compare);
  const found = reports.flatMap((report) => creditsOf(material, report, names));
  // What one report calls an agency is one where another names it alone.
  const called = found.filter(({ to }) => !names.has(to.toLowerCase()));
  if (called.length === 0) return found;
  for (const { to } of called) names.set(to.toLowerCase(), to);
  return reports.flatMap((report) => creditsOf(material, report, names));
}

const tellings = new WeakMap<ReadonlyMap<string, string>, { readonly size: number; readonly words: Set<string> }>();

/** Words of which one stands wherever one of the names does. */
function tellingWords(names: ReadonlyMap<string, string>): ReadonlySet<string> {
  let known = tellings.get(names);
  if (known?.size !== names.size) {
    known = { size: names.size, words: new Set([...names.keys()].map(tellingWord)) };
    tellings.set(names, known);
  }
  return known.words;
}

function creditsOf(material: Material, report: ReportId, names: ReadonlyMap<string, string>): Credit[] {
  const text = material.text(report);
  const telling = tellingWords(names);
  // Most reports name no outlet, and are not looked at word by word.
  const words = text.value.match(/\p{Lu}[\p{L}\p{N}]*/gu) ?? [];
  const inText = words.some((w) => telling.has(w.toLowerCase()) || isOutletWord(w)) || callsOutlet().test(text.value);
  const found = [...headed(material, report, text, names), ...(inText ? told(report, text, names) : [])];
  // A byline that stands in the text and comes with the appearance is one.
  const each = found.filter((c, i) => found.findIndex((o) => o.to === c.to && (o.whole || o.at === c.at)) === i);
  // "the news agency Orvapress reported" holds "Orvapress reported".
  return each.filter(({ to, at }) => !each.some((o) => o.to === to && o.at && at && o.at !== at && contains(o.at, at)));
}

/** The longest word of a name: without it the name is not there. */
const tellingWord = (name: string): string =>
  (name.match(/[\p{L}\p{N}]+/gu) ?? ['']).reduce((a, b) => (b.length > a.length ? b : a));

/** Credits of the whole report: in its byline, its dateline, or the byline that came with it. */
function headed(material: Material, report: ReportId, text: Text, names: ReadonlyMap<string, string>): Credit[] {
  const marks = material.readings.get(report)!.layout.filter((m) => m.role === 'byline' || m.role === 'dateline');
  const marked = marks.flatMap(({ span: at }) => within(text, at, names));
  const opening = span(0, Math.min(text.length, OPENING));
  const dateline = [...text.scan(/^[^\n]{0,80}?\((\p{Lu}[^()\n]{1,40})\)\s*[-–—]/u, opening)].flatMap((m) => {
    const to = names.get(m.groups[0]!.trim().toLowerCase());
    return to ? [{ at: span(m.start, m.end), to }] : [];
  });
  const given = (material.appearances.get(report) ?? []).flatMap(({ byline }) =>
    (byline ?? '').split(/[,;/()]|\band\b|\bfor\b/u).flatMap((part) => {
      const to = names.get(part.trim().toLowerCase());
      return to ? [{ at: null, to }] : [];
    }),
  );
  return [...marked, ...dateline, ...given].map((c) => ({ report, ...c, whole: true }));
}

/** Names in a line that is a byline or a dateline. */
function within(text: Text, at: Span, names: ReadonlyMap<string, string>): { at: Span | null; to: string }[] {
  const words = [...text.scan(/[\p{L}\p{N}.&’'-]+/u, at)];
  const found: { at: Span; to: string }[] = [];
  for (let i = 0; i < words.length; i++)
    for (let n = Math.min(5, words.length - i); n > 0; n--) {
      const to = names.get(
        words
          .slice(i, i + n)
          .map((w) => w.text.toLowerCase())
          .join(' '),
      );
      if (!to) continue;
      found.push({ at: span(words[i]!.start, words[i + n - 1]!.end), to });
      i += n - 1;
      break;
    }
  return found;
}

function told(report: ReportId, text: Text, names: ReadonlyMap<string, string>): Credit[] {
  return creditForms()
    .flatMap(({ form, name, kind }) =>
      [...text.scan(form)].map((m) => ({ m, to: nameIn(m.groups[name]!, m.groups[kind] !== undefined, names) })),
    )
    .filter(({ to }) => to !== null)
    .map(({ m, to }) => ({ report, at: span(m.start, m.end), to: to!, whole: false }))
    .sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end || compare(a.to, b.to));
}

/** The usual name of whom the words credit: known by name, or called an agency by the words around it or by its own. */
function nameIn(words: string, isOutlet: boolean, names: ReadonlyMap<string, string>): string | null {
  const name = words.replace(/[.,]+$/u, '');
  const parts = name.split(/\s+/u);
  for (let n = parts.length; n > 0; n--)
    for (let i = 0; i + n <= parts.length; i++) {
      const known = names.get(
        parts
          .slice(i, i + n)
          .join(' ')
          .toLowerCase(),
      );
      if (known) return known;
    }
  return isOutlet || isOutletName(name) ? name : null;
}
