import type { Operation } from '../../../protocol/wire/operations.ts';
import type { Parameters } from '../../../protocol/wire/parameters.ts';
import { isPoll } from '../http/known-heads.ts';

/** Finds something out from the parameters of a request alone. */
export type FromHead<T> = (parameters: Parameters, operation: Operation) => T;

/**
 * A poll whose head is known comes with the same parameters, as one object: what follows from them and from
 * nothing else is found out once.
 */
export function onceAHead<T>(find: FromHead<T>): FromHead<T> {
  const found = new WeakMap<Parameters, { readonly operation: Operation; readonly value: T }>();
  return (parameters, operation) => {
    if (!isPoll(operation)) return find(parameters, operation);
    const known = found.get(parameters);
    if (known?.operation === operation) return known.value;
    const value = find(parameters, operation);
    found.set(parameters, { operation, value });
    return value;
  };
}
