import { type Problem, problem } from '../problems/problem.ts';
import { textOf } from './headers.ts';
import type { Operation } from './operations.ts';
import {
  type Parameter,
  type Parameters,
  parametersNamed,
  parameterText,
  placeOfParameter,
  sameName,
} from './parameters.ts';
import type { SignedPairs } from './sign-header.ts';

/** What is wrong between a sign-header's keys and values and the request that carries it (AUT-02). */
export function checkSignedPairs(
  parameters: Parameters,
  operation: Operation,
  pairs: SignedPairs,
): readonly Problem[] {
  const problems = [...checkOrder(parameters, pairs)];
  for (const [name, value] of pairs) {
    const wrong = checkSent(parameters, name, value);
    if (wrong !== undefined) problems.push(wrong);
  }
  problems.push(...checkContentType(parameters, pairs), ...checkCoverage(parameters, operation, pairs));
  return problems;
}

/** The names in `sign-header-key` and the keys of `sign-header`: the same, once each, in the same order. */
function checkOrder(parameters: Parameters, pairs: SignedPairs): readonly Problem[] {
  const announced = parameterText(parameters, 'sign-header-key')?.trim() ?? '';
  const names = pairs.map(([name]) => name);
  const signed = names.join(';');
  if (announced === signed && new Set(names).size === names.length) return [];
  const place = placeOfParameter('sign-header-key');
  return [problem('wire.sign-key-order', place, { seen: announced, expected: signed })];
}

/** Values that a request carries for a signed name: of that exact casing, or of any when there is none. */
export function valuesSent(parameters: Parameters, name: string): readonly string[] {
  return coveredBy(parameters, name).map((each) => each.value);
}

/** The headers that a signed name speaks for; a proxy may have changed the casing of a lone one. */
function coveredBy(parameters: Parameters, name: string): readonly Parameter[] {
  const found = parametersNamed(parameters, name);
  if (found.length === 1) return found;
  const exact = found.filter((each) => each.name === name);
  return exact.length > 0 ? exact : found;
}

function checkSent(parameters: Parameters, name: string, signed: string): Problem | undefined {
  const sent = coveredBy(parameters, name);
  // The space around a header value does not survive HTTP, so it is no difference.
  const altered = sent.find(({ value }) => value !== signed && value.trim() !== signed.trim())?.value;
  if (sent.length > 0 && altered === undefined) return undefined;
  const place = placeOfParameter(name);
  if (altered === undefined) return problem('wire.signed-header-absent', place, { expected: signed });
  return problem('wire.signed-header-altered', place, { seen: altered, expected: signed });
}

/** The unprefixed `Content-Type`, by its media type alone: a charset added on the way changes nothing. */
function checkContentType(parameters: Parameters, pairs: SignedPairs): readonly Problem[] {
  const signed = pairs.find(([name]) => sameName(name, 'Content-Type'))?.[1];
  if (signed === undefined || parameters.contentType === undefined) return [];
  const seen = textOf(parameters.contentType);
  if (seen === signed || mediaType(seen) === mediaType(signed)) return [];
  return [problem('wire.signed-header-altered', 'Content-Type', { seen, expected: signed })];
}

function mediaType(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}

/** Whatever the operation reads must be signed once it is sent. */
function checkCoverage(parameters: Parameters, operation: Operation, pairs: SignedPairs): readonly Problem[] {
  const unsigned = [...unsignedOf(parameters, 'systemid', pairs)];
  for (const { name, unused } of operation.parameters) {
    if (unused !== true) unsigned.push(...unsignedOf(parameters, name, pairs));
  }
  return unsigned.map(({ name, value }) =>
    problem('wire.parameter-unsigned', placeOfParameter(name), { seen: value }),
  );
}

/** What is sent under a name without any signed name speaking for it. */
function unsignedOf(parameters: Parameters, name: string, pairs: SignedPairs): readonly Parameter[] {
  const sent = parametersNamed(parameters, name);
  if (sent.length === 0) return sent;
  const speaking = pairs.filter(([signed]) => sameName(signed, name));
  // Whatever the casing, a lone one is the one that is spoken for.
  if (sent.length === 1 && speaking.length > 0) return [];
  return sent.filter((each) => !speaking.some(([signed]) => coveredBy(parameters, signed).includes(each)));
}
