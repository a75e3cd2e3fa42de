import type { Clock } from '../../protocol/ports/ports.ts';
import type { DocumentVerifier } from './document-verifier.ts';
import type { SignatureRules } from './verifier-by-rules.ts';

/** The verifier that rules ask for, where they ask for it; its code is loaded where it runs. */
export async function openVerifier(rules: SignatureRules, clock: Clock): Promise<DocumentVerifier> {
  if (rules.runs === 'thread') {
    const { createThreadVerifier } = await import('./thread/thread-verifier.ts');
    return createThreadVerifier(rules, clock);
  }
  const { verifierByRules } = await import('./verifier-by-rules.ts');
  return verifierByRules(rules, clock);
}
