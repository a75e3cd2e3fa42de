import { describe, expect, it } from 'vitest';
import { officialLetter } from '../../fixtures/documents/official-letter.ts';
import type { Holder } from '../../fixtures/keys/encode-certificate.ts';
import { proofsAt, type TestRevocation } from '../../fixtures/keys/proofs.ts';
import { signingKeyOf } from '../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { testValidity } from '../../fixtures/keys/test-pki.ts';
import { testTrust } from '../../fixtures/keys/test-trust.ts';
import type { VerificationContext } from '../../protocol/security/context.ts';
import { lawProfile } from '../../protocol/security/profiles.ts';
import { checkSigner } from './check-signer.ts';
import { signDetached } from './sign-detached.ts';
import { signPdf } from './sign-pdf.ts';
import { orderFor, signingMoment } from './signing-under-test.ts';

const pki = testPki();
const { leader, seal, tlsServer, lookAlikeLeader, encryption } = pki;
const day = 86_400_000;

/** Fresh proofs of every authority, at a moment, with what was revoked. */
function contextAt(at: number, revoked: readonly TestRevocation[] = []): VerificationContext {
  return { profile: lawProfile, trust: testTrust(), proof: proofsAt(at, revoked), now: at };
}

function codeFor(holder: Holder, at: number, check: VerificationContext): string | undefined {
  const checked = checkSigner({ key: signingKeyOf(holder), at, check });
  return checked.ok ? checked.value : checked.problems[0]?.code;
}

describe('the check before signing', () => {
  it('lets a good certificate sign, and gives its name', () => {
    expect(codeFor(leader, signingMoment, contextAt(signingMoment))).toBe('Nguyễn Thị Thử');
    expect(codeFor(seal, signingMoment, contextAt(signingMoment))).toBe('Văn phòng Chính phủ');
  });

  const { notBefore, notAfter } = testValidity.holders;
  const moments = [
    ['expired', notAfter + day, 'signing.certificate-expired'],
    ['not yet valid', notBefore - day, 'signing.certificate-not-yet-valid'],
  ] as const;

  it.each(moments)('refuses one that is %s (SIG-10, SIG-16)', (_, at, code) => {
    expect(codeFor(leader, at, contextAt(at))).toBe(code);
  });

  const states = [
    [
      'revoked',
      { holder: leader, at: signingMoment - day, reason: 'keyCompromise' },
      'signing.certificate-revoked',
    ],
    [
      'suspended',
      { holder: leader, at: signingMoment - day, reason: 'certificateHold' },
      'signing.certificate-suspended',
    ],
    [
      'of an authority that is revoked',
      { holder: pki.agencyAuthority, at: signingMoment - day },
      'signing.certificate-revoked',
    ],
  ] as const;

  it.each(states)('refuses one that is %s (SIG-10, SIG-16)', (_, revoked, code) => {
    expect(codeFor(leader, signingMoment, contextAt(signingMoment, [revoked]))).toBe(code);
  });

  it('refuses one whose state nobody tells (SIG-10, REV-04)', () => {
    const check = { ...contextAt(signingMoment), proof: { certificates: [], crls: [], ocspAnswers: [] } };
    expect(codeFor(leader, signingMoment, check)).toBe('signing.certificate-undetermined');
  });

  it.each([
    ['of the look-alike of the authority (SIG-14)', lookAlikeLeader, 'signing.certificate-untrusted'],
    ['of a server (CRT-04)', tlsServer, 'signing.certificate-unfit'],
    ['for encryption (CRT-04)', encryption, 'signing.certificate-unfit'],
  ])('refuses one %s', (_, holder, code) => {
    expect(codeFor(holder, signingMoment, contextAt(signingMoment))).toBe(code);
  });

  it('stands before every kind of signing: nothing is signed (SIG-10)', async () => {
    const check = contextAt(signingMoment, [{ holder: leader, at: signingMoment - day }]);
    const { pdf } = await officialLetter({ seed: 1, signer: 'Nguyễn Thị Thử' });
    const order = orderFor({ kind: 'person' }, { check });
    const [one, other] = [await signPdf(pdf, order), await signDetached(pdf, { ...order, level: 'b' })];
    expect([one.ok, other.ok]).toEqual([false, false]);
  });

  it('is left out only when that is said, and then with a warning', () => {
    const checked = checkSigner({ key: signingKeyOf(leader), at: 0, check: 'unchecked' });
    expect(checked.problems.map(({ code }) => code)).toEqual(['signing.unchecked']);
  });
});
