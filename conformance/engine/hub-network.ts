import { Agent as PlainAgent, request as requestPlainly } from 'node:http';
import { request as requestSecurely, Agent as SecureAgent } from 'node:https';
import { getCACertificates } from 'node:tls';
import type { Clock } from '../../protocol/ports/ports.ts';
import { pairsOf } from '../../protocol/wire/headers.ts';
import { usualPatience } from './hub-life.ts';
import { managementPrefix } from './hub-stage.ts';
import type { Carry, RawAnswer, RawRequest, RunClock } from './stage.ts';

/** Where a hub is. */
export interface HubAddress {
  /** `https://truc.example/XrdAdapter/adapter`, without a slash at its end. */
  readonly endpoint: string;
  /** Of a hub of this project, or one that offers the same. */
  readonly management?: string;
  /** Milliseconds without a byte after which a call has failed; a minute unless told. */
  readonly patience?: number;
  /** Certificates trusted beside those of the computer, PEM. */
  readonly trusted?: readonly string[];
}

/** A carry over the network, and how its connections are ended. */
export interface NetworkCarry {
  readonly carry: Carry;
  close(): void;
}

/** Carries calls to a hub over HTTP; headers leave in the order and casing that they were given. */
export function createNetworkCarry(address: HubAddress): NetworkCarry {
  const { patience = usualPatience, trusted } = address;
  const plain = new PlainAgent({ keepAlive: true });
  const secure = new SecureAgent({
    keepAlive: true,
    ...(trusted === undefined ? {} : { ca: besideOwn(trusted) }),
  });
  const carry: Carry = (request) => {
    const url = urlOf(address, request.target);
    const isSecure = url.protocol === 'https:';
    const send = isSecure ? requestSecurely : requestPlainly;
    return exchange(send, url, request, isSecure ? secure : plain, patience);
  };
  const close = () => {
    plain.destroy();
    secure.destroy();
  };
  return { carry, close };
}

/** Node would trust the given ones alone. */
function besideOwn(trusted: readonly string[]): string[] {
  return [...getCACertificates('default'), ...trusted];
}

/** Throws for a management call where no management end is known: the stage then offers none. */
function urlOf({ endpoint, management }: HubAddress, target: string): URL {
  if (!target.startsWith(`${managementPrefix}/`)) return new URL(endpoint + target);
  if (management === undefined) throw new Error('no management end is known');
  return new URL(management + target.slice(managementPrefix.length));
}

function exchange(
  send: typeof requestPlainly,
  url: URL,
  { method, headers, body }: RawRequest,
  agent: PlainAgent,
  patience: number,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = send(url, {
      method,
      headers: [...headers.flat(), ...missingOf(headers, url, body)],
      agent,
      maxHeaderSize,
    });
    outgoing.setTimeout(patience, () => outgoing.destroy(new Error(`no byte for ${patience} ms`)));
    outgoing.once('error', reject);
    outgoing.once('response', (incoming) => {
      const pieces: Uint8Array[] = [];
      incoming.on('data', (piece: Uint8Array) => pieces.push(piece));
      incoming.once('error', reject);
      incoming.once('end', () => {
        const { statusCode: httpStatus = 0, rawHeaders } = incoming;
        resolve({ httpStatus, headers: pairsOf(rawHeaders), body: Buffer.concat(pieces) });
      });
    });
    outgoing.end(body);
  });
}

const maxHeaderSize = 1024 * 1024;

/** Node adds nothing to headers that are given in order. */
function missingOf(headers: RawRequest['headers'], { host }: URL, body: Uint8Array): readonly string[] {
  const has = (wanted: string) => headers.some(([name]) => name.toLowerCase() === wanted);
  return [
    ...(has('host') ? [] : ['Host', host]),
    ...(has('content-length') ? [] : ['Content-Length', String(body.length)]),
  ];
}

/**
 * The clock of a run against a hub of ours whose clock can be moved through its management API; the given clock
 * where it cannot, or where there is no such API.
 */
export async function clockOfHub({ management }: HubAddress, carry: Carry, own: Clock): Promise<RunClock> {
  if (management === undefined) return own;
  const shown = await askClock(carry, 'GET').catch(() => undefined);
  if (shown?.manual !== true) return own;
  let now = shown.instant;
  const advance = async (ms: number) => {
    const moved = await askClock(carry, 'POST', { advance: ms });
    now = moved?.instant ?? now + ms;
  };
  return { now: () => now, sleep: (ms) => advance(ms), advance };
}

interface ShownClock {
  readonly instant: number;
  readonly manual: boolean;
}

async function askClock(
  carry: Carry,
  method: 'GET' | 'POST',
  body?: object,
): Promise<ShownClock | undefined> {
  const { httpStatus, body: bytes } = await carry({
    method,
    target: `${managementPrefix}/clock`,
    headers: body === undefined ? [] : [['Content-Type', 'application/json']],
    body: body === undefined ? new Uint8Array() : Buffer.from(JSON.stringify(body)),
  });
  if (httpStatus !== 200) return undefined;
  const shown = JSON.parse(Buffer.from(bytes).toString('utf8')) as Readonly<Record<string, unknown>>;
  const { instant, manual } = shown;
  return typeof instant === 'number' && typeof manual === 'boolean' ? { instant, manual } : undefined;
}
