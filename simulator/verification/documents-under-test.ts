import { type OfficialLetter, officialLetter } from '../../fixtures/documents/official-letter.ts';
import type { Holder } from '../../fixtures/keys/encode-certificate.ts';
import { proofsAt, type TestRevocation } from '../../fixtures/keys/proofs.ts';
import { signingKeyOf } from '../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { testContext } from '../../fixtures/keys/test-trust.ts';
import { readFace } from '../../protocol/pdf/face.ts';
import { sourceOf } from '../../protocol/pdf/source.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import type { DocumentFacts, JudgedFile } from '../../protocol/security/document/document-facts.ts';
import type { DocumentVerdict } from '../../protocol/security/document/document-verdict.ts';
import { judgeSignedDocument } from '../../protocol/security/document/judge-signed-document.ts';
import { verifyPdf } from '../../protocol/security/pdf/verify-pdf.ts';
import type { SecurityProfile } from '../../protocol/security/profile.ts';
import { lawProfile } from '../../protocol/security/profiles.ts';
import { signPdf } from '../signing/sign-pdf.ts';
import type { SigningRole } from '../signing/signing-order.ts';
import { signedOf } from '../signing/signing-under-test.ts';

/** Friday 20 November 2026, 09:00 in Vietnam: when the person of the cast signs. */
export const nineOClock = Date.parse('2026-11-20T09:00:00+07:00');

/** One signature: who, in what role, when. */
export interface TestSignature {
  readonly by: Holder;
  readonly role: SigningRole;
  readonly at?: Instant;
  readonly scheme?: 'rsa-pss';
}

export const minute = 60_000;

/** The letter's own two signatures, of the cast's leader and seal. */
export function usualSignatures(): readonly TestSignature[] {
  const { leader, seal } = testPki();
  return [
    { by: leader, role: { kind: 'person' } },
    { by: seal, role: { kind: 'agency' }, at: nineOClock + 10 * minute },
  ];
}

export async function signAll(pdf: Uint8Array, signatures: readonly TestSignature[]): Promise<Uint8Array> {
  let signed = pdf;
  for (const { by, role, at = nineOClock, scheme } of signatures) {
    const key = signingKeyOf(by, scheme === undefined ? {} : { scheme });
    const order = { key, role, at, level: 'b', check: 'unchecked' } as const;
    signed = signedOf(await signPdf(signed, order));
  }
  return signed;
}

const letters = new Map<string, Promise<OfficialLetter>>();

/** A letter of the Office of the Government, printed with the name of the cast's leader. */
export function testLetter(from = 'G22', signer = 'Nguyễn Thị Thử'): Promise<OfficialLetter> {
  const key = `${from} ${signer}`;
  const known = letters.get(key) ?? officialLetter({ seed: 1, from, to: ['G06'], signer });
  letters.set(key, known);
  return known;
}

/** What the letter's packet says. */
export function factsOfLetter({ metadata }: OfficialLetter): DocumentFacts {
  const { from, codeNumber, codeNotation, date, letterhead, signer } = metadata;
  return {
    from: { codes: [from.code], name: from.name },
    ...{ codeNumber, codeNotation, promulgationDate: date, signer, position: letterhead.position },
    competence: letterhead.competence.join(', '),
    sentAt: nineOClock + 30 * minute,
    receivedAt: nineOClock + 31 * minute,
  };
}

/** How a test judges: an hour after the signatures, by the law, with fresh lists, unless told. */
export interface Judging {
  readonly profile?: SecurityProfile;
  readonly revoked?: readonly TestRevocation[];
  readonly proof?: 'none';
  readonly facts?: Partial<DocumentFacts>;
}

export function fileOf(name: string, bytes: Uint8Array, judging: Judging = {}): JudgedFile {
  const { profile = lawProfile, revoked, proof } = judging;
  const now = nineOClock + 60 * minute;
  const receivedAt = nineOClock + 31 * minute;
  const proofs = proof === 'none' ? {} : { proof: proofsAt(now, revoked) };
  const context = testContext({ profile, now, receivedAt, ...proofs });
  const source = sourceOf(bytes);
  return { name, pdf: { verdict: verifyPdf(source, context), face: readFace(source) } };
}

/** The verdict on PDFs as the letter's packet would carry them. */
export function judgeFiles(
  letter: OfficialLetter,
  pdfs: readonly Uint8Array[],
  judging: Judging = {},
): DocumentVerdict {
  const files = pdfs.map((bytes, index) => fileOf(`file-${index + 1}.pdf`, bytes, judging));
  const facts = { ...factsOfLetter(letter), ...judging.facts };
  return judgeSignedDocument({ facts, files }, judging.profile ?? lawProfile);
}

export function codesOf({ findings }: Pick<DocumentVerdict, 'findings'>): readonly string[] {
  return findings.map(({ code }) => code);
}
