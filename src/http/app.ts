import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { asRapporteurError, RapporteurError } from '../errors.js';
import type { FindingId, ReportId } from '../model/index.js';
import { openSite as siteOf } from '../operations/index.js';
import {
  type Links,
  PAGES,
  type PageName,
  type PageQuery,
  SITE_CSS,
  SITE_JS,
  type Site,
} from '../render/site/index.js';

const LINKS: Links = {
  page: (name, query) => {
    const path = name === 'brief' ? '/' : `/${name}`;
    const params = query ? new URLSearchParams(query).toString() : '';
    return params ? `${path}?${params}` : path;
  },
  report: (id, finding) => {
    const place = `/reports/${encodeURIComponent(id.replace(/^report:/u, ''))}`;
    return finding ? `${place}#${finding.replace(/^[a-z]+:/u, '')}` : place;
  },
  asset: (name) => `/assets/${name}`,
  live: true,
};

/** The pages of a dossier as the served site links them. @throws RapporteurError as opening a dossier does. */
export const openSite = (dossier: string): Promise<Site> => siteOf(dossier, LINKS);

/** The site of one dossier: pages, and permanent links to findings. Nothing is changed through it, so only GET is answered. */
export function siteApp(dossier: string): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
      // Served without encryption on this machine: nothing is to be upgraded.
      strictTransportSecurity: false,
      referrerPolicy: 'no-referrer',
      crossOriginOpenerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
    }),
  );
  app.get('/assets/site.css', (c) => c.body(SITE_CSS, 200, { 'content-type': 'text/css; charset=utf-8', ...KEPT }));
  app.get('/assets/site.js', (c) =>
    c.body(SITE_JS, 200, { 'content-type': 'text/javascript; charset=utf-8', ...KEPT }),
  );
  app.get('/', async (c) => c.html((await openSite(dossier)).page('brief')));
  app.get('/reports/:id', async (c) => {
    const page = (await openSite(dossier)).report(`report:${c.req.param('id')}` as ReportId);
    if (page === null) throw new RapporteurError('not-found', 'there is no such report in this dossier');
    return c.html(page);
  });
  app.get('/findings/:id', async (c) => {
    const site = await openSite(dossier);
    const found = site.slice.findings.get(c.req.param('id') as FindingId);
    if (!found) throw new RapporteurError('not-found', 'there is no such finding in this dossier');
    return c.redirect(LINKS.report(site.reportOf(found.source), found.finding.id));
  });
  app.get('/:page', async (c) => {
    const name = c.req.param('page') as PageName;
    if (!PAGES.includes(name)) throw new RapporteurError('not-found', 'there is no such page');
    return c.html((await openSite(dossier)).page(name, queryOf(c.req.query())));
  });
  app.notFound((c) => c.text('There is no such page.\n', 404));
  app.onError((thrown, c) => {
    const error = asRapporteurError(thrown);
    return c.text(`${error.message} (${error.code})\n${error.hint}\n`, error.http as 404);
  });
  return app;
}

const KEPT = { 'cache-control': 'no-cache' };

function queryOf(given: Record<string, string>): PageQuery {
  const text = (name: string) => given[name]?.trim() || undefined;
  const from = Number(given.from ?? 0);
  return {
    speaker: text('speaker'),
    side: text('side'),
    words: text('words'),
    since: text('since'),
    until: text('until'),
    from: Number.isInteger(from) && from > 0 ? from : 0,
  };
}
