import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { testContext, testNow } from '../../../fixtures/signatures/test-context.ts';
import { changed, elementIn, signedText, twoFiles } from '../../../fixtures/xml-signatures/signed-packets.ts';
import { names as n } from '../../edxml/names.ts';
import { checkArithmetic } from './check-arithmetic.ts';
import { signedWhole, wholeWithout } from './whole-signature-under-test.ts';
import { longBase64, refusalOf } from './xml-texts-under-test.ts';

const check = (text: string) => checkArithmetic(Buffer.from(text), testContext());
const refused = (text: string) => refusalOf(() => check(text));
const codes = (text: string) => check(text).notices.map(({ code, place }) => [code, place.path]);
const otherName = (text: string) => changed(text, /<AttachmentName>7816/, '<AttachmentName>khac');

let signed = '';
let whole = '';
beforeAll(async () => {
  signed = await signedText();
  whole = await signedWhole();
});

describe('a signature over the parts', () => {
  it('is sound, with what it is and who made it', () => {
    const sound = check(signed);
    expect(sound.signer.certificate.subject.text).toContain('Nguyễn Thị Thử');
    expect(sound.placed.path).toBe('Signature');
    expect(sound.properties).toBeUndefined();
    expect(codes(signed)).toEqual([['signature.certificate-unbound', 'Signature']]);
  });

  it('counts the bytes that were hashed', () => {
    const { coverage, canonical } = check(signed).hashed;
    expect(coverage.parts).toEqual([...canonical.keys(), 'cid:1', 'cid:2']);
    const parts = [...canonical.values()].flat().map(({ length }) => length);
    const files = check(signed).signed.attachments.map(({ size }) => size);
    expect(coverage.bytes).toBe([...parts, ...files].reduce((sum, each) => sum + each, 0));
    expect(coverage.bytes).toBeGreaterThan(2_000);
  });

  it('hands on each part at its place', () => {
    const document = Buffer.from(check(signed).signed.document).toString();
    const order = [n.messageHeader, n.traceHeader, n.transaction, n.manifest];
    const found = order.map((name) => document.indexOf(`<edXML:${name} `));
    expect(found.toSorted((a, b) => a - b)).toEqual(found);
    expect(found.every((at) => at > 0)).toBe(true);
  });

  it('has the hashes that it asks for, whichever they are', async () => {
    const text = await signedText(twoFiles(), { hash: 'sha512' });
    const { attachments } = check(text).signed;
    const [first = ''] = /(?<=<edXML:ContentTransferEncoded[^>]*>)[^<]*/.exec(text) ?? [];
    const sha256 = createHash('sha256').update(Buffer.from(first, 'base64')).digest('hex');
    expect(attachments[0]?.sha256).toBe(sha256);
  });

  it('is bound to its certificate by properties, of which it says nothing then', async () => {
    expect(codes(await signedText(twoFiles(), { signedAt: testNow }))).toEqual([]);
  });

  it('SIG-04: is refused when an attachment says what its manifest does not', () => {
    const path = `${n.attachmentList}/${n.attachment}[1]`;
    expect(refused(otherName(signed))).toEqual(['incomplete-coverage', 'dsig.labels-differ', path, '1']);
  });

  it('SIG-04: may bring long words of its key, and is refused with such in what it signs', () => {
    const filler = `<KeyName>${longBase64()}</KeyName>`;
    expect(refused(changed(signed, '<KeyInfo>', `<KeyInfo>${filler}`))).toEqual([]);
    const long = changed(signed, '<SignedInfo>', `<SignedInfo>${longBase64()}`);
    expect(refused(long)).toEqual(['malformed', 'dsig.structure', 'Signature', 'text()']);
  });
});

describe('a signature over the whole document', () => {
  it('is sound, and what it is over is told', () => {
    const { hashed, signed: handed } = check(whole);
    expect(hashed.coverage.parts).toEqual(['/']);
    expect(hashed.coverage.bytes).toBe(wholeWithout(whole).length);
    expect(handed.attachments).toEqual([]);
    expect(Buffer.from(handed.document)).toEqual(Buffer.from(wholeWithout(whole)));
    expect(codes(whole)).toEqual([
      ['dsig.whole-document', 'Signature'],
      ['signature.certificate-unbound', 'Signature'],
    ]);
  });

  it('may be over labels that differ, since they are signed too', async () => {
    const text = await signedWhole(otherName(twoFiles()));
    expect(refused(text)).toEqual([]);
    expect(check(text).signed.attachments).toEqual([]);
  });

  it('may be over a content that is long', async () => {
    const text = changed(twoFiles(), /(?<=<edXML:ContentTransferEncoded[^>]*>)/, longBase64());
    const signedLong = await signedWhole(text);
    expect(Buffer.from(check(signedLong).signed.document)).toEqual(Buffer.from(wholeWithout(signedLong)));
  });

  it('may refer to parts and attachments as well', async () => {
    const header = elementIn(signed, 'Reference');
    const [file = ''] = /<Reference URI="cid:1">.*?<\/Reference>/.exec(signed) ?? [];
    const both = await signedWhole(twoFiles(), header + file);
    const sound = check(both);
    expect(sound.hashed.coverage.parts).toEqual(['/', n.messageHeader, 'cid:1']);
    expect(sound.signed.attachments.map(({ contentId }) => contentId)).toEqual(['1']);
    expect(codes(both)[0]).toEqual(['dsig.whole-document', 'Signature']);
  });

  it('SIG-04: is refused when anything in it was changed', () => {
    const tampered = ['tampered', 'dsig.digest-differs', '/', '/'];
    expect(refused(otherName(whole))).toEqual(tampered);
    expect(refused(changed(whole, `</${n.root}>`, ` </${n.root}>`))).toEqual(tampered);
  });

  it('SIG-04: is refused when it holds what stands for a content in it', () => {
    const text = changed(whole, '<edXML:Subject>', '<edXML:Subject>[carved 0]');
    expect(refused(text)).toEqual(['malformed', 'dsig.structure', '/', '/']);
  });
});

describe('a signature by somebody', () => {
  const certificateOf = (der: Uint8Array) =>
    `<X509Certificate>${Buffer.from(der).toString('base64')}</X509Certificate>`;
  const withoutCertificates = () => changed(signed, /<KeyInfo>.*<\/KeyInfo>/, '');

  it('SIG-05: is found among the certificates that came along', () => {
    const { seal, leader } = testPki();
    const text = changed(signed, '<X509Data>', `<X509Data>${certificateOf(seal.certificate)}`);
    const { certificate, others } = check(text).signer;
    expect(Buffer.from(certificate.der)).toEqual(Buffer.from(leader.certificate));
    expect(others).toContainEqual(Buffer.from(seal.certificate));
    expect(others).not.toContainEqual(Buffer.from(leader.certificate));
  });

  it('SIG-05: is found in the proof material when none came along', () => {
    const { leader } = testPki();
    const bare = testContext();
    const many = (count: number) => {
      const filler = Array.from({ length: count }, () => testPki().ecLeader.certificate);
      const proof = { ...bare.proof, certificates: [...filler, leader.certificate] };
      return () => checkArithmetic(Buffer.from(withoutCertificates()), { ...bare, proof });
    };
    expect(many(63)().signer.certificate.subject.text).toContain('Nguyễn Thị Thử');
    const missing = ['undetermined', 'signature.certificate-missing', 'KeyInfo', 'X509Certificate'];
    expect(refusalOf(many(64))).toEqual(missing);
  });

  it('SIG-04: is refused when the value is that of nobody', () => {
    const differs = ['tampered', 'signature.value-differs', 'SignatureValue', undefined];
    expect(refused(changed(signed, /<SignatureValue>..../, '<SignatureValue>AAAA'))).toEqual(differs);
  });

  it('SIG-04: is refused when the value of a curve has another length', async () => {
    const { ecLeader } = testPki();
    const text = changed(
      signed,
      /<X509Data>.*<\/X509Data>/,
      `<X509Data>${certificateOf(ecLeader.certificate)}</X509Data>`,
    );
    const ecdsa = changed(text, 'xmldsig-more#rsa-sha256', 'xmldsig-more#ecdsa-sha256');
    expect(refused(ecdsa)[1]).toBe('signature.value-differs');
  });

  it('is malformed when a certificate is none and no other fits', () => {
    const none = certificateOf(Buffer.from('no certificate'));
    expect(refused(changed(signed, '<X509Data>', `<X509Data>${none}`))).toEqual([]);
    const alone = changed(signed, /<X509Data>.*<\/X509Data>/, `<X509Data>${none}</X509Data>`);
    expect(refused(alone).slice(0, 3)).toEqual(['malformed', 'certificate.malformed', 'Certificate']);
  });
});
