import { describe, expect, it } from 'vitest';
import { signingKeyOf } from '../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { packetNamespace } from '../../protocol/edxml/names.ts';
import { signPacket } from '../../protocol/security/xml/sign-packet.ts';
import { type Edit, rewritten } from '../mutants/packet-edit.ts';
import { asItIs, found, letter, put, silent, within } from '../mutants/packet-under-test.ts';
import { packetSignatureChecks } from './signature-of-packet.ts';

/** The letter with a signature of its own. */
async function signed(): Promise<Uint8Array> {
  const packet = await signPacket(letter(), { key: signingKeyOf(testPki().ecSeal) });
  if (packet.ok) return packet.value;
  throw new Error(`the packet cannot be signed: ${packet.problems[0]?.code}`);
}

const replacing = (from: string | RegExp, to: string) => rewritten((xml) => xml.replaceAll(from, to));
const [sha256, sha1] = ['http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2000/09/xmldsig#sha1'];
const noSuch = 'http://www.w3.org/TR/xml-exc-c14n#';
const decoration = (inner: string) =>
  within('edXMLHeader', `<Signature xmlns="${packetNamespace}">${inner}</Signature>`);
const short = (said: readonly string[]) => said.map((each) => each.replace(/^signature\.packet-/, ''));

describe('the signature of a packet (SIG-19)', () => {
  it('holds', async () => {
    const packet = await signed();
    expect(found(packetSignatureChecks, packet)).toEqual([]);
    expect(silent(packetSignatureChecks, packet)).toEqual([]);
  });

  it('is not asked for', () => {
    expect(silent(packetSignatureChecks, asItIs(letter()))).toEqual(
      packetSignatureChecks.map(({ id }) => id),
    );
    expect(silent(packetSignatureChecks, decoration('')(letter()))).toHaveLength(
      packetSignatureChecks.length,
    );
  });

  it('does not hold when something was changed', async () => {
    const [said, ...others] = short(
      found(packetSignatureChecks, put('MessageHeader/Subject', 'V/v khác')(await signed())),
    );
    expect(others).toEqual([]);
    expect(said).toBe('holds SIG-19 fail/fail Signature: dsig.digest-differs MessageHeader');
  });

  it('does not hold without its value', async () => {
    const said = found(packetSignatureChecks, put('SignatureValue', '')(await signed()));
    expect(said.some((each) => each.startsWith('signature.packet-holds SIG-19 fail/fail'))).toBe(true);
  });

  it.each<readonly [string, Edit, RegExp]>([
    [
      'SHA-1',
      replacing(sha256, sha1),
      /^hash SIG-06 fail\/warn Signature\/.+: http:\/\/www\.w3\.org\/2000\/09\/xmldsig#sha1$/,
    ],
    [
      'MD5',
      replacing(sha256, 'http://www.w3.org/2001/04/xmldsig-more#MD5'),
      /^hash SIG-06 fail\/warn .+#MD5$/,
    ],
  ])('is not made with %s (SIG-06)', async (_, edit, line) => {
    const said = short(found(packetSignatureChecks, edit(await signed()))).filter((each) =>
      each.startsWith('hash'),
    );
    expect(said.length).toBeGreaterThan(0);
    for (const each of said) expect(each).toMatch(line);
  });

  it('may name what only begins like SHA-1', async () => {
    const edit = replacing(sha256, `${sha1}-not`);
    const said = short(found(packetSignatureChecks, edit(await signed())));
    expect(said.filter((each) => each.startsWith('hash'))).toEqual([]);
  });

  it('names transforms that there are', async () => {
    const edit = rewritten((xml) => xml.replace(/(<[^<>]*Transform Algorithm=")[^"]*"/, `$1${noSuch}"`));
    const said = short(found(packetSignatureChecks, edit(await signed())));
    expect(said.filter((each) => each.startsWith('transform'))).toEqual([
      expect.stringMatching(
        /^transform SIG-19 warn\/warn Signature\/.*Transform.*: http:\/\/www\.w3\.org\/TR\/xml-exc-c14n#$/,
      ),
    ]);
  });
});

describe('decoration in the place of a signature (SIG-19)', () => {
  const real = `is-xmldsig SIG-19 warn/warn Signature: ${packetNamespace}`;

  it.each<readonly [string, Edit, readonly string[]]>([
    ['signs nothing', decoration('<SignatureValue>AAAA</SignatureValue>'), [real]],
    [
      'names transforms that there are not',
      decoration(`<Transform Algorithm="${noSuch}"/>`),
      [real, `transform SIG-19 warn/warn Signature/Transform: ${noSuch}`],
    ],
    ['may be of SHA-1, for it signs nothing', decoration(`<DigestMethod Algorithm="${sha1}"/>`), [real]],
  ])('%s', (_, edit, lines) => {
    const packet = edit(letter());
    expect(short(found(packetSignatureChecks, packet))).toEqual(lines);
    expect(silent(packetSignatureChecks, packet)).toEqual([
      'signature.packet-hash',
      'signature.packet-holds',
    ]);
  });
});
