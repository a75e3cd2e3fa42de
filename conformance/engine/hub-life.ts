import { connect as connectTo } from 'node:net';
import type { Clock } from '../../protocol/ports/ports.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { HubAddress } from './hub-network.ts';
import { managementPrefix } from './hub-stage.ts';
import type { Carry } from './stage.ts';

/** Milliseconds in which a hub has to give a byte; a call that got none has failed. */
export const usualPatience = 60_000;

/** Milliseconds after which somebody who waits for a first connection is told so. */
const noticeAfter = 5_000;

/** How many calls without any answer, from the first one on, show that nobody is there. */
export const quietCalls = 3;

/** Opens a connection and lets it go again; rejects where none comes. */
type Connect = (
  place: { readonly host: string; readonly port: number },
  signal: AbortSignal,
) => Promise<void>;

/** How a hub is knocked at. */
export interface Knocking {
  readonly connect?: Connect;
  readonly sleep: Clock['sleep'];
  readonly signal: AbortSignal;
  /** Told that no connection has come yet. */
  late(text: Bilingual): void;
}

/**
 * Why no connection to the hub comes; nothing when one does, or when the run is stopped meanwhile. It is given as
 * long as any call: a hub that would answer in that time is slow, and no more.
 */
export async function knock(
  { endpoint, patience = usualPatience }: Pick<HubAddress, 'endpoint' | 'patience'>,
  { connect = connectOnce, sleep, signal, late }: Knocking,
): Promise<Bilingual | undefined> {
  const name = placeName(endpoint);
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  const tried = connect(placeOf(endpoint), either).then(
    () => 'there' as const,
    (reason: unknown) => ({ reason }),
  );
  const waiting = (ms: number) => sleep(ms, either).then(() => undefined);
  let end = await Promise.race([tried, waiting(noticeAfter)]);
  if (end === undefined && !signal.aborted) {
    late(stillWaiting(name, patience));
    end = await Promise.race([tried, waiting(patience - noticeAfter)]);
  }
  over.abort();
  if (end === 'there' || signal.aborted) return undefined;
  return end === undefined ? noneCame(name, patience) : noneAtAll(name, end.reason);
}

/** Notices that a hub has never answered anything. All stages of a run share one. */
export interface Life {
  watch(carry: Carry): Carry;
}

/**
 * A hub that has never answered costs its patience with each of hundreds of calls: after the first few of them
 * `gone` is told why, once, and nothing is sent any more. One answer of any kind, and this never happens; a
 * connection that was cut comes from somebody, too.
 */
export function createLife({ endpoint }: Pick<HubAddress, 'endpoint'>, gone: (why: Bilingual) => void): Life {
  let isAlive = false;
  let silent = 0;
  const missed = (reason: unknown): void => {
    if (isAlive || /^(ECONNRESET|EPIPE|HPE_)/.test(codeOf(reason))) {
      isAlive = true;
      return;
    }
    silent += 1;
    if (silent === quietCalls) gone(neverAnswered(placeName(endpoint), reason));
  };
  return {
    watch: (carry) => async (request) => {
      if (request.target.startsWith(`${managementPrefix}/`)) return carry(request);
      if (!isAlive && silent >= quietCalls) throw new Error('the hub was given up');
      try {
        const answer = await carry(request);
        isAlive = true;
        return answer;
      } catch (error) {
        missed(error);
        throw error;
      }
    },
  };
}

function connectOnce(
  { host, port }: { readonly host: string; readonly port: number },
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connectTo({ host, port, signal });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
  });
}

function placeOf(endpoint: string): { readonly host: string; readonly port: number } {
  const { hostname, port, protocol } = new URL(endpoint);
  const usual = protocol === 'https:' ? 443 : 80;
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? usual : Number(port) };
}

function placeName(endpoint: string): string {
  return `${new URL(endpoint).hostname}:${placeOf(endpoint).port}`;
}

/** A connection that failed at every address of a name says so in a code, too, but in no message. */
function codeOf(reason: unknown): string {
  if (!(reason instanceof Error)) return String(reason);
  return 'code' in reason ? String(reason.code) : reason.message;
}

function stillWaiting(name: string, patience: number): Bilingual {
  const seconds = patience / 1000;
  return {
    vi: `chưa kết nối được tới ${name}; đang chờ, tối đa ${seconds} giây`,
    en: `no connection to ${name} yet; waiting for it, at most ${seconds} s`,
  };
}

function noneCame(name: string, patience: number): Bilingual {
  const seconds = patience / 1000;
  return {
    vi: `không kết nối được tới ${name} trong ${seconds} giây`,
    en: `no connection to ${name} in ${seconds} s`,
  };
}

function noneAtAll(name: string, reason: unknown): Bilingual {
  return {
    vi: `không kết nối được tới ${name} (${codeOf(reason)})`,
    en: `no connection to ${name} (${codeOf(reason)})`,
  };
}

function neverAnswered(name: string, reason: unknown): Bilingual {
  return {
    vi: `${name} không trả lời ${quietCalls} lần gọi đầu tiên (${codeOf(reason)})`,
    en: `${name} gave no answer to the first ${quietCalls} calls (${codeOf(reason)})`,
  };
}
