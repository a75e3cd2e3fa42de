import { draftOfLetter } from '../../fixtures/documents/letter-draft.ts';
import { type OfficialLetter, officialLetter } from '../../fixtures/documents/official-letter.ts';
import { pdfOf } from '../../fixtures/documents/tiny-pdf.ts';
import type { TestRevocation } from '../../fixtures/keys/proofs.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { issueTest } from '../../fixtures/keys/test-pki.ts';
import type { DocumentDraft } from '../../protocol/edxml/draft.ts';
import { minute, nineOClock, signAll, type TestSignature, usualSignatures } from './documents-under-test.ts';

/** Documents for SIG-11: as many bad as good, each bad in its own way, each good in its own. */
export interface BlindCase {
  readonly name: string;
  readonly isGood: boolean;
  /** The letter, and what is changed of its packet. */
  make(
    letter: OfficialLetter,
  ): Promise<Partial<DocumentDraft> & { readonly pdf: Uint8Array; readonly annex?: Uint8Array }>;
}

const pki = testPki();
const { leader, seal, secondSeal, agencyAuthority } = pki;
const later = nineOClock + 10 * minute;
const person = { kind: 'person' } as const;
const agency = { kind: 'agency' } as const;
const place = { page: 2, left: 100, top: 120 } as const;
const office = { organization: 'Văn phòng Chính phủ', code: 'G22' } as const;
const nguyen = { ...office, title: 'Phó Chủ nhiệm', commonName: 'Nguyễn Thị Thử' } as const;
const issued = { issuer: agencyAuthority, key: 'spare-rsa', published: 'agency' } as const;

const expired = issueTest({ ...issued, profile: 'person', subject: nguyen, notAfter: Date.UTC(2026, 9, 1) });
const early = issueTest({ ...issued, profile: 'person', subject: nguyen, notBefore: Date.UTC(2026, 11, 1) });
const hiding = issueTest({ ...issued, profile: 'encryption', subject: nguyen });
const gone = issueTest({ ...issued, profile: 'person', subject: nguyen, serial: Uint8Array.of(0x21) });
const held = issueTest({
  ...issued,
  profile: 'seal',
  subject: { ...office, commonName: office.organization },
  serial: Uint8Array.of(0x22),
});

/** What the authorities have to publish for these documents. */
export const blindRevocations: readonly TestRevocation[] = [
  { holder: gone, at: nineOClock - minute, reason: 'keyCompromise' },
  { holder: held, at: nineOClock - minute, reason: 'certificateHold' },
];

const signedBy =
  (...signatures: readonly TestSignature[]) =>
  async (letter: OfficialLetter) => ({ pdf: await signAll(letter.pdf, signatures) });
const usual = (letter: OfficialLetter) => signAll(letter.pdf, usualSignatures());
const good = (name: string, make: BlindCase['make']): BlindCase => ({ name, isGood: true, make });
const bad = (name: string, make: BlindCase['make']): BlindCase => ({ name, isGood: false, make });
const byPerson = (by: TestSignature['by']) =>
  signedBy({ by, role: person }, { by: seal, role: agency, at: later });

const bads: readonly BlindCase[] = [
  bad('nobody signed', async ({ pdf }) => ({ pdf })),
  bad('only the person signed', signedBy({ by: leader, role: person })),
  bad('only the agency signed', signedBy({ by: seal, role: { ...agency, alone: true, place } })),
  bad(
    'another body sealed it',
    signedBy({ by: leader, role: person }, { by: secondSeal, role: agency, at: later }),
  ),
  bad('a look-alike signed', byPerson(pki.lookAlikeLeader)),
  bad('a public certificate signed after the day', byPerson(pki.publicLeader)),
  bad('an expired certificate signed', byPerson(expired)),
  bad('a certificate signed before its time', byPerson(early)),
  bad('a certificate for encryption signed', byPerson(hiding)),
  bad('a revoked certificate signed', byPerson(gone)),
  bad(
    'a suspended seal was used',
    signedBy({ by: leader, role: person }, { by: held, role: agency, at: later }),
  ),
  bad('a byte was changed', async (letter) => ({ pdf: flipped(await usual(letter)) })),
  bad('something was appended', async (letter) => ({
    pdf: Buffer.concat([await usual(letter), Buffer.from('% more\n')]),
  })),
  bad('the packet names another signer', async (letter) => ({
    pdf: await usual(letter),
    signer: { competence: 'KT. BỘ TRƯỞNG, CHỦ NHIỆM', position: 'PHÓ CHỦ NHIỆM', fullName: 'Trần Văn Trên' },
  })),
  bad('the annex is not signed', async (letter) => ({ pdf: await usual(letter), annex: letter.annex })),
];

const copyOf = async (form: 'SAO Y' | 'SAO LỤC' | 'TRÍCH SAO') => ({
  pdf: await signAll(scan(), [{ by: seal, role: { kind: 'copy', form }, at: later }]),
});

const goods: readonly BlindCase[] = [
  good('RSA, PKCS#1', async (letter) => ({ pdf: await usual(letter) })),
  good('curves', signedBy({ by: pki.ecLeader, role: person }, { by: pki.ecSeal, role: agency, at: later })),
  good(
    'a curve and RSA',
    signedBy({ by: pki.ecLeader, role: person }, { by: seal, role: agency, at: later }),
  ),
  good(
    'RSA and a curve',
    signedBy({ by: leader, role: person }, { by: pki.ecSeal, role: agency, at: later }),
  ),
  good(
    'RSASSA-PSS',
    signedBy(
      { by: leader, role: person, scheme: 'rsa-pss' },
      { by: seal, role: agency, at: later, scheme: 'rsa-pss' },
    ),
  ),
  good(
    'the person the day before',
    signedBy(
      { by: leader, role: person, at: nineOClock - 24 * 60 * minute },
      { by: seal, role: agency, at: later },
    ),
  ),
  good(
    'both in one minute',
    signedBy({ by: leader, role: person, at: later }, { by: seal, role: agency, at: later }),
  ),
  good('a scan, copied whole', () => copyOf('SAO Y')),
  good('a copy of a copy', () => copyOf('SAO LỤC')),
  good('an extract', () => copyOf('TRÍCH SAO')),
  good('with a reason', async (letter) => ({ pdf: await usual(letter), subject: 'V/v thử nghiệm' })),
  good('with a signed annex', async (letter) => ({ pdf: await usual(letter), annex: await annexOf(letter) })),
  good('with a name in other letters', async (letter) => ({
    pdf: await usual(letter),
    signer: { competence: 'KT. BỘ TRƯỞNG, CHỦ NHIỆM', position: 'Phó Chủ nhiệm', fullName: 'NGUYỄN THỊ THỬ' },
  })),
  good(
    'the seal a little higher',
    signedBy(
      { by: leader, role: person },
      { by: seal, role: { ...agency, place: { page: 2, left: 95, top: 108 } }, at: later },
    ),
  ),
  good(
    'at the last minute before it was sent',
    signedBy({ by: leader, role: person }, { by: seal, role: agency, at: nineOClock + 29 * minute }),
  ),
];

/** All of them, bad ones first: whoever uses them puts them in an order that tells nothing. */
export const blindSet: readonly BlindCase[] = [...bads, ...goods];

/** One of them as a packet of the Office to Da Nang, with a number of its own. */
export async function blindDraft({ make }: BlindCase, number: number): Promise<DocumentDraft> {
  const letter = await officialLetter({ seed: 1, to: ['H17'], number, signer: 'Nguyễn Thị Thử' });
  const { pdf, annex, ...change } = await make(letter);
  const draft = draftOfLetter({ ...letter, pdf, annex: annex ?? letter.annex }, '2026/11/20 09:30:00');
  const attachments = annex === undefined ? draft.attachments.slice(0, 1) : draft.attachments;
  return { ...draft, ...change, attachments };
}

function annexOf({ annex, metadata }: OfficialLetter): Promise<Uint8Array> {
  const code = `${metadata.codeNumber}/${metadata.codeNotation}`;
  return signAll(annex, [{ by: seal, role: { kind: 'annex', code }, at: later }]);
}

/** One letter of the producer's name in the first revision. */
function flipped(pdf: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(pdf);
  const at = Buffer.from(pdf).indexOf('/CreationDate (D:') + '/CreationDate (D:'.length;
  copy[at + 3] = (copy[at + 3] ?? 0) ^ 1;
  return copy;
}

function scan(): Uint8Array {
  const image = {
    dict: '/Type /XObject /Subtype /Image /Width 1654 /Height 2339 /BitsPerComponent 8 /ColorSpace /DeviceRGB',
    data: 'x',
  };
  const page = { content: 'q 595.28 0 0 841.89 0 0 cm /X Do Q', resources: { XObject: '<< /X 6 0 R >>' } };
  return pdfOf([page], { 6: image });
}
