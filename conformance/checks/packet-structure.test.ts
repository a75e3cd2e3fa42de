import { describe, expect, it } from 'vitest';
import { guide2014Namespace, names as n, packetNamespace } from '../../protocol/edxml/names.ts';
import { all, type Edit, rewritten } from '../mutants/packet-edit.ts';
import {
  asItIs,
  expectedBy,
  found,
  letter,
  put,
  silent,
  status,
  swap,
  within,
} from '../mutants/packet-under-test.ts';
import { packetStructureChecks } from './packet-structure.ts';

type Row = readonly [what: string, edit: Edit, said: readonly string[]];

const line = (id: string, place: string, seen: string, stance = 'fail/fail') =>
  `packet.${id} ENV-02 ${stance} ${place}: ${seen}`;
const edited = (edit: Edit) => found(packetStructureChecks, edit(letter()));
const replacing = (...pairs: readonly (readonly [from: string, to: string])[]) =>
  rewritten((xml) => pairs.reduce((text, [from, to]) => text.replaceAll(from, to), xml));
const named = (from: string, to: string) =>
  replacing([`<edXML:${from}>`, `<edXML:${to}>`], [`</edXML:${from}>`, `</edXML:${to}>`]);
const header = 'MessageHeader';

describe('the root of a packet (ENV-02)', () => {
  const bare =
    (name: string, namespace = packetNamespace) =>
    () =>
      Buffer.from(`<${name} xmlns="${namespace}"/>`);

  it.each<readonly [string, () => Uint8Array, readonly string[]]>([
    ['is that of the regulation', letter, []],
    ['is an envelope of one’s own', bare('EdXMLEnvelope'), [line('root', '', 'EdXMLEnvelope')]],
    [
      'is that of 2014',
      bare('Envelope', guide2014Namespace),
      [line('root', '', 'Envelope'), line('namespace', '', guide2014Namespace)],
    ],
    [
      'is in no namespace',
      bare('edXML', ''),
      [
        line('namespace', '', 'xmlns=""'),
        line('one-envelope', 'edXMLEnvelope', '0').replace('edXMLEnvelope', ''),
      ],
    ],
  ])('%s', (_, packet, lines) => {
    const said = found(packetStructureChecks, packet()).map((each) => each.replace(' edXMLEnvelope:', ' :'));
    expect(said).toEqual(lines);
  });

  it('warns of its namespace where packets of 2014 are judged', () => {
    const severities = (['law', 'field', 'legacy', 'DT21'] as const).map((profile) => {
      const said = found(packetStructureChecks, bare('edXML', 'x')(), { profile });
      return said.find((each) => each.startsWith('packet.namespace'))?.split(' ')[2];
    });
    expect(severities).toEqual(['fail/fail', 'fail/fail', 'warn/fail', 'fail/fail']);
  });
});

describe('the namespace of the elements (ENV-02)', () => {
  const signature = within(
    'edXMLHeader',
    '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/></Signature>',
  );
  const stranger = (place: string, seen: string) => line('one-namespace', place, seen);

  it.each<Row>([
    ['is one', asItIs, []],
    [
      'is another in one place',
      swap('Subject', '<edXML:Subject xmlns:edXML="x">a</edXML:Subject>'),
      [stranger(`${header}/Subject`, 'x')],
    ],
    [
      'is none in one place',
      swap('AttachmentEncoded', '<AttachmentEncoded xmlns=""/>'),
      [stranger('AttachmentEncoded', 'xmlns=""')],
    ],
    [
      'is told once',
      all(
        swap('Subject', '<edXML:Subject xmlns:edXML="x"/>'),
        swap('Priority', '<edXML:Priority xmlns:edXML="y"/>'),
      ),
      [stranger(`${header}/Subject`, 'x')],
    ],
    [
      'is another in front of a signature',
      all(signature, swap('Subject', '<edXML:Subject xmlns:edXML="x"/>')),
      [stranger(`${header}/Subject`, 'x')],
    ],
    [
      'is another behind a signature',
      all(signature, swap('AttachmentEncoded', '<AttachmentEncoded xmlns=""/>')),
      [stranger('AttachmentEncoded', 'xmlns=""')],
    ],
    ['is its own in a signature', signature, []],
  ])('%s', (_, edit, lines) => {
    expect(edited(edit)).toEqual(lines);
  });
});

describe('the prefix of the envelope (ENV-02)', () => {
  const bare = (place: string, seen: string) => line('prefix-kept', place, seen);

  it.each<Row>([
    ['is left out', swap('Subject', '<Subject>a</Subject>'), [bare(`${header}/Subject`, 'Subject')]],
    [
      'is another',
      swap('Subject', `<ed:Subject xmlns:ed="${packetNamespace}">a</ed:Subject>`),
      [bare(`${header}/Subject`, 'ed:Subject')],
    ],
    [
      'is left out of all',
      replacing(['<edXML:', '<'], ['</edXML:', '</']),
      [bare('edXMLEnvelope', 'edXMLEnvelope').replace('edXMLEnvelope:', ':')],
    ],
    [
      'is left out of a file’s content',
      replacing(
        ['<edXML:ContentTransferEncoded', '<ContentTransferEncoded'],
        ['</edXML:ContentTransferEncoded', '</ContentTransferEncoded'],
      ),
      [bare('AttachmentEncoded/Attachment[1]/ContentTransferEncoded', 'ContentTransferEncoded')],
    ],
    [
      'is left out of what nobody knows',
      within(header, '<Extension/>'),
      [line('known-names', `${header}/Extension`, 'Extension', 'warn/warn')],
    ],
  ])('%s', (_, edit, lines) => {
    expect(edited(edit).map((each) => each.replace(' edXMLEnvelope:', ' :'))).toEqual(lines);
  });

  it.each(['ContentId', 'AttachmentName', 'ContentType'])('is not asked of %s', (name) => {
    expect(edited(put(`Attachment/${name}`, '1'))).toEqual([]);
  });

  it.each(['Description', 'Format', 'FieldName', 'MimeType'])(
    'is not asked of %s, which some write',
    (name) => {
      expect(edited(within('Attachment', `<${name}>x</${name}>`))).toEqual([]);
    },
  );
});

describe('names (ENV-02)', () => {
  const alias = (place: string, seen: string) => line('alias-spelling', place, seen, 'fail/warn');
  const unknown = (place: string, seen: string) => line('known-names', place, seen, 'warn/warn');

  it.each<Row>([
    ['of 2014', named('DueDate', 'ResponseDate'), [alias(`${header}/ResponseDate`, 'ResponseDate')]],
    [
      'of an SDK, of each hop',
      named('Timestamp', 'TimeStamp'),
      [alias('TraceHeaderList/TraceHeader/TimeStamp', 'TimeStamp')],
    ],
    [
      'of the empty signature',
      within('edXMLHeader', '<edXML:Siganure/>'),
      [unknown('Siganure', 'edXML:Siganure')],
    ],
    [
      'that somebody mended',
      named('Paper', 'Business'),
      [line('transaction-spelling', `TraceHeaderList/${n.transaction}/Business`, 'Business')],
    ],
    [
      'of one’s own',
      within(header, '<edXML:Extension><edXML:Inner/></edXML:Extension>'),
      [
        unknown(`${header}/Extension`, 'edXML:Extension'),
        unknown(`${header}/Extension/Inner`, 'edXML:Inner'),
      ],
    ],
    [
      'of what every object has',
      within(header, '<edXML:constructor/><edXML:toString/>'),
      [
        unknown(`${header}/constructor`, 'edXML:constructor'),
        unknown(`${header}/toString`, 'edXML:toString'),
      ],
    ],
  ])('%s', (_, edit, lines) => {
    expect(edited(edit)).toEqual(lines);
  });

  it('are told with those of the regulation', () => {
    expect(expectedBy(packetStructureChecks, named('DueDate', 'ResponseDate')(letter()))).toEqual([
      'DueDate',
    ]);
  });

  it('are judged of packets of both kinds, and of nothing else', () => {
    expect(silent(packetStructureChecks, letter())).toEqual([]);
    expect(silent(packetStructureChecks, status('01'))).toEqual([]);
    expect(silent(packetStructureChecks, Buffer.from('<a/>'))).toEqual([
      'packet.known-names',
      'packet.one-envelope',
    ]);
    expect(silent(packetStructureChecks, Buffer.from('a'))).toEqual(
      packetStructureChecks.map(({ id }) => id),
    );
  });
});

describe('envelope, header and MessageHeader (ENV-02)', () => {
  const many = (place: string, seen: string) => line('one-envelope', place, seen);
  const last = (said: readonly string[]) => said.filter((each) => each.includes('one-envelope'));

  it.each<Row>([
    ['one of each', asItIs, []],
    ['no MessageHeader', swap(header, ''), [many(header, '0')]],
    ['no header', swap('edXMLHeader', ''), [many('edXMLHeader', '0')]],
    ['two of MessageHeader', within('edXMLHeader', '<edXML:MessageHeader/>'), [many(`${header}[2]`, '2')]],
    ['two headers', within('edXMLEnvelope', '<edXML:edXMLHeader/>'), [many('edXMLHeader[2]', '2')]],
    [
      'three headers',
      all(within('edXMLEnvelope', '<edXML:edXMLHeader/>'), within('edXMLEnvelope', '<edXML:edXMLHeader/>')),
      [many('edXMLHeader[2]', '3')],
    ],
  ])('%s', (_, edit, lines) => {
    const said = found(packetStructureChecks, edit(letter()));
    expect(last(said).map((each) => each.replace(/ edXMLEnvelope(?:\/edXMLHeader)?\//, ' '))).toEqual(lines);
  });

  it('two envelopes', () => {
    const two = rewritten((xml) =>
      xml.replace(
        '<AttachmentEncoded>',
        '<edXML:edXMLEnvelope xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"/><AttachmentEncoded>',
      ),
    );
    expect(last(edited(two))).toEqual([many('edXMLEnvelope[2]', '2')]);
  });
});
