import { signingKeyOf } from '../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import type { Reading } from '../../protocol/result.ts';
import type { SigningOrder, SigningRole } from './signing-order.ts';

/** A moment at which every certificate of the cast is good. */
export const signingMoment = Date.parse('2026-11-20T09:15:32+07:00');

/** An order of the cast's leader, or of its seal for the roles of the agency. */
export function orderFor(role: SigningRole, besides: Partial<SigningOrder> = {}): SigningOrder {
  const { leader, seal } = testPki();
  const key = signingKeyOf(role.kind === 'person' ? leader : seal);
  return { key, role, at: signingMoment, level: 'b', check: 'unchecked', ...besides };
}

/** The value, or the codes of why there is none. */
export function outcomeOf<T>(reading: Reading<T>): T | readonly string[] {
  return reading.ok ? reading.value : reading.problems.map(({ code }) => code);
}

/** The value. @throws where there is none. */
export function signedOf<T>(reading: Reading<T>): T {
  if (reading.ok) return reading.value;
  throw new Error(reading.problems.map(({ code }) => code).join(', '));
}
