import type { DocumentVerifier } from '../../verification/document-verifier.ts';
import type { SignatureRules } from '../../verification/verifier-by-rules.ts';
import type { Hub } from '../hub.ts';
import type { HubSignatures } from './hub-signatures.ts';

type Parts = Pick<Hub, 'store' | 'files' | 'ports' | 'announce' | 'failed'>;

/** What a hub is told of signatures. */
export interface SignatureOptions {
  readonly signatures?: SignatureRules;
  readonly verifier?: DocumentVerifier;
}

/** The hub's verdicts, where it is to give any. What verifies is loaded only then: most hubs verify nothing. */
export async function openSignatures(
  { signatures: rules, verifier }: SignatureOptions,
  parts: Parts,
): Promise<HubSignatures | undefined> {
  if (verifier !== undefined) return verdictsOf(verifier, parts);
  if (rules === undefined) return undefined;
  const { openVerifier } = await import('../../verification/open-verifier.ts');
  const own = await openVerifier(rules, parts.ports.clock);
  const signatures = await verdictsOf(own, parts);
  return {
    ...signatures,
    close: async () => {
      await signatures.close();
      await own.close?.();
    },
  };
}

async function verdictsOf(verifier: DocumentVerifier, parts: Parts): Promise<HubSignatures> {
  const { createHubSignatures } = await import('./hub-signatures.ts');
  return createHubSignatures(verifier, parts);
}
