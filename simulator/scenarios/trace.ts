import { createHash } from 'node:crypto';
import type { ExchangeEvent } from '../exchange-event.ts';

/** What happened, in one number: SHA-256 over the canonical list of events. */
export interface TraceHash {
  add(event: ExchangeEvent): void;
  /** Events so far. */
  count(): number;
  /** 64 hex digits; the hash goes on afterwards. */
  digest(): string;
}

/**
 * Hashes events as they come. Each is one line of JSON with its keys in order, so that the hash depends on
 * what is told and on nothing else.
 */
export function createTraceHash(): TraceHash {
  const hash = createHash('sha256');
  let count = 0;
  let waiting = '';
  const flush = () => {
    hash.update(waiting);
    waiting = '';
  };
  return {
    add(event) {
      count += 1;
      waiting += `${canonicalJson(event)}\n`;
      if (waiting.length > enoughToHash) flush();
    },
    count: () => count,
    digest() {
      flush();
      return hash.copy().digest('hex');
    },
  };
}

/** Characters that are hashed at once: a line of its own takes longer to hand over than to hash. */
const enoughToHash = 16_384;

/** JSON with the keys of every object in the order of their code points. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  let text = '{';
  for (const key of Object.keys(value).sort()) {
    const each: unknown = Reflect.get(value, key);
    if (each !== undefined) text += `${text === '{' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(each)}`;
  }
  return `${text}}`;
}
