import { type Problem, problem } from '../problems/problem.ts';
import { type Reading, read, unread } from '../result.ts';
import { type HeaderPair, isAscii, parameterPrefix, textOf } from './headers.ts';
import type { Operation, OperationParameter } from './operations.ts';

/** One `XroadVnpt-` header. */
export interface Parameter {
  /** Name without the prefix, in the sender's casing. */
  readonly name: string;
  /** The value's bytes as a latin1 string. */
  readonly raw: string;
  /** The value as text: UTF-8 where its bytes are that. */
  readonly value: string;
}

/** The parameters of one request. */
export interface Parameters {
  /** In order of arrival; a name may repeat. */
  readonly entries: readonly Parameter[];
  /** The same by name in lower case: a request asks for some forty names. */
  readonly byName: ReadonlyMap<string, readonly Parameter[]>;
  /** The one parameter that travels without the prefix as well. */
  readonly contentType?: string;
}

/** Picks the parameters out of a request's headers. Nothing is judged yet. */
export function parseParameters(headers: readonly HeaderPair[]): Parameters {
  const entries: Parameter[] = [];
  const byName = new Map<string, Parameter[]>();
  let contentType: string | undefined;
  for (const [name, raw] of headers) {
    const bare = withoutPrefix(name);
    if (bare !== undefined) {
      const entry = { name: bare, raw, value: textOf(raw) };
      entries.push(entry);
      const lower = bare.toLowerCase();
      const before = byName.get(lower);
      if (before === undefined) byName.set(lower, [entry]);
      else before.push(entry);
    } else if (contentType === undefined && sameName(name, 'Content-Type')) contentType = raw;
  }
  return contentType === undefined ? { entries, byName } : { entries, byName, contentType };
}

/** The text of a parameter by its name without prefix, casing ignored; the first when it repeats. */
export function parameterText(parameters: Parameters, name: string): string | undefined {
  return parametersNamed(parameters, name)[0]?.value;
}

/** All parameters of one name, casing ignored: `docId` and `docid` of one request are two of these. */
export function parametersNamed(parameters: Parameters, name: string): readonly Parameter[] {
  return parameters.byName.get(name.toLowerCase()) ?? none;
}

const none: readonly Parameter[] = [];

/**
 * What is wrong with the parameters that the operation reads: absent, repeated with two values, or of a value
 * that is not allowed. Other parameters are leftovers of the client object's earlier calls and are ignored.
 */
export function checkParameters(parameters: Parameters, operation: Operation): readonly Problem[] {
  const problems: Problem[] = [];
  for (const each of operation.parameters) {
    if (each.unused !== true) problems.push(...checkParameter(parametersNamed(parameters, each.name), each));
  }
  return problems;
}

/** Names of the parameters that the operation does not read, in order of arrival. */
export function ignoredParameters(parameters: Parameters, operation: Operation): readonly string[] {
  const known = [...signingNames, ...operation.parameters.map((each) => each.name)];
  return parameters.entries
    .filter((entry) => !known.some((name) => sameName(name, entry.name)))
    .map((entry) => entry.name);
}

/** The parameters that carry the signature, or that every request has. */
export const signingNames = [
  'systemid',
  'timestamp',
  'Content-Type',
  'sign-header-key',
  'sign-header',
  'hash-header',
  'version',
] as const;

function checkParameter(found: readonly Parameter[], rule: OperationParameter): readonly Problem[] {
  const value = found[0]?.value.trim() ?? '';
  if (found.length === 1 && value !== '' && rule.values?.includes(value) !== false) return [];
  const place = placeOfParameter(found[0]?.name ?? rule.name);
  if (value === '') return rule.required ? [problem(rule.missing ?? 'wire.parameter-missing', place)] : [];
  if (found.some((each) => each.value !== found[0]?.value)) {
    return [problem('wire.parameter-repeated', place, { seen: found.map((each) => each.value).join(' | ') })];
  }
  const allowed = rule.values?.some((each) => each.toLowerCase() === value.toLowerCase()) ?? true;
  const code = rule.otherwise ?? 'wire.parameter-value';
  return allowed ? [] : [problem(code, place, { seen: value, expected: rule.values?.join(', ') ?? '' })];
}

/** A warning for each parameter that is not ASCII: the SDKs garble it, mostly before it is signed [V]. */
export function checkAscii(parameters: Parameters): readonly Problem[] {
  if (parameters.entries.every(({ raw }) => isAscii(raw))) return [];
  return parameters.entries
    .filter((entry) => !isAscii(entry.raw))
    .map((entry) => problem('wire.parameter-not-ascii', placeOfParameter(entry.name), { seen: entry.value }));
}

/** Reads the `to` parameter: a JSON array of codes, as text. */
export function parseReceivers(text: string): Reading<readonly string[]> {
  const refused = unread(problem('wire.receivers-malformed', placeOfParameter('to'), { seen: text }));
  try {
    const value: unknown = JSON.parse(text);
    return isStrings(value) ? read(value) : refused;
  } catch {
    return refused;
  }
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

/** Where a parameter stands, for people: the header's full name. */
export function placeOfParameter(name: string): string {
  return `${parameterPrefix}${name}`;
}

/** True when two header or parameter names are the same but for casing. */
export function sameName(left: string, right: string): boolean {
  return left === right || (left.length === right.length && left.toLowerCase() === right.toLowerCase());
}

/** The name after `XroadVnpt-`, or undefined when the header is no parameter. */
export function withoutPrefix(name: string): string | undefined {
  const isParameter =
    name.startsWith(parameterPrefix) || sameName(name.slice(0, parameterPrefix.length), parameterPrefix);
  return isParameter ? name.slice(parameterPrefix.length) : undefined;
}
