import type { HeaderPair } from '../../protocol/wire/headers.ts';
import type { Evidence } from '../evidence/evidence.ts';

/** Headers in which software names itself, as one that calls and as one that answers. */
const asking: ReadonlySet<string> = new Set(['user-agent', 'xroadvnpt-version']);
const answering: ReadonlySet<string> = new Set(['server', 'x-powered-by']);
const most = 20;
const longest = 120;

/** What the system under test said of itself on the wire: each name once, in the order in which it was seen. */
export function seenSoftware({ entries }: Evidence): readonly string[] {
  const names = entries.flatMap((entry) => {
    if (entry.kind !== 'call') return [];
    if (entry.from.kind === 'system') return namesIn(entry.request.headers, asking);
    return entry.to.kind === 'system' ? namesIn(entry.answer?.headers ?? [], answering) : [];
  });
  return [...new Set(names)].slice(0, most);
}

function namesIn(headers: readonly HeaderPair[], wanted: ReadonlySet<string>): readonly string[] {
  return headers
    .filter(([name, value]) => wanted.has(name.toLowerCase()) && value.trim() !== '')
    .map(([name, value]) => `${name}: ${value.trim().slice(0, longest)}`);
}
