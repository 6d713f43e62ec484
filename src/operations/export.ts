import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { RapporteurError } from '../errors.js';
import { briefDocx } from '../export/briefDocx.js';
import { calendarFile } from '../export/calendar.js';
import { csvTables } from '../export/tables.js';
import type { Slice } from '../model/index.js';
import { FONTS, type Links, PAGES, SITE_CSS, SITE_JS, Site } from '../render/site/index.js';
import { brief } from '../views/brief/brief.js';
import { shortBrief } from '../views/reference.js';
import { measuredOf } from './measured.js';
import { openSlice } from './open.js';
import { AS_OF, AS_OF_SHAPE, DOSSIER, operation } from './operation.js';
import { changesIn, feedOf, font } from './site.js';

const input = z.object({
  dossier: z.string(),
  format: z.enum(['site', 'docx', 'csv', 'ics']).default('site'),
  to: z.string(),
  text: z.boolean().default(true),
  handling: z.string().optional(),
  ...AS_OF_SHAPE,
});

/** Links between files of one folder, from a page that lies `up` folders below it. */
function onDisk(up: string): Links {
  const file = (name: string) => `${up}${name === 'brief' ? 'index' : name}`;
  return {
    page: (name, query) => `${file(name)}${Number(query?.from) > 0 ? `-${query!.from}` : ''}.html`,
    report: (id, finding, part = 0) => {
      const place = `${up}${reportFile(id, part)}`;
      return finding ? `${place}#${finding.replace(/^[a-z]+:/u, '')}` : place;
    },
    // A folder cannot search, so nothing leads to a mere place.
    place: (id) => `${up}${reportFile(id, 0)}`,
    finding: (id) => `#${id.replace(/^[a-z]+:/u, '')}`,
    actor: (id, from = 0) => `${up}${belowFile('actor', id, from)}`,
    cell: (id, from = 0) => `${up}${belowFile('cell', id, from)}`,
    story: (report) => `${up}${storyFile(report)}`,
    asset: (name) => `${up}assets/${name}`,
    feed: () => `${up}changes.atom`,
    live: false,
  };
}

const reportFile = (id: string, part: number): string =>
  `reports/${id.replace(/^report:/u, '')}${part > 0 ? `-${part}` : ''}.html`;

const storyFile = (id: string): string => `stories/${id.replace(/^report:/u, '')}.html`;

const belowFile = (kind: 'actor' | 'cell', id: string, from: number): string =>
  `${kind === 'actor' ? 'actors' : 'positions'}/${id.replace(/^[a-z]+:/u, '')}${from > 0 ? `-${from}` : ''}.html`;

export const exportOperation = operation({
  name: 'export',
  summary: 'Publish the record: pages, a Word file, tables, a calendar',
  detail:
    'site: the pages that `serve` shows as plain files that open from disk and can be put on any web server; docx: the brief as a Word file. csv: every table in a folder. ics: rounds and deadlines as a calendar file (iCalendar) that any calendar program opens; what no report ties to a day is left out. With --no-text the texts of the reports stay at home: short quotations, addresses and places only. With --handling pages, Word files and the calendar carry a line that says who may see them.',
  examples: [
    'rapporteur export talks.dossier --to site/',
    'rapporteur export talks.dossier --to site/ --no-text',
    'rapporteur export talks.dossier --format docx --to brief.docx --handling "For the mission only"',
    'rapporteur export talks.dossier --format csv --to tables/',
    'rapporteur export talks.dossier --format ics --to talks.ics',
  ],
  arguments: [DOSSIER],
  options: [
    { name: 'to', value: 'PLACE', about: 'the folder, or the file of a docx or ics' },
    { name: 'format', value: 'FORMAT', about: 'site (default), docx, csv or ics' },
    { name: 'handling', value: 'WORDS', about: 'a line on every page of a docx or of the pages, and in a calendar' },
    { name: 'no-text', about: 'short quotations in place of the texts of reports, in every format' },
    ...AS_OF,
  ],
  input,
  run: async ({ format, to, text, handling, ...given }) => {
    if (handling !== undefined && format === 'csv')
      throw new RapporteurError(
        'option-value',
        '--handling goes with pages, Word files and calendars; a table has no place for it',
      );
    const { slice, close } = openSlice(given);
    try {
      if (format === 'docx') {
        const whole = brief(slice);
        write(to, await briefDocx(text ? whole : shortBrief(whole), handling ?? null));
        return { place: to, open: to, files: [to] };
      }
      if (format === 'ics') {
        write(to, calendarFile(slice, text, handling ?? null));
        return { place: to, open: to, files: [to] };
      }
      const files = format === 'csv' ? csvTables(slice, text) : site(given.dossier, slice, text, handling ?? null);
      const list = join(to, `rapporteur-${format}.txt`);
      cleared(to, list, new Set(files.keys()));
      for (const [name, words] of files) write(join(to, name), words);
      write(list, `${[...files.keys()].sort().join('\n')}\n`);
      return { place: to, open: format === 'csv' ? to : join(to, 'index.html'), files: [...files.keys()].sort() };
    } finally {
      close();
    }
  },
  terminal: ({ place, open, files }, style) =>
    `${files.length} ${files.length === 1 ? 'file' : 'files'} in ${style.strong(place)}; open ${style.strong(open)}`,
});

function site(dossier: string, slice: Slice, text: boolean, handling: string | null): Map<string, string | Uint8Array> {
  const measured = measuredOf(slice.record.fingerprint.reader);
  const options = { text, handling, measured, changes: changesIn(dossier, slice) };
  const [top, below] = [new Site(slice, onDisk(''), options), new Site(slice, onDisk('../'), options)];
  const files = new Map<string, string | Uint8Array>([
    ['assets/site.css', SITE_CSS],
    ['assets/site.js', SITE_JS],
    ['assets/calendar.ics', calendarFile(slice, text, handling)],
  ]);
  for (const name of PAGES) {
    const file = name === 'brief' ? 'index' : name;
    files.set(`${file}.html`, top.page(name));
    for (const from of top.parts(name)) files.set(`${file}-${from}.html`, top.page(name, { from }));
  }
  for (const id of slice.appearances.keys())
    for (let part = 0; part < below.partsOf(id); part++) files.set(reportFile(id, part), below.report(id, part)!);
  for (const { versions } of slice.record.stories)
    for (const { report } of versions) files.set(storyFile(report), below.story(report)!);
  files.set('changes.atom', feedOf(top, '', top.changes()));
  for (const { kind, id, parts } of below.below())
    for (const from of [0, ...parts]) files.set(belowFile(kind, id, from), below[kind](id, from)!);
  for (const name of FONTS.keys()) files.set(`assets/fonts/${name}`, font(name)!);
  return files;
}

/**
 * Removes what an earlier export of the format wrote, by its list, and this one does not: a text that is no longer to be published
 * must not stay.
 */
function cleared(to: string, list: string, kept: ReadonlySet<string>): void {
  if (!existsSync(list)) return;
  for (const name of readFileSync(list, 'utf8').split('\n')) {
    const inside = name !== '' && !name.split('/').includes('..') && !isAbsolute(name);
    if (inside && !kept.has(name)) rmSync(join(to, name), { force: true });
  }
}

function write(path: string, words: string | Uint8Array): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, words);
  } catch (cause) {
    throw new RapporteurError('output-unwritable', `${path} cannot be written`, { cause });
  }
}
