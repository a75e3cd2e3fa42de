import { describe, expect, it } from 'vitest';
import { signingKeyOf } from '../../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { testContext, testNow } from '../../../fixtures/signatures/test-context.ts';
import { changed } from '../../../fixtures/xml-signatures/signed-packets.ts';
import { names as n, packetNamespace } from '../../edxml/names.ts';
import type { Problem } from '../../problems/problem.ts';
import type { SigningKey } from '../signing-key.ts';
import { hop, packetText, tag, transaction } from './packet-texts-under-test.ts';
import { type PacketSigningOrder, signPacket } from './sign-packet.ts';
import { verifyPacketSignature } from './verify-packet-signature.ts';

const keyOf = (holder: 'leader' | 'ecLeader' = 'leader') => signingKeyOf(testPki()[holder]);
const sign = (text: string, order: Partial<PacketSigningOrder> = {}) =>
  signPacket(Buffer.from(text), { key: keyOf(), ...order });

async function signed(text: string, order: Partial<PacketSigningOrder> = {}): Promise<string> {
  const reading = await sign(text, order);
  return reading.ok ? Buffer.from(reading.value).toString() : reading.problems.map(({ code }) => code).join();
}

async function refused(text: string): Promise<readonly (string | undefined)[]> {
  const { ok, problems } = await sign(text);
  const told = ({ code, place, seen }: Problem) => [code, place.path, seen];
  return ok ? [] : problems.flatMap(told);
}

const verdictOf = (text: string) => verifyPacketSignature(Buffer.from(text), testContext()).verdict;

describe('a packet that is signed', () => {
  it.each([
    ['as it is', () => packetText()],
    ['with its transaction before the hop', () => packetText({ trace: transaction + hop })],
    [
      'with a part that has its id',
      () => changed(packetText(), `<${n.manifest}>`, `<${n.manifest} Id="own">`),
    ],
    [
      'with prefixes that the signature uses too',
      () => changed(packetText(), '<edXML ', '<edXML xmlns:xades="urn:x" xmlns:u="urn:u" '),
    ],
  ])('is valid, %s', async (_, text) => {
    expect(verdictOf(await signed(text()))).toBe('valid');
    expect(verdictOf(await signed(text(), { signedAt: testNow }))).toBe('valid');
  });

  it('changes by its ids and its signature alone', async () => {
    const text = packetText({ trace: transaction + hop });
    const result = await signed(text);
    expect(result).toMatch(new RegExp(`</Signature></${n.header}>`));
    expect(result.replace(/<Signature .*<\/Signature>/, '').replaceAll(/ Id="\w+"/g, '')).toBe(text);
    expect(result.match(/ Id="\w+"/g)).toEqual(
      [n.messageHeader, n.transaction, n.traceHeader, 'Signature', n.manifest].map((id) => ` Id="${id}"`),
    );
  });

  it('names its own certificate first, and those that issued it', async () => {
    const key = keyOf();
    const found = (await signed(packetText())).matchAll(/<X509Certificate>([^<]*)</g);
    const expected = [key.certificate, ...key.chain].map((each) => Buffer.from(each).toString('base64'));
    expect(Array.from(found, ([, text]) => text)).toEqual(expected);
  });

  it('has properties when there is a time to claim', async () => {
    expect(await signed(packetText())).not.toContain('<Object>');
    const result = await signed(packetText(), { signedAt: testNow });
    expect(result).toContain(
      ' Type="http://uri.etsi.org/01903#SignedProperties" URI="#Signature-properties">',
    );
    expect(result.match(/<Reference /g)).toHaveLength(6);
  });

  it('has references by the hash that was asked for', async () => {
    const methods = (await signed(packetText(), { hash: 'sha512' })).match(/DigestMethod Algorithm="[^"]*"/g);
    expect(new Set(methods)).toEqual(
      new Set(['DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha512"']),
    );
    expect(methods).toHaveLength(5);
  });

  it('has the value of an elliptic curve in two halves', async () => {
    const result = await signed(packetText(), { key: keyOf('ecLeader') });
    const [, value = ''] = /<SignatureValue>([^<]*)</.exec(result) ?? [];
    expect(Buffer.from(value, 'base64')).toHaveLength(64);
    expect(verdictOf(result)).toBe('valid');
  });

  it('is signed over what will stand in it', async () => {
    const seen: string[] = [];
    const own = keyOf();
    const key: SigningKey = {
      ...own,
      sign: (bytes) => {
        seen.push(Buffer.from(bytes).toString());
        return own.sign(bytes);
      },
    };
    const result = await signed(packetText(), { key });
    expect(seen).toHaveLength(1);
    const bare = seen[0]?.replace(' xmlns="http://www.w3.org/2000/09/xmldsig#"', '');
    const [info] = /<SignedInfo>.*<\/SignedInfo>/.exec(result) ?? [];
    expect(bare).toBe(info?.replaceAll(/<(\w+)( [^<>]*)\/>/g, '<$1$2></$1>'));
  });
});

describe('a packet that is not signed', () => {
  it('is one where an id is taken', async () => {
    const text = packetText({ message: `<a id="${n.manifest}"/>` });
    expect(await refused(text)).toEqual(['dsig.unsignable', '', '@Id']);
  });

  it('is one with something that cannot be covered', async () => {
    expect(await refused(packetText({ behind: '<x/>', body: '' }))).toEqual(['dsig.unsignable', '', 'x']);
    const text = packetText().replace('>QUJD<', '>*<');
    expect(await refused(text)).toEqual(['dsig.content-unreadable', '', '1']);
  });

  it('is no packet', async () => {
    expect(await refused('<a/>')).toEqual(['dsig.unsignable', '', n.messageHeader]);
    const bare = tag(n.root, '', ` xmlns="${packetNamespace}"`);
    expect(await refused(bare)).toEqual(['dsig.unsignable', '', n.messageHeader]);
  });
});

describe('a key that cannot sign packets', () => {
  it('is one that the format has no name for', async () => {
    const key: SigningKey = { ...keyOf(), algorithm: { scheme: 'rsa-pkcs1', hash: 'sha224' } };
    await expect(sign(packetText(), { key })).rejects.toThrow('cannot be written with sha224');
  });

  it('is one of a curve that returns something else than two numbers', async () => {
    const key: SigningKey = { ...keyOf('ecLeader'), sign: () => Buffer.from('x') };
    await expect(sign(packetText(), { key })).rejects.toThrow('no DER of an ECDSA value');
  });
});
