import type { Clock, Fetch } from '../../../protocol/ports/ports.ts';
import type { Driver } from '../driver.ts';
import { failed, readAnswer, writeQuestion } from './contract.ts';

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
  return {
    name: `webhook ${url}`,
    followsClock: false,
    close: async () => undefined,
    perform: async (action, words, signal) => {
      id += 1;
      const own = id;
      const [ended, given] = [new AbortController(), new AbortController()];
      void clock.sleep(patience, given.signal).then(() => ended.abort());
      try {
        const stop = AbortSignal.any([signal, ended.signal]);
        const body = writeQuestion({ id: own, action, words });
        const response = await fetch(url, { method: 'POST', headers, body, signal: stop });
        const text = await response.text();
        return response.ok ? readAnswer(text, own) : failed(`HTTP ${response.status}`);
      } catch (error) {
        if (ended.signal.aborted && !given.signal.aborted) return failed(`no answer in ${patience} ms`);
        return failed(error instanceof Error ? error.message : String(error));
      } finally {
        given.abort();
      }
    },
  };
}
