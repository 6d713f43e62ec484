import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { RapporteurError } from '../errors.js';
import { type Links, PAGES, PER_PAGE, SITE_CSS, SITE_JS, Site } from '../render/site/index.js';
import { sliceOf } from './open.js';
import { DOSSIER, operation } from './operation.js';

const input = z.object({
  dossier: z.string(),
  format: z.enum(['site']).default('site'),
  to: z.string(),
  text: z.boolean().default(true),
});

/** Links between files of one folder, from a page that lies `up` folders below it. */
function onDisk(up: string): Links {
  const file = (name: string) => `${up}${name === 'brief' ? 'index' : name}`;
  return {
    page: (name, query) => `${file(name)}${Number(query?.from) > 0 ? `-${query!.from}` : ''}.html`,
    report: (id, finding) => {
      const place = `${up}reports/${id.replace(/^report:/u, '')}.html`;
      return finding ? `${place}#${finding.replace(/^[a-z]+:/u, '')}` : place;
    },
    asset: (name) => `${up}assets/${name}`,
    live: false,
  };
}

export const exportOperation = operation({
  name: 'export',
  summary: 'Publish the record as a folder of pages',
  detail:
    'Writes the pages that `serve` shows as plain files that open from disk and can be put on any web server. With --no-text the texts of the reports stay at home: short quotations, addresses and places only.',
  examples: ['rapporteur export talks.dossier --to site/', 'rapporteur export talks.dossier --to site/ --no-text'],
  arguments: [DOSSIER],
  options: [
    { name: 'to', value: 'FOLDER', about: 'where the pages go' },
    { name: 'format', value: 'FORMAT', about: 'site (default)' },
    { name: 'no-text', about: 'short quotations in place of the texts of reports' },
  ],
  input,
  run: async ({ dossier, to, text }) => {
    const slice = await sliceOf(dossier);
    const [top, below] = [new Site(slice, onDisk(''), { text }), new Site(slice, onDisk('../'), { text })];
    const files = new Map<string, string>([
      ['assets/site.css', SITE_CSS],
      ['assets/site.js', SITE_JS],
    ]);
    for (const name of PAGES) files.set(`${name === 'brief' ? 'index' : name}.html`, top.page(name));
    for (let from = PER_PAGE; from < top.statements; from += PER_PAGE)
      files.set(`statements-${from}.html`, top.page('statements', { from }));
    for (const id of slice.appearances.keys())
      files.set(`reports/${id.replace(/^report:/u, '')}.html`, below.report(id)!);
    for (const [name, words] of files) write(join(to, name), words);
    return { folder: to, files: [...files.keys()].sort() };
  },
  terminal: ({ folder, files }, style) =>
    `${files.length} files in ${style.strong(folder)}; open ${style.strong(join(folder, 'index.html'))}`,
});

function write(path: string, words: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, words);
  } catch (cause) {
    throw new RapporteurError('output-unwritable', `${path} cannot be written`, { cause });
  }
}
