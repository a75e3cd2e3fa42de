import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { weakKey } from '../../../fixtures/certificates/weak-key.ts';
import { openerOf, repeatableBytes, secret } from '../../../fixtures/encrypted-files/test-receivers.ts';
import { keyUsage } from '../../../fixtures/keys/extensions.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { type IssueOrder, issueTest } from '../../../fixtures/keys/test-pki.ts';
import { encryptFile } from './encrypt-file.ts';
import { encryptAttachment, isEncryptedName, openAttachment } from './encrypted-attachment.ts';
import { encodeEnveloped } from './enveloped/encode-enveloped.ts';
import { pointOf, readReceiver } from './receiver.ts';

const { agencyAuthority, encryption, ecEncryption, leader, ecLeader } = testPki();
const subject = { organization: 'Cơ quan khác', commonName: 'Mã hoá' };

function certificateWith(order: Pick<IssueOrder, 'key'> & Partial<IssueOrder>): Uint8Array {
  return issueTest({ issuer: agencyAuthority, profile: 'encryption', subject, ...order }).certificate;
}

describe('a receiver', () => {
  it('CRT-04: of RSA is hidden for by transport', () => {
    const digest = createHash('sha256').update(encryption.certificate).digest();
    expect(readReceiver(encryption.certificate)).toMatchObject({
      ok: true,
      value: { way: 'transport', digest, key: { asymmetricKeyType: 'rsa' } },
    });
  });

  it('CRT-04: on a curve is agreed with', () => {
    const reading = readReceiver(ecEncryption.certificate);
    expect(reading).toMatchObject({ ok: true, value: { way: 'agreement', curve: 'P-256' } });
    const point = pointOf(ecEncryption.key);
    expect([point.length, point[0]]).toEqual([65, 4]);
    expect(reading.ok && 'point' in reading.value && reading.value.point).toEqual(point);
  });

  it.each([
    ['RSA that signs', () => leader.certificate, 'digitalSignature, nonRepudiation'],
    ['a curve that signs', () => ecLeader.certificate, 'digitalSignature, nonRepudiation'],
    [
      'a curve that may hide keys',
      () => certificateWith({ key: 'spare-ec', extensions: [keyUsage('keyEncipherment')] }),
      'keyEncipherment',
    ],
    [
      'RSA that may agree on keys',
      () => certificateWith({ key: 'spare-rsa', extensions: [keyUsage('keyAgreement')] }),
      'keyAgreement',
    ],
    ['RSA of 1024 bits', () => certificateWith({ key: weakKey() }), 'rsa 1024'],
  ])('CRT-04: is refused with %s', (_, certificate, seen) => {
    const { ok, problems } = readReceiver(certificate());
    expect([ok, problems]).toMatchObject([
      false,
      [{ code: 'encryption.receiver-unsuitable', severity: 'error', seen }],
    ]);
    expect(problems[0]?.place.path).toMatch(/Nguyễn Thị Thử|Mã hoá/);
  });

  it('is refused when it is no certificate', () => {
    expect(readReceiver(Buffer.from('x'))).toMatchObject({
      ok: false,
      problems: [{ code: 'certificate.malformed' }],
    });
  });
});

describe.each([
  ['a file', (receivers: readonly Uint8Array[]) => encryptFile(secret, orderFor(receivers))],
  ['a message', (receivers: readonly Uint8Array[]) => encodeEnveloped(secret, orderFor(receivers))],
] as const)('%s that is encrypted', (_, encrypt) => {
  it('has a receiver', () => {
    expect(encrypt([])).toMatchObject({
      ok: false,
      problems: [{ code: 'encryption.no-receiver', place: { path: '' }, seen: '0' }],
    });
  });

  it('CRT-04: has none that may not be one, and tells of each', () => {
    const { ok, problems } = encrypt([encryption.certificate, leader.certificate, Buffer.from('x')]);
    expect([ok, problems.map(({ code }) => code)]).toEqual([
      false,
      ['encryption.receiver-unsuitable', 'certificate.malformed'],
    ]);
  });
});

function orderFor(receivers: readonly Uint8Array[]) {
  const randomBytes = repeatableBytes('receivers');
  return { receivers, randomBytes, mimeType: 'text/plain', cipher: 'aes-256-gcm' } as const;
}

describe('an encrypted attachment', () => {
  it.each([
    ['7816.pdf.xenc.txt', true],
    ['a.xenc.txt', true],
    ['.xenc.txt', false],
    ['7816.pdf', false],
    ['một tên dài hơn.txt', false],
    ['7816.xenc.txt.pdf', false],
  ])('is known by its name: %s', (name, expected) => {
    expect(isEncryptedName(name)).toBe(expected);
  });

  it('ATT-04: travels as text, under a name that says so', () => {
    const order = orderFor([encryption.certificate]);
    const made = encryptAttachment({ name: '7816.pdf', bytes: secret }, order);
    expect(made).toMatchObject({ ok: true, value: { name: '7816.pdf.xenc.txt', contentType: 'text/plain' } });
    const refused = encryptAttachment({ name: '7816.pdf', bytes: secret }, orderFor([]));
    expect(refused).toMatchObject({ ok: false, problems: [{ code: 'encryption.no-receiver' }] });
  });

  it('keeps a name that does not say so', async () => {
    const made = encryptFile(secret, orderFor([encryption.certificate]));
    if (!made.ok) throw new Error('a test without its file');
    const opened = await openAttachment({ name: 'thu.txt', bytes: made.value }, openerOf(encryption));
    expect(opened).toMatchObject({ verdict: 'opened', name: 'thu.txt', mimeType: 'text/plain' });
  });
});
