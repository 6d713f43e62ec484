import { createHash, timingSafeEqual } from 'node:crypto';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { getCookie, setCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { streamSSE } from 'hono/streaming';
import { asRapporteurError, RapporteurError } from '../errors.js';
import type { FindingId } from '../model/index.js';
import { font, openCalendar, openFeed, openSite as siteOf, type When } from '../operations/index.js';
import {
  errorPage,
  type Links,
  PAGES,
  type PageName,
  type PageQuery,
  SITE_CSS,
  SITE_JS,
  type Site,
} from '../render/site/index.js';

import { Adding } from './adding.js';
import { decides } from './deciding.js';
import { sameSite, textsOf } from './forms.js';

const LINKS: Links = {
  page: (name, query) => {
    const path = name === 'brief' ? '/' : `/${name}`;
    const params = query ? new URLSearchParams(query).toString() : '';
    return params ? `${path}?${params}` : path;
  },
  report: (id, finding, part = 0) => {
    const place = `/reports/${encodeURIComponent(id.replace(/^report:/u, ''))}${part > 0 ? `?part=${part}` : ''}`;
    return finding ? `${place}#${finding.replace(/^[a-z]+:/u, '')}` : place;
  },
  place: (id, at) => `/reports/${encodeURIComponent(id.replace(/^report:/u, ''))}?found=${at.start}-${at.end}#found`,
  finding: (id) => `/findings/${encodeURIComponent(id)}`,
  actor: (id, from = 0) => `/actors/${encodeURIComponent(id)}${from > 0 ? `?from=${from}` : ''}`,
  cell: (id, from = 0) => `/positions/${encodeURIComponent(id)}${from > 0 ? `?from=${from}` : ''}`,
  story: (id) => `/stories/${encodeURIComponent(id.replace(/^report:/u, ''))}`,
  asset: (name) => `/assets/${name}`,
  feed: () => '/changes.atom',
  live: true,
};

/** The pages of a dossier as the served site links them, now or as of a past moment. @throws RapporteurError as opening a dossier does. */
export const openSite = (dossier: string, when: When = {}): Promise<Site> => siteOf(dossier, LINKS, when);

/** Bytes that one sending may have. */
const MOST = 64_000_000;

/** The site of one dossier: pages, permanent links to findings, and taking reports in. */
export function siteApp(dossier: string, token: string | null = null, when: When = {}): Hono {
  const app = new Hono();
  const site = () => openSite(dossier, when);
  const past = when.asOf !== undefined;
  app.use(compress());
  if (token !== null) app.use(withToken(token));
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        // A page shows a report beside itself; no other site may show either.
        frameSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
        baseUri: ["'none'"],
      },
      // Served without encryption on this machine: nothing is to be upgraded.
      strictTransportSecurity: false,
      // Not "no-referrer": a form would then tell its own site that it comes from nowhere.
      referrerPolicy: 'same-origin',
      crossOriginOpenerPolicy: 'same-origin',
      xFrameOptions: 'SAMEORIGIN',
    }),
  );
  app.get('/assets/site.css', (c) => c.body(SITE_CSS, 200, { 'content-type': 'text/css; charset=utf-8', ...KEPT }));
  app.get('/assets/site.js', (c) =>
    c.body(SITE_JS, 200, { 'content-type': 'text/javascript; charset=utf-8', ...KEPT }),
  );
  app.get('/assets/calendar.ics', async (c) =>
    c.body(await openCalendar(dossier, LINKS, when), 200, { 'content-type': 'text/calendar; charset=utf-8', ...KEPT }),
  );
  app.get('/assets/fonts/:name', (c) => {
    const file = font(c.req.param('name'));
    if (file === null) throw new RapporteurError('not-found', 'there is no such font');
    return c.body(file, 200, { 'content-type': 'font/woff2', 'cache-control': 'max-age=31536000' });
  });
  app.get('/', async (c) => c.html((await site()).page('brief')));
  app.get('/reports/:id', async (c) => {
    const page = (await site()).report(
      `report:${c.req.param('id')}`,
      fromOf(c.req.query('part')),
      c.req.query('found'),
      past
        ? {}
        : {
            correct: c.req.query('correct'),
            add: c.req.query('add'),
            words: c.req.query('words'),
            place: c.req.query('place'),
          },
    );
    if (page === null) throw new RapporteurError('not-found', 'there is no such report in this dossier');
    return c.html(page);
  });
  app.get('/findings/:id', async (c) => {
    const pages = await site();
    const found = pages.find(c.req.param('id'));
    if (!found) throw new RapporteurError('not-found', 'there is no such finding in this dossier');
    return c.redirect(pages.frame.at(found.finding.id));
  });
  app.get('/actors/:id', async (c) => {
    const page = (await site()).actor(c.req.param('id') as FindingId, fromOf(c.req.query('from')));
    if (page === null) throw new RapporteurError('not-found', 'there is no such actor in this dossier');
    return c.html(page);
  });
  app.get('/positions/:id', async (c) => {
    const page = (await site()).cell(c.req.param('id') as FindingId, fromOf(c.req.query('from')));
    if (page === null) throw new RapporteurError('not-found', 'there is no such position in this dossier');
    return c.html(page);
  });
  app.get('/stories/:id', async (c) => {
    const page = (await site()).story(`report:${c.req.param('id')}`);
    if (page === null) throw new RapporteurError('not-found', 'no story in this dossier was changed under this report');
    return c.html(page);
  });
  app.get('/changes.atom', async (c) => {
    const { since, clock } = queryOf(c.req.query());
    const feed = await openFeed(dossier, LINKS, new URL(c.req.url).origin, when, { since, clock });
    return c.body(feed, 200, { 'content-type': 'application/atom+xml; charset=utf-8', ...KEPT });
  });
  takesIn(app, dossier, site, past);
  decides(app, { dossier, site, guarded: token !== null, past });
  app.get('/:page', async (c) => {
    const name = c.req.param('page') as PageName;
    if (name !== 'search' && !PAGES.includes(name)) throw new RapporteurError('not-found', 'there is no such page');
    return c.html((await site()).page(name, queryOf(c.req.query())));
  });
  app.notFound((c) => fault(c, new RapporteurError('not-found', 'there is no such page')));
  app.onError((thrown, c) => {
    if (thrown instanceof HTTPException) return thrown.getResponse();
    return fault(c, asRapporteurError(thrown));
  });
  return app;
}

/** A page for whoever looks with a browser, lines of text for whoever does not. */
const fault = (c: Context, error: RapporteurError) =>
  c.req.header('accept')?.includes('text/html')
    ? c.html(errorPage(error, LINKS), error.http as 404)
    : c.text(`${error.message} (${error.code})\n${error.hint}\n`, error.http as 404);

/** Lets those in who bring the token once in the address; a cookie that no other site can use carries it on. */
const withToken =
  (token: string): MiddlewareHandler =>
  async (c, next) => {
    const given = c.req.query('token');
    if (given !== undefined && same(given, token)) {
      setCookie(c, COOKIE, token, { httpOnly: true, sameSite: 'Strict', path: '/' });
      const to = new URL(c.req.url);
      to.searchParams.delete('token');
      return c.redirect(`${to.pathname}${to.search}`);
    }
    if (!same(getCookie(c, COOKIE) ?? '', token))
      return c.text('Open the address that `rapporteur serve` printed; it holds the token.\n', 401);
    await next();
  };

const COOKIE = 'rapporteur';

/** Compared in a time that does not tell how much of it was right. */
const same = (a: string, b: string): boolean => {
  const [x, y] = [a, b].map((s) => createHash('sha256').update(s).digest());
  return timingSafeEqual(x!, y!);
};

/** A form of another site is refused by where it comes from; a page of ours sends its own origin. */
function takesIn(app: Hono, dossier: string, site: () => Promise<Site>, past: boolean): void {
  const adding = new Adding(dossier);
  const job = (c: Context) => {
    const found = adding.get(c.req.param('id')!);
    if (!found) throw new RapporteurError('not-found', 'nothing is taken in under this number');
    return found;
  };
  app.use('/add', csrf(), sameSite, bodyLimit({ maxSize: MOST }), async (_, next) => {
    if (past) throw new RapporteurError('site-past', 'these pages show a past moment');
    await next();
  });
  app.get('/add', async (c) => c.html((await site()).add()));
  app.post('/add', async (c) => {
    const body = await c.req.parseBody({ all: true }).catch(() => {
      throw new RapporteurError('source-empty', 'what was sent is no form');
    });
    const text = textsOf(body);
    const files = [body.files ?? []].flat().filter((f): f is File => f instanceof File && f.name !== '');
    const told = { title: text('title'), outlet: text('outlet'), url: text('url'), published: text('published') };
    const { id } = await adding.start({ text: text('text') ?? '', files, ...told });
    return c.redirect(`/adding/${id}`, 303);
  });
  app.get('/adding/:id', async (c) => c.html((await site()).adding(job(c))));
  app.get('/adding/:id/events', (c) => {
    const own = job(c);
    return streamSSE(c, async (stream) => {
      for await (const { done } of adding.watch(own)) await stream.writeSSE({ event: 'progress', data: String(done) });
      await stream.writeSSE({ event: 'end', data: '' });
    });
  });
}

const KEPT = { 'cache-control': 'no-cache' };

function queryOf(given: Record<string, string>): PageQuery {
  const text = (name: string) => given[name]?.trim() || undefined;
  const names = ['speaker', 'teller', 'side', 'issue', 'outlet', 'quotation', 'tellers', 'words'];
  const day = (name: string) => (isDay(given[name]) ? given[name] : undefined);
  return {
    ...Object.fromEntries(names.map((name) => [name, text(name)])),
    since: day('since'),
    until: day('until'),
    all: text('all'),
    of: text('of'),
    clock: given.clock === 'captured' || given.clock === 'published' ? given.clock : undefined,
    from: fromOf(given.from),
  };
}

/** A day that the calendar has. */
const isDay = (given: string | undefined): boolean =>
  /^\d{4}-\d{2}-\d{2}$/u.test(given ?? '') &&
  !Number.isNaN(Date.parse(given!)) &&
  new Date(given!).toISOString().startsWith(given!);

const fromOf = (given: string | undefined): number => {
  const from = Number(given ?? 0);
  return Number.isInteger(from) && from > 0 ? from : 0;
};
