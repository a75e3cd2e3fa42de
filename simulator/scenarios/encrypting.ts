import { openerOf } from '../../fixtures/encrypted-files/test-receivers.ts';
import type { Holder } from '../../fixtures/keys/encode-certificate.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { issueTest } from '../../fixtures/keys/test-pki.ts';
import { testTrust } from '../../fixtures/keys/test-trust.ts';
import { agenciesOf, findAgency, type World } from '../../fixtures/worlds/world.ts';
import type { DocumentDraft, OutgoingAttachment } from '../../protocol/edxml/draft.ts';
import type { Ports } from '../../protocol/ports/ports.ts';
import { encryptAttachment } from '../../protocol/security/encryption/encrypted-attachment.ts';
import { lawProfile } from '../../protocol/security/profiles.ts';
import { createDocumentCipher, type DocumentCipher } from '../encryption/document-cipher.ts';
import { collectProof } from '../signing/collect-proof.ts';
import type { TestAuthorities } from '../verification/test-authorities.ts';
import type { Send } from './act.ts';
import type { Scenario } from './scenario.ts';

/** Codes of the bodies that have test certificates to be encrypted for. */
export const encryptingBodies: readonly string[] = ['G22', 'G06', 'H17'];

/** The encryption certificates of a body of the 2026 world, with their keys: RSA, a curve, or one of each. */
function holdersOf(code: string): readonly Holder[] {
  const { encryption, ecEncryption, agencyAuthority } = testPki();
  const issued = (organization: string, key: 'spare-rsa' | 'spare-ec') =>
    issueTest({
      ...{ issuer: agencyAuthority, profile: 'encryption', published: 'agency', key },
      subject: { organization, code, commonName: `${organization} (mã hoá)` },
    });
  switch (code) {
    case 'G22':
      return [encryption, ecEncryption];
    case 'G06':
      return [issued('Bộ Khoa học và Công nghệ', 'spare-rsa')];
    case 'H17':
      return [issued('Ủy ban nhân dân thành phố Đà Nẵng', 'spare-ec')];
    default:
      return [];
  }
}

/** Who encrypts in a scenario, and what every system opens files with. */
export interface Encrypting {
  /** The cipher of a system; undefined in a scenario in which nothing is encrypted. */
  cipherOf(systemId: string): DocumentCipher | undefined;
}

export function createEncrypting(
  { agencies = {}, acts = [] }: Scenario,
  cast: World,
  { clock, chance }: Pick<Ports, 'clock' | 'chance'>,
  { fetch }: TestAuthorities,
): Encrypting {
  const codeOf = (code: string) => findAgency(cast, code)?.code ?? code;
  const authors = new Set(
    Object.entries(agencies).flatMap(([code, { encryption }]) => (encryption ? [codeOf(code)] : [])),
  );
  const isUsed = authors.size > 0 || acts.some((act) => act.do === 'send' && act.encrypted !== undefined);
  if (!isUsed) return { cipherOf: () => undefined };
  return {
    cipherOf: (systemId) => {
      const served = new Set(agenciesOf(cast, systemId).map(({ code }) => code));
      return createDocumentCipher({
        encrypts: (code) => authors.has(codeOf(code)),
        certificatesOf: (code) => holdersOf(codeOf(code)).map(({ certificate }) => certificate),
        keysOf: (code) => (served.has(codeOf(code)) ? holdersOf(codeOf(code)).map(openerOf) : []),
        check: async (certificates, now) => {
          const all = [...certificates, testPki().agencyAuthority.certificate];
          const { proof } = await collectProof(all, { fetch, clock });
          return { profile: lawProfile, trust: testTrust(), proof, now };
        },
        clock,
        randomBytes: (count) => chance.bytes(`encryption ${systemId}`, count),
      });
    },
  };
}

/** A letter whose files somebody encrypted as one must not. */
export function misencrypt(
  draft: DocumentDraft,
  how: NonNullable<Send['encrypted']>,
  { chance }: Pick<Ports, 'chance'>,
): DocumentDraft {
  const to = draft.to.map(({ organId }) => organId);
  const meant = encryptingBodies.filter((code) => to.includes(code) !== (how === 'for-others'));
  const receivers = meant.flatMap((code) => holdersOf(code).map(({ certificate }) => certificate));
  const randomBytes = (count: number) => chance.bytes('encryption by hand', count);
  const attachments = draft.attachments.map((file) => {
    const made = encryptAttachment(file, { receivers, randomBytes, mimeType: 'application/pdf' });
    if (!made.ok) throw new Error(`nothing was encrypted: ${made.problems[0]?.code}`);
    return { ...made.value, bytes: spoiled(made.value, how) };
  });
  return { ...draft, attachments };
}

function spoiled({ bytes }: OutgoingAttachment, how: NonNullable<Send['encrypted']>): Uint8Array {
  const text = Buffer.from(bytes).toString('utf8');
  switch (how) {
    case 'for-others':
      return bytes;
    case 'weak':
      return Buffer.from(
        text.replaceAll(
          'http://www.w3.org/2009/xmlenc11#aes256-gcm',
          'http://www.w3.org/2001/04/xmlenc#aes256-cbc',
        ),
      );
    case 'tampered': {
      // The content stands last; one letter in its middle becomes another.
      const at =
        Math.floor((text.lastIndexOf('<') + text.lastIndexOf('<', text.lastIndexOf('<') - 1)) / 2) - 200;
      const other = text[at] === 'A' ? 'B' : 'A';
      return Buffer.from(text.slice(0, at) + other + text.slice(at + 1));
    }
  }
}
