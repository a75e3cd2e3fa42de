import { testTrust } from '../../fixtures/keys/test-trust.ts';
import { findAgency, type World } from '../../fixtures/worlds/world.ts';
import type { Clock } from '../../protocol/ports/ports.ts';

import type { DocumentVerifier } from '../verification/document-verifier.ts';
import { createTestAuthorities, type TestAuthorities } from '../verification/test-authorities.ts';
import { type SignatureRules, verifierByRules } from '../verification/verifier-by-rules.ts';
import type { Scenario } from './scenario.ts';

/** Who verifies in a scenario, and the authorities that are asked. */
export interface Verifying {
  readonly authorities: TestAuthorities;
  readonly hub?: SignatureRules;
  /** The verifier of a system, where one of its agencies is to verify. */
  verifierOf(systemId: string): DocumentVerifier | undefined;
}

/** Sets up what a scenario says of signatures; nobody verifies unless it does. */
export function createVerifying({ signatures }: Scenario, cast: World, clock: Clock): Verifying {
  const authorities = createTestAuthorities(() => clock);
  if (signatures === undefined) return { authorities, verifierOf: () => undefined };
  const { profile, verify } = signatures;
  const rules = { profile, trust: testTrust(), fetch: authorities.fetch };
  const systems = new Set(verify.flatMap((code) => findAgency(cast, code)?.systemId ?? []));
  return {
    authorities,
    ...(verify.includes('hub') ? { hub: rules } : {}),
    verifierOf: (systemId) => (systems.has(systemId) ? verifierByRules(rules, clock) : undefined),
  };
}
