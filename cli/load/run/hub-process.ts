import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { CommandFailure } from '../../context.ts';

/** A hub that takes the load, ours or somebody else's. */
export interface TargetHub {
  readonly url: string;
  readonly managementUrl?: string;
  /** Management address of the trust services beside it. */
  readonly pkiUrl?: string;
  readonly secrets: Readonly<Record<string, string>>;
  /** Its process, where it is ours. */
  readonly pid?: number;
  readonly ours: boolean;
  /** Resolves to how it ended; undefined while it runs. */
  ended(): string | undefined;
  stop(): Promise<void>;
}

/** How the reference hub is started. */
export interface HubOrder {
  /** Folder of its store. */
  readonly store: string;
  /** World file; the shipped world without it. */
  readonly world?: string;
  /** True when it must verify signatures. */
  readonly verifies: boolean;
}

/** The program beside this file: the built one where this is built, the sources where it is not. */
const program = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../main.ts' : '../../main.js', import.meta.url),
);

/**
 * Starts the reference hub as a process of its own, on free ports, and waits for its addresses.
 * @throws {CommandFailure} with what it said, when it ends before it is ready.
 */
export async function startHubProcess({ store, world, verifies }: HubOrder): Promise<TargetHub> {
  const args = [
    ...['--disable-warning=ExperimentalWarning', program, 'hub', '--json', '--store', store],
    ...(world === undefined ? [] : ['--world', world]),
    ...(verifies ? ['--pki', '--signatures', 'law'] : []),
  ];
  // A group of its own: Ctrl-C in the terminal must reach k6 first, and the hub when k6 is done.
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000);
  });
  const place = readPlace(await firstLineOf(child));
  if (place === undefined) {
    throw new CommandFailure(
      {
        vi: `Trục không khởi động được: ${said.trim() || '–'}`,
        en: `the hub did not start: ${said.trim() || '–'}`,
      },
      2,
    );
  }
  child.stdout.resume();
  return {
    ...place,
    ours: true,
    ...(child.pid === undefined ? {} : { pid: child.pid }),
    ended: () =>
      hasEnded(child) ? `${child.exitCode ?? child.signalCode ?? '?'} ${said.trim()}`.trim() : undefined,
    async stop() {
      process.off('exit', endWithUs);
      if (hasEnded(child)) return;
      const closed = once(child, 'close');
      child.kill('SIGTERM');
      await closed;
    },
  };
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

async function firstLineOf({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) return '';
  const lines = createInterface({ input: stdout });
  for await (const line of lines) {
    return line;
  }
  return '';
}

type Place = Pick<TargetHub, 'url' | 'secrets' | 'pkiUrl'> & { readonly managementUrl: string };

/** The line of `lienthong hub --json`. */
function readPlace(line: string): Place | undefined {
  const place = parse(line);
  if (!isPlace(place)) return undefined;
  const secrets = Object.fromEntries(place.systems.map(({ systemId, secret }) => [systemId, secret]));
  const pki = place.pki === undefined ? {} : { pkiUrl: place.pki.managementUrl };
  return { url: place.url, managementUrl: place.managementUrl, secrets, ...pki };
}

interface SaidPlace {
  readonly url: string;
  readonly managementUrl: string;
  readonly pki?: { readonly managementUrl: string };
  readonly systems: readonly { readonly systemId: string; readonly secret: string }[];
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isPlace(value: unknown): value is SaidPlace {
  return (
    typeof value === 'object' &&
    value !== null &&
    'url' in value &&
    'managementUrl' in value &&
    'systems' in value &&
    Array.isArray(value.systems)
  );
}
