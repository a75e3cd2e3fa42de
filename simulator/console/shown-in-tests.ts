import { describeProblem } from '../../protocol/problems/describe.ts';
import { entryOf, problem } from '../../protocol/problems/problem.ts';
import type { PageNode } from './node.ts';
import type { ShownProblem, ShownRequest } from './shown.ts';

/** A sound request of G22, for tests. */
export function request(more: Partial<ShownRequest> = {}): ShownRequest {
  return {
    ...{ number: 1, at: 0, took: 1, method: 'POST', path: '/sendEdoc', bodyBytes: 12, headers: [] },
    ...{ operation: 'sendEdoc', systemId: '000.00.00.G22', httpStatus: 200, answered: '{"status":"OK"}' },
    ...{ refused: false, problems: [] },
    ...more,
  };
}

/** A problem as the management API shows it, for tests. */
export function wrongSignature(seen: string): ShownProblem {
  const found = problem('wire.signature-wrong', 'XroadVnpt-hash-header', { seen });
  const words = { vi: describeProblem(found, 'vi'), en: describeProblem(found, 'en') };
  return { ...found, ...words, requirements: entryOf(found.code).requirements };
}

/** All texts of a part of the page, in order. */
export function textOf(node: PageNode | readonly PageNode[]): string {
  if (typeof node === 'string') return node;
  return 'tag' in node ? textOf(node.of) : node.map(textOf).join('');
}
