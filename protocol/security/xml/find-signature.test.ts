import { describe, expect, it } from 'vitest';
import { names as n, packetNamespace } from '../../edxml/names.ts';
import { inventedTransform } from './algorithm-uris.ts';
import { refusing } from './fault.ts';
import { findSignature } from './find-signature.ts';
import { xmldsigNamespace } from './names.ts';
import { openPacketText, packetText, tag } from './packet-texts-under-test.ts';
import { refusalOf } from './xml-texts-under-test.ts';

const signature = `<Signature xmlns="${xmldsigNamespace}"><SignedInfo>x</SignedInfo></Signature>`;
const inHeader = (text: string) => packetText({ header: tag(n.messageHeader) + text });
const find = (text: string) => {
  const { root, layout } = openPacketText(text);
  return () => findSignature(root, layout);
};
const refused = (text: string) => refusalOf(find(text));
/** What was at the place of the first reason. */
const placeIn = (text: string) => {
  const answer = refusing(find(text));
  const offset = answer.ok ? undefined : answer.refusal.reasons[0]?.place.offset;
  return text.slice(offset).slice(0, 20);
};

describe('the signature of a packet', () => {
  it('is the one in its header', () => {
    const found = find(inHeader(signature))();
    expect(found.element.name).toMatchObject({ local: 'Signature', namespace: xmldsigNamespace });
    expect(found.ancestors.map(({ name }) => name.local)).toEqual([n.root, n.envelope, n.header]);
  });

  it('may hold words of that name in other vocabularies', () => {
    const inside = '</SignedInfo><Signature xmlns="urn:x"/>';
    expect(refused(inHeader(signature.replace('</SignedInfo>', inside)))).toEqual([]);
  });
});

describe('a packet without a signature', () => {
  it('SIG-19: has none at all', () => {
    expect(refused(packetText())).toEqual(['absent', 'dsig.absent', 'Signature', undefined]);
    expect(refused(packetText({ message: tag('Signature', 'x') }))[1]).toBe('dsig.absent');
  });

  it.each([
    ['an empty element', '<Signature/>'],
    ['an empty element of white space', '<Signature>\n<a> </a></Signature>'],
    ['an empty signature', `<Signature xmlns="${xmldsigNamespace}"/>`],
    ['an empty element by another name', '<DigitalSignature/>'],
  ])('SIG-19: has %s', (_, text) => {
    expect(refused(inHeader(text))).toEqual(['absent', 'packet.signature-empty', 'Signature', undefined]);
  });

  it.each([
    ['of the packet', '<Signature>x</Signature>', packetNamespace],
    ['of nobody', '<Signature xmlns="">x</Signature>', 'xmlns=""'],
    ['of signatures, by another name', '<DigitalSignature xmlns="urn:x">x</DigitalSignature>', 'urn:x'],
  ])('SIG-19: has a decoration in the namespace %s', (_, text, seen) => {
    const reasons = refusing(find(inHeader(text)));
    expect(refused(inHeader(text))).toEqual(['absent', 'packet.signature-namespace', 'Signature', seen]);
    expect(reasons).toMatchObject({ refusal: { reasons: [{ expected: xmldsigNamespace }] } });
  });

  it('SIG-19: has one with a transform that nobody defined', () => {
    const decorated = signature.replace('x<', `x<a><b Algorithm="${inventedTransform}"/></a><`);
    const absent = ['absent', 'packet.signature-transform', 'Signature', inventedTransform];
    expect(refused(inHeader(decorated))).toEqual(absent);
    expect(placeIn(inHeader(decorated))).toMatch(/^<b Algorithm/);
  });
});

describe('a packet with signatures that do not count', () => {
  const several = ['malformed', 'dsig.several', 'Signature', undefined];
  const misplaced = ['malformed', 'dsig.misplaced', 'Signature', undefined];
  const marked = (name: string) => signature.replace('<Signature ', `<Signature ${name}="" `);

  it('SIG-04: has two in its header, and is shown the last', () => {
    const text = inHeader(marked('a') + marked('b') + marked('c'));
    expect(refused(text)).toEqual(several);
    expect(placeIn(text)).toMatch(/^<Signature c/);
    const decorated = inHeader(`${marked('a')}<DigitalSignature b=""/>`);
    expect(refused(decorated)).toEqual(several);
    expect(placeIn(decorated)).toMatch(/^<DigitalSignature b/);
  });

  it('SIG-04: has another somewhere else', () => {
    const text = packetText({ header: tag(n.messageHeader) + marked('a'), behind: marked('b') });
    expect(refused(text)).toEqual(several);
    expect(placeIn(text)).toMatch(/^<Signature b/);
  });

  it('SIG-04: has another inside', () => {
    const text = inHeader(marked('a').replace('x<', `x${marked('b')}<`));
    expect(refused(text)).toEqual(several);
    expect(placeIn(text)).toMatch(/^<Signature b/);
  });

  it('SIG-04: has one somewhere else', () => {
    const text = packetText({ behind: marked('a') });
    expect(refused(text)).toEqual(misplaced);
    expect(placeIn(text)).toMatch(/^<Signature a/);
  });
});
