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
import { type Deciding, font, openCalendar, openSite as siteOf, takeDecision } from '../operations/index.js';
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
  asset: (name) => `/assets/${name}`,
  live: true,
};

/** The pages of a dossier as the served site links them. @throws RapporteurError as opening a dossier does. */
export const openSite = (dossier: string): Promise<Site> => siteOf(dossier, LINKS);

/** Bytes that one sending may have. */
const MOST = 64_000_000;

/** The site of one dossier: pages, permanent links to findings, and taking reports in. */
export function siteApp(dossier: string, token: string | null = null): Hono {
  const app = new Hono();
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
    c.body(await openCalendar(dossier, LINKS), 200, { 'content-type': 'text/calendar; charset=utf-8', ...KEPT }),
  );
  app.get('/assets/fonts/:name', (c) => {
    const file = font(c.req.param('name'));
    if (file === null) throw new RapporteurError('not-found', 'there is no such font');
    return c.body(file, 200, { 'content-type': 'font/woff2', 'cache-control': 'max-age=31536000' });
  });
  app.get('/', async (c) => c.html((await openSite(dossier)).page('brief')));
  app.get('/reports/:id', async (c) => {
    const page = (await openSite(dossier)).report(
      `report:${c.req.param('id')}`,
      fromOf(c.req.query('part')),
      c.req.query('found'),
    );
    if (page === null) throw new RapporteurError('not-found', 'there is no such report in this dossier');
    return c.html(page);
  });
  app.get('/findings/:id', async (c) => {
    const site = await openSite(dossier);
    const found = site.find(c.req.param('id'));
    if (!found) throw new RapporteurError('not-found', 'there is no such finding in this dossier');
    return c.redirect(site.frame.at(found.finding.id));
  });
  app.get('/actors/:id', async (c) => {
    const page = (await openSite(dossier)).actor(c.req.param('id') as FindingId, fromOf(c.req.query('from')));
    if (page === null) throw new RapporteurError('not-found', 'there is no such actor in this dossier');
    return c.html(page);
  });
  app.get('/positions/:id', async (c) => {
    const page = (await openSite(dossier)).cell(c.req.param('id') as FindingId, fromOf(c.req.query('from')));
    if (page === null) throw new RapporteurError('not-found', 'there is no such position in this dossier');
    return c.html(page);
  });
  takesIn(app, dossier);
  decides(app, dossier, token !== null);
  app.get('/:page', async (c) => {
    const name = c.req.param('page') as PageName;
    if (name !== 'search' && !PAGES.includes(name)) throw new RapporteurError('not-found', 'there is no such page');
    return c.html((await openSite(dossier)).page(name, queryOf(c.req.query())));
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
function takesIn(app: Hono, dossier: string): void {
  const adding = new Adding(dossier);
  const job = (c: Context) => {
    const found = adding.get(c.req.param('id')!);
    if (!found) throw new RapporteurError('not-found', 'nothing is taken in under this number');
    return found;
  };
  app.use('/add', csrf(), sameSite, bodyLimit({ maxSize: MOST }));
  app.get('/add', async (c) => c.html((await openSite(dossier)).add()));
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
  app.get('/adding/:id', async (c) => c.html((await openSite(dossier)).adding(job(c))));
  app.get('/adding/:id/events', (c) => {
    const own = job(c);
    return streamSSE(c, async (stream) => {
      for await (const { done } of adding.watch(own)) await stream.writeSSE({ event: 'progress', data: String(done) });
      await stream.writeSSE({ event: 'end', data: '' });
    });
  });
}

/** What a person says of the record; the page that they came from shows what has become of it. */
function decides(app: Hono, dossier: string, guarded: boolean): void {
  app.use('/decide', csrf(), sameSite, bodyLimit({ maxSize: 100_000 }));
  app.post('/decide', async (c) => {
    const sent = await c.req.parseBody().catch(() => ({}));
    const text = textsOf(sent);
    const kind = text('kind') as Deciding['kind'];
    // A side that was left empty is none; one that was not sent is a mistake.
    const none = kind === 'side' && (sent as Record<string, unknown>).value === '' ? '-' : undefined;
    const words = [text('about'), text('value') ?? none].filter((w) => w !== undefined);
    const name = text('author') ?? getCookie(c, AUTHOR);
    await takeDecision({
      dossier,
      kind,
      words,
      author: name ?? (guarded ? 'reader without a name' : undefined),
      reason: text('reason'),
    });
    if (text('author')) setCookie(c, AUTHOR, text('author')!, { httpOnly: true, sameSite: 'Strict', path: '/' });
    const back = text('back') ?? '';
    return c.redirect(/^\/(?![/\\])[\x21-\x7e]*$/u.test(back) ? back : '/actors', 303);
  });
}

/** Who decided last from this browser. */
const AUTHOR = 'rapporteur-author';

/** Fields of a form as words; what is empty, sent twice or a file is none. */
const textsOf =
  (sent: Record<string, unknown>) =>
  (name: string): string | undefined => {
    const found = sent[name];
    return typeof found === 'string' ? found.trim() || undefined : undefined;
  };

/** Whoever sends must be a page of this site, whatever the form's type. */
const sameSite: MiddlewareHandler = async (c, next) => {
  const from = c.req.header('origin');
  if (c.req.method !== 'GET' && from !== new URL(c.req.url).origin)
    return c.text('Send from a page of this site.\n', 403);
  await next();
};

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
