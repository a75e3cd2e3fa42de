import { describe, expect, it } from 'vitest';
import { changed } from '../../../fixtures/xml-signatures/signed-packets.ts';
import { names as n } from '../../edxml/names.ts';
import { xmldsigNamespace } from './names.ts';
import { openPacketText, packetText, tag } from './packet-texts-under-test.ts';
import { readProperties } from './read-properties.ts';
import { exclusive, inclusive, properties, readOpen, signatureText } from './signature-texts-under-test.ts';
import { timeStampsOf, type ValueTimeStamps } from './signature-time-stamps.ts';
import { elementAt } from './xml-texts-under-test.ts';

const method = (uri: string) => `<CanonicalizationMethod xmlns="${xmldsigNamespace}" Algorithm="${uri}"/>`;
const token = (text: string) => `<xades:EncapsulatedTimeStamp>${text}</xades:EncapsulatedTimeStamp>`;
const stamp = (inside: string) => `<xades:SignatureTimeStamp>${inside}</xades:SignatureTimeStamp>`;
const unsigned = (inside: string) =>
  `<xades:UnsignedProperties><xades:UnsignedSignatureProperties>${inside}</xades:UnsignedSignatureProperties></xades:UnsignedProperties>`;

/** The time-stamps of a signature in the header of a packet. */
function stampsIn(unsignedText: string): ValueTimeStamps | undefined {
  const signature = signatureText(undefined, properties('', unsignedText));
  const text = packetText({ header: tag(n.messageHeader) + signature });
  const packet = openPacketText(changed(text, '<edXML ', '<edXML xmlns:u="urn:u" '));
  const [placed] = packet.layout.signatures;
  const root = elementAt(packet.root, `${n.envelope}/${n.header}/Signature`);
  const read = placed && readProperties(readOpen({ ...packet, root }), placed, packet.contents);
  if (placed === undefined || read === undefined) throw new Error('no properties');
  return timeStampsOf(read, placed, packet);
}

const tokensIn = (text: string) => stampsIn(text)?.tokens.map((each) => Buffer.from(each).toString());

describe('the time-stamps of a signature', () => {
  it.each([
    ['no unsigned properties', ''],
    ['none of the signature', '<xades:UnsignedProperties/>'],
    ['none that is a time-stamp', unsigned('<xades:CounterSignature/>')],
    ['one without a token', unsigned(stamp(method(exclusive)))],
  ])('are none with %s', (_, text) => {
    expect(stampsIn(text)).toBeUndefined();
  });

  it('TSP-02: are all that stand there, in their order', () => {
    const text = unsigned(stamp(token('QQ==') + token('Qg==')) + stamp(token('Qw==')));
    expect(tokensIn(text)).toEqual(['A', 'B', 'C']);
  });

  it('are looked at as long as there are not too many', () => {
    const letters = ['QQ==', 'Qg==', 'Qw==', 'RA==', 'RQ==', 'Rg==', 'Rw==', 'SA==', 'SQ=='];
    const text = unsigned(stamp(letters.map(token).join('')));
    expect(tokensIn(text)?.join('')).toBe('ABCDEFGH');
  });

  it('are passed over where they cannot be read', () => {
    const text = unsigned(stamp(token('*') + token('Qg==') + token('<a/>')));
    expect(tokensIn(text)).toEqual(['B']);
    expect(tokensIn(unsigned(stamp(token('*'))))).toEqual([]);
  });

  it('are those of XAdES alone', () => {
    const other = 'EncapsulatedTimeStamp xmlns="urn:x"';
    expect(stampsIn(unsigned(stamp(`<${other}>QQ==</EncapsulatedTimeStamp>`)))).toBeUndefined();
    const elsewhere = unsigned(`<xades:RefsOnlyTimeStamp>${token('QQ==')}</xades:RefsOnlyTimeStamp>`);
    expect(stampsIn(elsewhere)).toBeUndefined();
    const mixed = unsigned(stamp(`<${other}>QQ==</EncapsulatedTimeStamp>${token('Qg==')}`));
    expect(tokensIn(mixed)).toEqual(['B']);
  });
});

describe('what a time-stamp is over', () => {
  const overIn = (named: string) =>
    Buffer.from(stampsIn(unsigned(stamp(named + token('QQ=='))))?.over ?? '').toString();

  it('TSP-02: is the value of the signature in the form that it names', () => {
    const value = `<SignatureValue xmlns="${xmldsigNamespace}">AQID</SignatureValue>`;
    expect(overIn(method(exclusive))).toBe(value);
  });

  it.each([
    ['where it says so', method(inclusive)],
    ['where it says nothing', ''],
    ['where it says what nobody knows', method('urn:x')],
    ['where its method has no name', `<CanonicalizationMethod xmlns="${xmldsigNamespace}"/>`],
    ['where something else has that name', `<xades:Other Algorithm="${exclusive}"/>`],
  ])('TSP-02: is its inclusive form, with what is declared above it, %s', (_, named) => {
    const value = `<SignatureValue xmlns="${xmldsigNamespace}" xmlns:u="urn:u">AQID</SignatureValue>`;
    expect(overIn(named)).toBe(value);
  });
});
