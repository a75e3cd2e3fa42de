import { describe, expect, it } from 'vitest';
import { names as n } from '../../edxml/names.ts';
import { layOut, type PacketLayout, type Placed } from './packet-layout.ts';
import {
  attachment,
  attachments,
  hop,
  labels,
  layoutOf,
  manifest,
  openPacketText,
  packetText,
  tag,
  transaction,
} from './packet-texts-under-test.ts';
import { longBase64, openText } from './xml-texts-under-test.ts';

const above = (placed: Placed | undefined) => placed?.ancestors.map(({ name }) => name.local);
const strays = ({ strays: found }: PacketLayout) => found.map(({ path, seen }) => [path, seen]);
const soundHeader = tag(n.messageHeader) + tag(n.traceHeaderList, hop + transaction);
const hopPath = `${n.traceHeaderList}/${n.traceHeader}`;

describe('the parts of a packet', () => {
  it('stand at their places', () => {
    const layout = layoutOf();
    const header = [n.root, n.envelope, n.header];
    expect(layout.messageHeader?.path).toBe(n.messageHeader);
    expect(above(layout.messageHeader)).toEqual(header);
    expect(layout.firstHop?.path).toBe(`${hopPath}[1]`);
    expect(above(layout.firstHop)).toEqual([...header, n.traceHeaderList]);
    expect(layout.transaction?.path).toBe(`${n.traceHeaderList}/${n.transaction}`);
    expect(above(layout.transaction)).toEqual([...header, n.traceHeaderList]);
    expect(layout.manifest?.path).toBe(n.manifest);
    expect(above(layout.manifest)).toEqual([n.root, n.envelope, n.body]);
    expect(layout.signatures).toEqual([]);
    expect(layout.strays).toEqual([]);
  });

  it('are the elements that stand there', () => {
    const { messageHeader, firstHop, transaction: block, manifest: list } = layoutOf();
    const found = [messageHeader, firstHop, block, list].map((each) => each?.element.name.local);
    expect(found).toEqual([n.messageHeader, n.traceHeader, n.transaction, n.manifest]);
  });

  it('are numbered where there may be several', () => {
    const layout = layoutOf({
      trace: `${hop}${hop}${transaction}`,
      behind: attachments(attachment(labels('1')), attachment(labels('2'))),
    });
    const list = n.attachmentList;
    expect(layout.attachments.map(({ path }) => path)).toEqual([
      `${list}/${n.attachment}[1]`,
      `${list}/${n.attachment}[2]`,
    ]);
    expect(layout.attachments.map(above)).toEqual([
      [n.root, list],
      [n.root, list],
    ]);
    expect(layout.firstHop?.element.span.start).toBeLessThan(layout.transaction?.element.span.start ?? 0);
    expect(layout.strays).toEqual([]);
  });

  it('may be missing', () => {
    const bare = layoutOf({ header: tag(n.messageHeader), body: '', behind: '' });
    const { firstHop, transaction: block, manifest: list, attachments: files } = bare;
    expect([firstHop, block, list, files, bare.strays]).toEqual([undefined, undefined, undefined, [], []]);
    const hopless = layoutOf({ trace: transaction });
    expect(hopless.firstHop).toBeUndefined();
    expect(hopless.transaction).toBeDefined();
    const { layout } = openPacketText(packetText().replace(/<edXMLEnvelope.*<\/edXMLEnvelope>/, ''));
    expect(layout.messageHeader).toBeUndefined();
    expect(layout.attachments).toHaveLength(1);
  });

  it('are those of a packet alone', () => {
    expect(layOut(openText(packetText()).root)).toBeDefined();
    expect(layOut(openText('<edXML/>').root)).toBeUndefined();
    expect(
      layOut(openText(packetText().replaceAll('edXML>', 'other>').replace('<edXML ', '<other ')).root),
    ).toBeUndefined();
  });
});

describe('the signatures of a packet', () => {
  it.each([n.signature, 'DigitalSignature'])('are those of the header by the name %s', (name) => {
    const layout = layoutOf({ header: `${tag(name)}${soundHeader}<x:${name} xmlns:x="urn:x"/>` });
    expect(layout.signatures.map(({ path }) => path)).toEqual([name, name]);
    expect(above(layout.signatures[0])).toEqual([n.root, n.envelope, n.header]);
    expect(layout.strays).toEqual([]);
  });

  it('are strays anywhere else', () => {
    expect(strays(layoutOf({ body: tag(n.signature) }))).toEqual([[n.body, n.signature]]);
    expect(layoutOf({ body: tag(n.signature) }).signatures).toEqual([]);
  });
});

describe('what has no place in a packet', () => {
  const stranger = '<x:y xmlns:x="urn:x"/>';

  it.each([
    ['the packet', () => ({ behind: stranger }), '', 'y'],
    ['the header', () => ({ header: soundHeader + stranger }), n.header, 'y'],
    ['the list of hops', () => ({ trace: stranger }), n.traceHeaderList, 'y'],
    ['the body', () => ({ body: manifest() + stranger }), n.body, 'y'],
    ['the attachments', () => ({ behind: attachments(stranger) }), n.attachmentList, 'y'],
    ['the packet: a second list', () => ({ behind: attachments().repeat(2) }), '', n.attachmentList],
    ['the body: a second manifest', () => ({ body: manifest().repeat(2) }), n.body, n.manifest],
    [
      'the list of hops: a second transaction',
      () => ({ trace: transaction.repeat(2) }),
      n.traceHeaderList,
      n.transaction,
    ],
    [
      'the attachments: one of another namespace',
      () => ({ behind: attachments(`<x:${n.attachment} xmlns:x="urn:x"/>`) }),
      n.attachmentList,
      n.attachment,
    ],
    [
      'the header: a part of another namespace',
      () => ({ header: `<x:${n.messageHeader} xmlns:x="urn:x"/>${soundHeader}` }),
      n.header,
      n.messageHeader,
    ],
    ['the body: text', () => ({ body: 'x' }), n.body, 'text()'],
    ['the body: something long', () => ({ body: longBase64() }), n.body, 'text()'],
    ['a later hop', () => ({ trace: hop + tag(n.traceHeader, tag('Subject')) }), hopPath, 'Subject'],
  ])('is a stray in %s', (_, parts, path, seen) => {
    expect(strays(layoutOf(parts()))).toEqual([[path, seen]]);
  });

  it('is none in the first hop, which is a part', () => {
    expect(strays(layoutOf({ trace: tag(n.traceHeader, tag('Subject')) }))).toEqual([]);
  });
});

describe('the attributes beside the parts', () => {
  const withAttribute = (name: string, attribute: string) => {
    const text = packetText().replace(new RegExp(`<${name}(?=[ >])`), `<${name} ${attribute}`);
    return strays(openPacketText(text).layout);
  };

  it.each(['id', 'version', 'mustUnderstand', 'actor'])('are harmless on the list of hops: %s', (name) => {
    expect(withAttribute(n.traceHeaderList, `${name}="1"`)).toEqual([]);
  });

  it.each([
    [n.traceHeaderList, 'Id="1"', '@Id'],
    [n.traceHeaderList, 'xml:id="a"', '@id'],
    [n.root, 'id="1"', '@id'],
    [n.envelope, 'version="1"', '@version'],
    [n.header, 'a="1"', '@a'],
    [n.body, 'xml:lang="vi"', '@lang'],
    [n.attachmentList, 'actor="1"', '@actor'],
  ])('are strays on %s: %s', (name, attribute, seen) => {
    const found = withAttribute(name, attribute);
    expect(found).toHaveLength(1);
    expect(found[0]?.[1]).toBe(seen);
  });

  it('are no strays where a part is signed with them', () => {
    expect(withAttribute(n.messageHeader, 'Id="1"')).toEqual([]);
    expect(withAttribute(n.manifest, 'version="1.0"')).toEqual([]);
  });
});
