import { Defuddle } from 'defuddle/node';
import { parseHTML } from 'linkedom';
import { RapporteurError } from '../errors.js';
import { type Captured, type Cut, EMPTY } from './source.js';

/**
 * The article of a saved page: body text with a blank line between paragraphs, headline, outlet, byline and dates.
 *
 * The body is found by defuddle; what it leaves out stands in the log. Dates come from JSON-LD, else from meta elements.
 * @throws RapporteurError `source-no-article` when no body of text is found.
 */
export async function readPage(html: string, from: string): Promise<Captured> {
  const facts = factsOf(parseHTML(html).document);
  // Without `useAsync: false` site-specific extractors may call out to the network.
  const found = await quietly(() =>
    Defuddle(parseHTML(html).document, facts.url ?? 'https://page.invalid/', { useAsync: false, removeImages: true }),
  );
  const blocks = blocksOf(parseHTML(`<html><body>${found.content}</body></html>`).document.body);
  const text = blocks.join('\n\n');
  if (text.split(/\s+/u).length < 20)
    throw new RapporteurError('source-no-article', `${from} holds no article that can be found`);
  return {
    ...EMPTY,
    ...facts,
    title: facts.title ?? (found.title || null),
    outlet: facts.outlet ?? (found.site || null),
    byline: facts.byline ?? (found.author || null),
    publishedAt: facts.publishedAt ?? isoDate(found.published),
    text,
    from,
    log: leftOut(parseHTML(html).document.body, blocks),
  };
}

type Dom = Document;
type Facts = Pick<Captured, 'title' | 'url' | 'outlet' | 'byline' | 'publishedAt' | 'modifiedAt'>;

function factsOf(document: Dom): Facts {
  const ld = newsArticle(document);
  const meta = (...names: string[]): string | null => {
    for (const name of names) {
      const found = document
        .querySelector(`meta[property="${name}"], meta[name="${name}"]`)
        ?.getAttribute('content')
        ?.trim();
      if (found) return found;
    }
    return null;
  };
  return {
    title: text(ld?.headline) ?? meta('og:title', 'twitter:title'),
    url: document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta('og:url'),
    outlet: nameOf(ld?.publisher) ?? meta('og:site_name'),
    byline: nameOf(ld?.author) ?? meta('author', 'article:author'),
    publishedAt: isoDate(text(ld?.datePublished) ?? meta('article:published_time', 'datePublished', 'date')),
    modifiedAt: isoDate(text(ld?.dateModified) ?? meta('article:modified_time', 'dateModified')),
  };
}

const text = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

function nameOf(value: unknown): string | null {
  if (Array.isArray(value))
    return (
      value
        .map(nameOf)
        .filter((n) => n !== null)
        .join(', ') || null
    );
  if (typeof value === 'object' && value !== null) return text((value as { name?: unknown }).name);
  return text(value);
}

/** A date as the page gives it, when it is ISO 8601. */
const isoDate = (value: string | null | undefined): string | null =>
  value?.trim().match(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?/u)?.[0] ?? null;

function newsArticle(document: Dom): Record<string, unknown> | null {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      const found = articleIn(JSON.parse(script.textContent ?? ''));
      if (found) return found;
    } catch {
      // A page with broken JSON-LD still has its meta elements.
    }
  }
  return null;
}

function articleIn(value: unknown): Record<string, unknown> | null {
  if (Array.isArray(value)) return value.map(articleIn).find((v) => v !== null) ?? null;
  if (typeof value !== 'object' || value === null) return null;
  const object = value as Record<string, unknown>;
  const types = [object['@type']].flat();
  if (types.some((t) => typeof t === 'string' && /(?:Article|Posting|Report)$/u.test(t))) return object;
  return articleIn(object['@graph']);
}

const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, li, blockquote, figcaption, td, pre';

/** The words of the innermost blocks, white space folded. */
function blocksOf(body: HTMLElement): string[] {
  const blocks: string[] = [];
  for (const element of body.querySelectorAll(BLOCKS)) {
    if (element.querySelector(BLOCKS)) continue;
    const words = (element.textContent ?? '').replace(/\s+/gu, ' ').trim();
    if (words !== '') blocks.push(words.toWellFormed());
  }
  if (blocks.length > 0) return blocks;
  return (body.textContent ?? '')
    .split(/\n\s*\n/u)
    .map((b) => b.replace(/\s+/gu, ' ').trim().toWellFormed())
    .filter((b) => b !== '');
}

function leftOut(body: HTMLElement, kept: readonly string[]): Cut[] {
  const known = new Set<string>(kept);
  return blocksOf(body)
    .filter((b: string) => !known.has(b))
    .map((b: string) => ({ step: 'article', reason: 'outside the article', text: b.slice(0, 200) }));
}

/** defuddle writes to the console when it meets odd markup; a program's output is its own. */
async function quietly<T>(run: () => Promise<T>): Promise<T> {
  const { log, warn, error } = console;
  console.log = console.warn = console.error = () => {};
  try {
    return await run();
  } finally {
    Object.assign(console, { log, warn, error });
  }
}
