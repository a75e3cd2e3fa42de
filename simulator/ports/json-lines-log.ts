import type { Writable } from 'node:stream';
import type { Log } from '../../protocol/ports/ports.ts';

/** Writes one JSON object a line: `at` (ISO 8601, UTC), `level`, `name`, then the facts. */
export function createJsonLinesLog(stream: Writable): Log {
  return {
    write({ at, level, name, facts }) {
      stream.write(`${JSON.stringify({ at: new Date(at).toISOString(), level, name, ...facts })}\n`);
    },
  };
}
