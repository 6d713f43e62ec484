import { randomBytes } from 'node:crypto';
import { serve } from '@hono/node-server';
import { Command, Option } from 'commander';
import { RapporteurError } from '../errors.js';
import { openSite, siteApp } from '../http/app.js';
import { AS_OF, SERVE_DETAIL, type When } from '../operations/index.js';

const LOOPBACK = new Set(['127.0.0.1', '::1', '[::1]', 'localhost']);

/** `rapporteur serve DOSSIER`: the site of a dossier on this machine, until it is stopped. */
export function serveCommand(): Command {
  return new Command('serve')
    .summary('Look at the dossier in a browser')
    .description(`Look at the dossier in a browser.\n\n${SERVE_DETAIL}`)
    .argument('<dossier>', 'the file of the negotiation, NAME.dossier')
    .addOption(new Option('--port <N>', 'where it listens').default('4720'))
    .addOption(
      new Option('--host <ADDRESS>', 'another address than this machine; whoever looks then needs a token').default(
        '127.0.0.1',
      ),
    )
    .addOption(new Option('--as-of <DATE>', AS_OF[0]!.about))
    .addOption(new Option('--clock <CLOCK>', AS_OF[1]!.about))
    .exitOverride()
    .addHelpText(
      'after',
      '\nExamples:\n  rapporteur serve talks.dossier\n  rapporteur serve talks.dossier --port 8080\n  rapporteur serve talks.dossier --as-of 2031-03-04 --clock published',
    )
    .action(async (dossier: string, { port, host, asOf, clock }: Given) => {
      const own = portOf(port);
      if (clock !== undefined && clock !== 'captured' && clock !== 'published')
        throw new RapporteurError('option-value', '--clock: choose captured or published');
      const when = { asOf, clock } as const;
      // A dossier that cannot be opened is said at once and not on the first page.
      await openSite(dossier, when);
      await listen(dossier, own, host, when);
    });
}

interface Given {
  readonly port: string;
  readonly host: string;
  readonly asOf?: string;
  readonly clock?: string;
}

function portOf(given: string): number {
  const port = Number(given);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new RapporteurError('option-value', `--port: "${given}" is no port from 0 to 65535`);
  return port;
}

/** Answers requests to a host of this machine until the process is told to end. */
function listen(dossier: string, port: number, hostname: string, when: When): Promise<void> {
  const alone = LOOPBACK.has(hostname);
  const token = alone ? null : randomBytes(24).toString('base64url');
  const app = siteApp(dossier, token, when);
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        // A page of another site that a browser was led to under this port's name is not answered.
        fetch: (request) =>
          !alone || LOOPBACK.has(new URL(request.url).hostname)
            ? app.fetch(request)
            : new Response('', { status: 421 }),
        port,
        hostname,
        // The server's own quick Response forgets headers that are set on it once it is copied, as compressing does.
        overrideGlobalObjects: false,
      },
      ({ port: own }) =>
        process.stderr.write(
          `rapporteur: http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${own}/${token ? `?token=${token}` : ''} (Ctrl-C ends it)\n`,
        ),
    );
    server.on('error', (cause: NodeJS.ErrnoException) =>
      reject(new RapporteurError('address-taken', `port ${port} cannot be listened on (${cause.code})`, { cause })),
    );
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
  });
}
