import type { Clock, Fetch } from '../../../protocol/ports/ports.ts';
import type { Driver } from '../driver.ts';
import { type AskOutside, askingOver, writeQuestion } from './contract.ts';

/** A service that drives a system: each question is a POST with one JSON object, its answer another. */
export interface WebhookDriverOptions {
  readonly url: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** Sent as `Authorization: Bearer …` when given. */
  readonly token?: string;
  /** Milliseconds for one answer; ten minutes unless given. */
  readonly patience?: number;
}

const usualPatience = 600_000;

/** Drives a system by calling a service. What goes wrong with the service is the harness's trouble. */
export function createWebhookDriver(options: WebhookDriverOptions): Driver {
  const { url, fetch, clock, token, patience = usualPatience } = options;
  let id = 0;
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  const ask: AskOutside = async (question, signal) => {
    id += 1;
    const own = id;
    const [ended, given] = [new AbortController(), new AbortController()];
    void clock.sleep(patience, given.signal).then(() => ended.abort());
    try {
      const stop = AbortSignal.any([signal, ended.signal]);
      const body = writeQuestion({ ...question, id: own });
      const response = await fetch(url, { method: 'POST', headers, body, signal: stop });
      const text = await response.text();
      return response.ok ? { id: own, text } : { failed: `HTTP ${response.status}` };
    } catch (error) {
      if (ended.signal.aborted && !given.signal.aborted) return { failed: `no answer in ${patience} ms` };
      return { failed: wordsOf(error) };
    } finally {
      given.abort();
    }
  };
  return {
    name: `webhook ${url}`,
    followsClock: false,
    close: async () => undefined,
    ...askingOver(ask),
  };
}

/** What lies behind `fetch failed` is what a person needs. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
