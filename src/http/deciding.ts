import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { csrf } from 'hono/csrf';
import { asRapporteurError, RapporteurError } from '../errors.js';
import { FIELDS, type Field, fieldOf, isValued, type Kind } from '../model/index.js';
import { type Deciding, keepNow, openKept, takeDecision } from '../operations/index.js';
import type { Site } from '../render/site/index.js';
import { sameSite, textsOf } from './forms.js';

/** What deciding needs of the site around it. */
export interface Desk {
  readonly dossier: string;
  readonly site: () => Promise<Site>;
  /** Whoever looks has a token and no name of this machine. */
  readonly guarded: boolean;
  /** Pages of a past moment take no decisions. */
  readonly past: boolean;
}

/** Who decided last from this browser, and what. */
const AUTHOR = 'rapporteur-author';
const LAST = 'rapporteur-last';

/** Decisions of a browser that it can take back with a keystroke. */
const UNDOABLE = 30;

const COOKIE = { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: 31_536_000 } as const;

/** A place of this site, so that nobody is led elsewhere. */
const placeOf = (back: string | undefined, otherwise: string): string =>
  /^\/(?![/\\])[\x21-\x7e]*$/u.test(back ?? '') ? back! : otherwise;

/** A name as a cookie holds it, whatever its letters. */
const authorOf = (c: Context): string | undefined => getCookie(c, AUTHOR)?.trim() || undefined;

const lastOf = (c: Context): string[] =>
  (getCookie(c, LAST) ?? '').split(' ').filter((id) => /^decision:\w+$/u.test(id));

/** What people say of the record, and what they said; the page that they came from shows what has become of it. */
export function decides(app: Hono, desk: Desk): void {
  for (const path of ['/decide', '/author', '/keep']) {
    app.use(path, csrf(), sameSite, bodyLimit({ maxSize: 100_000 }));
    app.post(path, async (_, next) => {
      if (desk.past) throw new RapporteurError('site-past', 'these pages show a past moment');
      await next();
    });
  }
  app.post('/decide', (c) => taken(c, desk));
  app.post('/author', async (c) => {
    const text = textsOf(await c.req.parseBody().catch(() => ({})));
    const author = text('author')?.slice(0, LONGEST);
    if (author) setCookie(c, AUTHOR, author, COOKIE);
    return c.redirect(placeOf(text('back'), '/review'), 303);
  });
  app.post('/keep', async (c) => {
    const text = textsOf(await c.req.parseBody().catch(() => ({})));
    const author = text('author')?.slice(0, LONGEST) ?? named(c, desk);
    const { id } = await keepNow(desk.dossier, (await desk.site()).brief(), { author, reason: text('reason') });
    if (text('author')) setCookie(c, AUTHOR, author!, COOKIE);
    return c.redirect(`/kept/${encodeURIComponent(id)}`, 303);
  });
  app.get('/kept', async (c) => c.html((await desk.site()).kept(await openKept(desk.dossier))));
  app.get('/kept/:id', async (c) => {
    const found = (await openKept(desk.dossier)).find((k) => k.id === c.req.param('id'));
    if (!found) throw new RapporteurError('not-found', 'there is no such kept brief in this dossier');
    return c.html((await desk.site()).keptBrief(found));
  });
  app.get('/review', async (c) => {
    if (desk.past) throw new RapporteurError('site-past', 'these pages show a past moment');
    const { kind, side, correct, beside, add, words, place, from } = c.req.query();
    const start = Number(from ?? 0);
    return c.html(
      (await desk.site()).review({
        kind: FIELDS[kind as Kind] ? (kind as Kind) : undefined,
        side: side?.trim() || undefined,
        correct,
        beside,
        add,
        words,
        place,
        from: Number.isInteger(start) && start > 0 ? start : 0,
        author: authorOf(c),
        lastOf: lastOf(c),
      }),
    );
  });
  // What others decided since a page was drawn; the page asks now and then.
  app.get('/decisions.json', async (c) => {
    const after = Number(c.req.query('after') ?? 0);
    return c.json((await desk.site()).news(Number.isInteger(after) && after >= 0 ? after : 0), 200, {
      'cache-control': 'no-store',
    });
  });
}

/** Letters that a name may have. */
const LONGEST = 80;

const named = (c: Context, { guarded }: Desk): string | undefined =>
  authorOf(c) ?? (guarded ? 'reader without a name' : undefined);

async function taken(c: Context, desk: Desk): Promise<Response> {
  const sent: Record<string, unknown> = await c.req.parseBody().catch(() => ({}));
  const text = textsOf(sent);
  const kind = text('kind') as Deciding['kind'];
  const back = placeOf(text('back'), '/actors');
  // Nobody had decided anything where an empty mark was sent; where none was, the form knows of none.
  const seen = typeof sent.seen === 'string' ? sent.seen : undefined;
  try {
    const { decision } = await takeDecision({
      dossier: desk.dossier,
      kind,
      words: wordsOf(kind, sent),
      seen,
      whole: text('whole') !== undefined,
      author: text('author') ?? named(c, desk),
      reason: text('reason'),
    });
    if (text('author')) setCookie(c, AUTHOR, text('author')!, COOKIE);
    if (kind !== 'undo') setCookie(c, LAST, [...lastOf(c), decision.id].slice(-UNDOABLE).join(' '), COOKIE);
    return c.redirect(back, 303);
  } catch (thrown) {
    const error = asRapporteurError(thrown);
    if (error.code !== 'decision-crossed' || !c.req.header('accept')?.includes('text/html')) throw error;
    const about = text('about') ?? '';
    const words = wordsOf(kind, sent);
    const again = Object.entries(sent).filter((e): e is [string, string] => typeof e[1] === 'string');
    const site = await desk.site();
    const crossing = {
      message: error.message,
      sent: { ...Object.fromEntries(again), seen: site.frame.seen(kind, words, text('whole') !== undefined) },
      kind,
      back,
    };
    return c.html(site.crossed(crossing, about), 409);
  }
}

/** The words of a decision as the fields of a form give them. */
function wordsOf(kind: Deciding['kind'], sent: Readonly<Record<string, unknown>>): string[] {
  const text = textsOf(sent);
  const about = text('about');
  const of = text('of') as Kind;
  const fields = kind === 'correct' || kind === 'add' ? fieldWords(of, sent) : [];
  if (kind === 'add') return [about, of, text('p') ?? text('w'), ...fields].filter((w) => w !== undefined);
  // A side that was left empty is none; one that was not sent is a mistake.
  const none = kind === 'side' && sent.value === '' ? '-' : undefined;
  return [about, text('value') ?? none, ...fields].filter((w) => w !== undefined);
}

/** Fields that a form changed, as `correct` and `add` write them: "stance=rejects@120-135". */
function fieldWords(kind: Kind, sent: Readonly<Record<string, unknown>>): string[] {
  return [...Object.keys(FIELDS[kind] ?? {}), 'claimedBy'].flatMap((name) => {
    const field = fieldOf(kind, name);
    const before = beforeOf(sent[`0.${name}`]);
    if (!field || !before) return [];
    const now = [`v.${name}`, `w.${name}`, `p.${name}`].map((key) => String(sent[key] ?? '').trim());
    const said = changed(field, before, now as unknown as Given);
    return said === null ? [] : [`${name}=${said}`];
  });
}

/** Value, words and places of a field. */
type Given = readonly [value: string, words: string, place: string];

function beforeOf(told: unknown): Given | null {
  try {
    const found: unknown = JSON.parse(String(told));
    return Array.isArray(found) && found.length === 3 ? (found.map(String) as unknown as Given) : null;
  } catch {
    return null;
  }
}

/** What a field should be now; null where nobody changed it, "-" for none. */
function changed(field: Field, before: Given, [value, words, place]: Given): string | null {
  const { shape, values } = field;
  const bare = (w: string) => w.replace(/\s+/gu, ' ').trim();
  const selected = place !== '' && place !== before[2];
  const otherWords = selected || bare(words) !== bare(before[1]);
  const otherValue = isValued(field) && value !== before[0];
  if (!otherWords && !otherValue) return null;
  if (shape === 'plain') return value !== '' ? value : field.needed ? null : '-';
  // Words as they were stand at their place; those that were typed are looked for.
  const where = otherWords ? (selected ? place : words) : before[2];
  if (values || shape === 'time' || shape === 'length')
    return value === '' ? '-' : where === '' ? value : `${value}@${where}`;
  if (where === '' && value === '') return '-';
  if (otherValue && value !== '') return where === '' ? value : `${value}@${where}`;
  return where === '' ? '-' : `@${where}`;
}
