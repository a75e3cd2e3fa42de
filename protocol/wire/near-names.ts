import type { ProblemCode } from '../problems/catalogue.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { nearest } from '../settings/nearest.ts';
import { type HeaderPair, parameterPrefix } from './headers.ts';
import { operationNames, operations } from './operations.ts';
import { sameName, signingNames, withoutPrefix } from './parameters.ts';

/** Refusals of which a misspelt name, or a parameter in another place, may be the cause. */
export const absences: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'wire.signing-header-missing',
  'wire.parameter-missing',
  'wire.file-hash-missing',
  'wire.signed-header-absent',
]);

/** Prefixes that stand where `XroadVnpt-` should: `XRoad-`, `X-Road-Vnpt-`, `Xroad_`, `X-XroadVnpt-`. */
const likePrefix = /^(?:x[-_])?x[-_]?road[-_]?(?:vnpt)?[-_]/i;

/**
 * What was probably meant, for a request that was refused because a name is missing or unknown: one notice for
 * each header or operation that comes near. It is for whoever looks for the cause, and no part of the answer.
 */
export function nearNames(problems: readonly Problem[], headers: readonly HeaderPair[]): readonly Problem[] {
  const operation = problems.find(({ code }) => code === 'wire.operation-unknown');
  if (operation !== undefined) return nearOperation(operation.seen ?? '');
  const missing = problems.flatMap(({ code, place }) => {
    const bare = absences.has(code) ? withoutPrefix(place.path) : undefined;
    return bare === undefined ? [] : [bare];
  });
  return missing.length === 0 ? [] : headers.flatMap(([name]) => nearHeader(name, missing));
}

function nearOperation(seen: string): readonly Problem[] {
  const same = operationNames.find((name) => sameName(name, seen));
  const expected = same ?? nearest(seen, operationNames);
  return expected === undefined ? [] : [problem('wire.name-near', 'request', { seen, expected })];
}

/** Without a prefix only the very name counts: HTTP has headers of its own. */
function nearHeader(name: string, missing: readonly string[]): readonly Problem[] {
  const bare = withoutPrefix(name);
  if (bare !== undefined && isKnown(bare)) return [];
  const rest = bare ?? (likePrefix.test(name) ? name.replace(likePrefix, '') : undefined);
  const plain = (rest ?? name).toLowerCase().replaceAll('_', '-');
  const same = missing.find((each) => sameName(each, plain));
  const meant = same ?? (rest === undefined ? undefined : nearest(plain, missing));
  if (meant === undefined) return [];
  return [problem('wire.name-near', name, { seen: name, expected: `${parameterPrefix}${meant}` })];
}

const known: ReadonlySet<string> = new Set(
  [
    ...signingNames,
    ...operationNames.flatMap((name) => operations[name].parameters.map((each) => each.name)),
  ].map((name) => name.toLowerCase()),
);

function isKnown(bare: string): boolean {
  return known.has(bare.toLowerCase());
}
