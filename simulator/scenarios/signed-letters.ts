import { draftOfLetter } from '../../fixtures/documents/letter-draft.ts';
import type { Holder } from '../../fixtures/keys/encode-certificate.ts';
import { signingKeyOf } from '../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { renderLocalDateOf, renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import type { DocumentDraft } from '../../protocol/edxml/draft.ts';
import { signedLetter } from '../signing/signed-letter.ts';
import type { LetterFacts } from './small-letter.ts';

/** Bodies of the 2026 world that have test certificates, with those of their leader and their seal. */
export function signersOf(code: string): { readonly leader: Holder; readonly seal: Holder } | undefined {
  const { leader, seal, secondLeader, secondSeal } = testPki();
  if (code === 'G22') return { leader, seal };
  return code === 'H17' ? { leader: secondLeader, seal: secondSeal } : undefined;
}

/** Codes of the bodies that can sign. */
export const signingBodies: readonly string[] = ['G22', 'H17'];

const tenMinutes = 600_000;

/**
 * A real letter of a body that has test certificates, signed by its leader ten minutes ago and sealed now: what is
 * typeset in it matters once signatures are verified.
 * @throws for a body without certificates; the reader of scenarios has checked it.
 */
export async function signedDraft(facts: LetterFacts): Promise<DocumentDraft> {
  const { from, to, number, at, subject, priority } = facts;
  const signers = signersOf(from.code);
  if (signers === undefined) throw new Error(`${from.code} has no certificates`);
  const letter = await signedLetter(
    {
      seed: 1,
      from: from.code,
      to: to.map(({ agency }) => agency.code),
      date: renderLocalDateOf(at),
      number,
    },
    { person: signingKeyOf(signers.leader), agency: signingKeyOf(signers.seal), at: at - tenMinutes },
  );
  const draft = draftOfLetter(letter, renderLocalTimestamp(at));
  const receivers = draft.to.map((party, index) => ({ ...party, organId: to[index]?.code ?? party.organId }));
  return { ...draft, to: receivers, subject, otherInfo: { ...draft.otherInfo, priority } };
}
