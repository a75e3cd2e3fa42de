import { type KeyObject, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { weakKey } from '../../fixtures/certificates/weak-key.ts';
import { signingKeyOf } from '../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { letterObjects } from '../../fixtures/pdf-signatures/letter-draft.ts';
import { type PdfDraft, streamBody, updateDraft } from '../../fixtures/pdf-signatures/pdf-draft.ts';
import { describeProblem } from '../../protocol/problems/describe.ts';
import { problem } from '../../protocol/problems/problem.ts';
import type { HashName, SignatureScheme } from '../../protocol/security/algorithm.ts';
import { asStatus, found, judged, letter, mainFile, silent } from '../mutants/packet-under-test.ts';
import { drawnLines, type SmallLetterWish } from '../mutants/small-letter.ts';
import { person } from '../mutants/small-letter-edits.ts';
import { signatureSoundChecks } from './signature-sound.ts';
import { signedPacket } from './signed-packet-under-test.ts';

type Row = readonly [what: string, wish: () => SmallLetterWish, said: readonly string[]];

const place = (index = '') => `AttachmentEncoded/Attachment${index}/ContentTransferEncoded`;
const line = (id: string, requirement: string, seen: string, stance = 'fail/fail') =>
  `signature.${id} ${requirement} ${stance} ${place()}: 812_VPCP-QHDP.pdf, ${seen}`;
const told = async (wish: SmallLetterWish) => found(signatureSoundChecks, await signedPacket(wish));

/** The person's signature by this key in this way, which nobody would choose. */
function signedBy(holder: () => { readonly key: KeyObject }, scheme: SignatureScheme, hash: HashName) {
  const { ecLeader, leader } = testPki();
  const own = signingKeyOf(scheme === 'ecdsa' ? ecLeader : leader);
  return { person: { key: { ...own, algorithm: { scheme, hash }, sign: signing(hash, holder().key) } } };
}

const signing = (hash: HashName, key: KeyObject) => (bytes: Uint8Array) => sign(hash, bytes, key);
const byCurve = (hash: HashName) => () => signedBy(() => testPki().ecLeader, 'ecdsa', hash);
const byRsa = (hash: HashName) => () => signedBy(() => testPki().leader, 'rsa-pkcs1', hash);

const pageReplaced = (draft: PdfDraft) =>
  updateDraft(draft, {
    objects: { [letterObjects.content]: streamBody('', drawnLines(['Them mot dong']), true) },
  });
const byteChanged = (draft: PdfDraft) => ({
  ...draft,
  text: draft.text.replace('(Cong van)', '(Cong vao)'),
});

/** Somebody else's certificate of the same serial number in the place of the person's own. */
function withTwin(hex: string): string {
  const { ecLeader } = testPki();
  const twin = person({ serial: ecLeader.serial, notAfter: Date.UTC(2027, 0, 1) });
  const [own, other] = [ecLeader, twin].map(({ certificate }) => Buffer.from(certificate).toString('hex'));
  if (own === undefined || other === undefined || own.length !== other.length || !hex.includes(own))
    throw new Error('the certificate cannot be put in the place of the other');
  return hex.replace(own, other);
}

describe('whether a signature holds (SIG-04, SIG-05)', () => {
  it.each<Row>([
    ['it does', () => ({}), []],
    [
      'its dictionary names no SubFilter',
      () => ({
        agency: { dictionary: (range, contents) => `<< /ByteRange ${range} /Contents ${contents} >>` },
      }),
      [line('well-made', 'SIG-04', 'co-quan: pdf.subfilter-missing')],
    ],
    [
      'a byte was changed under both',
      () => ({ afterwards: byteChanged }),
      [
        line('intact', 'SIG-04', 'ca-nhan: signature.digest-differs'),
        line('intact', 'SIG-04', 'co-quan: signature.digest-differs'),
      ],
    ],
    [
      'the page was replaced afterwards',
      () => ({ afterwards: pageReplaced }),
      [
        line('nothing-added', 'SIG-04', 'ca-nhan: pdf.page-changed'),
        line('nothing-added', 'SIG-04', 'co-quan: pdf.page-changed'),
      ],
    ],
    [
      'another key made it',
      () => ({ person: { key: { ...signingKeyOf(testPki().ecLeader), ...person({}) } } }),
      [line('key-matches', 'SIG-05', 'ca-nhan: signature.value-differs')],
    ],
    [
      'another certificate of the same number stands in it',
      () => ({ person: { contents: withTwin } }),
      [line('key-matches', 'SIG-05', 'ca-nhan: signature.certificate-swapped')],
    ],
    [
      'another certificate stands in it, and the page was replaced afterwards',
      () => ({ person: { contents: withTwin }, afterwards: pageReplaced }),
      [
        line('nothing-added', 'SIG-04', 'ca-nhan: pdf.page-changed'),
        line('nothing-added', 'SIG-04', 'co-quan: pdf.page-changed'),
        line('key-matches', 'SIG-05', 'ca-nhan: signature.certificate-swapped'),
      ],
    ],
    [
      'its SubFilter is of nobody',
      () => ({ agency: { subFilter: 'Nha.Nuoc' } }),
      [line('algorithm-known', 'SIG-07', 'co-quan: pdf.subfilter-unknown: Nha.Nuoc')],
    ],
  ])('%s', async (_, wish, lines) => {
    expect(await told(wish())).toEqual(lines);
  });

  it('leaves out an end that it ought to cover', async () => {
    const short = { range: ([a, b, c, d]: readonly number[]) => `${a} ${b} ${c} ${(d ?? 0) - 10}` };
    const said = await told({ agency: short });
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^signature\.whole SIG-04 fail\/fail .*, co-quan: pdf\.byte-range-short: \d+$/);
  });
});

describe('by which algorithms (SIG-06, SIG-07)', () => {
  const weak = (hash: string) => line('hash-strong', 'SIG-06', `ca-nhan: ${hash}`, 'fail/warn');
  const padded = line('padding', 'SIG-07', 'ca-nhan: rsa-pkcs1', 'warn/off');

  it.each<Row>([
    ['ECDSA over SHA-1', byCurve('sha1'), [weak('sha1')]],
    ['ECDSA over SHA-224', byCurve('sha224'), [weak('sha224')]],
    ['ECDSA over SHA-384', byCurve('sha384'), []],
    ['ECDSA over SHA-3', byCurve('sha3-256'), []],
    ['RSA of 2048 bits, PKCS #1 v1.5', byRsa('sha512'), [padded]],
    [
      'RSA of 2048 bits, PSS',
      () => ({ person: { key: signingKeyOf(testPki().leader, { scheme: 'rsa-pss' }) } }),
      [],
    ],
    ['MD5', byRsa('md5'), [line('hash-not-broken', 'SIG-06', 'ca-nhan: md5'), padded]],
    [
      'RSA of 1024 bits',
      () => ({ person: { key: signingKeyOf(person({ key: weakKey() })) } }),
      [line('key-size', 'SIG-07', 'ca-nhan: rsa-pkcs1 1024'), padded],
    ],
  ])('%s', async (_, wish, lines) => {
    expect(await told(wish())).toEqual(lines);
  });
});

describe('why it does not', () => {
  const causes = async (wish: SmallLetterWish) =>
    judged(signatureSoundChecks, [await signedPacket(wish)])
      .flatMap(({ findings }) => findings)
      .map(({ cause }) => cause);

  it('is what the catalogue knows of its first reason, and after it what to do', async () => {
    const found = problem('pdf.subfilter-unknown', '', { seen: 'Nha.Nuoc' });
    const words = describeProblem(found, 'vi');
    const causesFound = await causes({ agency: { subFilter: 'Nha.Nuoc' } });
    expect(causesFound.map(({ vi }) => vi)).toEqual([`${words.text} Cách sửa: ${words.remedy}`]);
  });

  it('is what the check says where the signature as such is sound', async () => {
    const said = await causes(byCurve('sha1')());
    expect(said).toHaveLength(1);
    expect(said[0]?.en).not.toContain('How to mend it:');
  });
});

describe('where nobody has signed (SIG-01)', () => {
  const ids = signatureSoundChecks.map(({ id }) => id);
  const [present, ...others] = ids;
  const unsigned = (index?: string) => `signature.present SIG-01 fail/warn ${place(index)}: 0`;
  const nobody: SmallLetterWish = { person: 'none', agency: 'none' };
  const unreadable = () => letter({ attachments: [{ ...mainFile(), bytes: Buffer.from('%PDF-1.7\n') }] });

  it.each<readonly [string, () => Promise<Uint8Array>, readonly string[], readonly (string | undefined)[]]>([
    ['a letter', () => signedPacket(nobody), [unsigned()], others],
    ['a letter with its annex', async () => letter(), [unsigned('[1]')], others],
    ['a letter whose annex alone is signed', () => signedPacket(nobody, {}), [unsigned('[1]')], []],
    ['a letter whose annex is not', () => signedPacket({}, nobody), [], []],
    ['a letter that one has signed', () => signedPacket({ agency: 'none' }), [], []],
    ['a file that cannot be read', async () => unreadable(), [], ids],
    ['a letter without a file', async () => letter({ attachments: [] }), [], ids],
    ['a status that carries files', async () => asStatus(await signedPacket({}, {})), [], [present]],
  ])('%s', async (_, packet, lines, silenced) => {
    expect(found(signatureSoundChecks, await packet())).toEqual(lines);
    expect(silent(signatureSoundChecks, await packet())).toEqual(silenced);
  });
});
