import type { MiddlewareHandler } from 'hono';

/** Fields of a form as words; what is empty, sent twice or a file is none. */
export const textsOf =
  (sent: Readonly<Record<string, unknown>>) =>
  (name: string): string | undefined => {
    const found = sent[name];
    return typeof found === 'string' ? found.trim() || undefined : undefined;
  };

/** Whoever sends must be a page of this site, whatever the form's type. */
export const sameSite: MiddlewareHandler = async (c, next) => {
  const from = c.req.header('origin');
  if (c.req.method !== 'GET' && from !== new URL(c.req.url).origin)
    return c.text('Send from a page of this site.\n', 403);
  await next();
};
