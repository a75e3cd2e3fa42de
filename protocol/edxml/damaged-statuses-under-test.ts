import type { ProblemCode } from '../problems/catalogue.ts';
import { type Damage, replaced, without } from './damage-under-test.ts';
import { names as n } from './names.ts';
import { soundDocument, soundStatus, transactionOf } from './sound-packet-under-test.ts';

const sound = soundStatus();

function change(name: string, from: string, to: string, ...codes: readonly ProblemCode[]): Damage {
  return { name, packet: replaced(sound, from, to), codes };
}

const description = '<edXML:Description>Đã vào sổ</edXML:Description>';
const id = 'G22,2026/11/20,7816/VPCP-TTĐT';

/** Status packets. */
export const statusDamages: readonly Damage[] = [
  change('a code without its zero', '>03<', '>3<', 'packet.status-code-unpadded'),
  change('a code of no state', '>03<', '>07<', 'packet.status-code-unknown'),
  change('a local code', '>03<', '>103<', 'packet.status-code-unknown'),
  change('no code', '<edXML:StatusCode>03</edXML:StatusCode>', '', 'packet.element-missing'),
  {
    name: 'a refusal without reason',
    packet: without(soundStatus('02'), description),
    codes: ['packet.reason-missing'],
  },
  {
    name: 'a declined take-back without reason',
    packet: without(soundStatus('16'), description),
    codes: ['packet.reason-advised'],
  },
  change('nobody to reach', '<edXML:Mobile>84912000001</edXML:Mobile>', '', 'packet.staff-unreachable'),
  change(
    'no addressee',
    '<edXML:ResponseFor>\n<edXML:OrganId>G22</edXML:OrganId>',
    '<edXML:ResponseFor>',
    'packet.element-missing',
  ),
  change(
    'an addressee whose code stands one level too deep',
    '<edXML:ResponseFor>\n<edXML:OrganId>G22</edXML:OrganId>',
    '<edXML:ResponseFor>\n<edXML:OrganId><edXML:OrganId>G22</edXML:OrganId></edXML:OrganId>',
    'packet.element-missing',
    'packet.element-unknown',
  ),
  change(
    'no date of the document',
    '<edXML:PromulgationDate>2026/11/20</edXML:PromulgationDate>',
    '',
    'packet.element-advised',
  ),
  change('a document code without slash', '>7816/VPCP-TTĐT<', '>7816<', 'packet.response-code-malformed'),
  {
    name: 'agency and document code swapped',
    packet: replaced(
      replaced(sound, '<edXML:OrganId>G22<', '<edXML:OrganId>7816/VPCP-TTĐT<'),
      '<edXML:Code>7816/VPCP-TTĐT<',
      '<edXML:Code>G22<',
    ),
    codes: [
      'identity.code-charset',
      'packet.response-swapped',
      'packet.response-code-malformed',
      'identity.document-id-agency-differs',
    ],
  },
  change(
    'the addressee is not the issuer',
    '<edXML:OrganId>G22<',
    '<edXML:OrganId>G17<',
    'identity.document-id-agency-differs',
  ),
  change(
    'sent before the document was issued',
    '2026/11/20 09:00:00',
    '2026/11/19 09:00:00',
    'packet.before-issue',
  ),
  change(
    'a trace',
    '</edXML:MessageHeader>',
    `</edXML:MessageHeader><edXML:TraceHeaderList><edXML:TraceHeader><edXML:OrganId>G22</edXML:OrganId><edXML:Timestamp>2026/11/20 09:00:00</edXML:Timestamp></edXML:TraceHeader></edXML:TraceHeaderList>`,
    'packet.part-unexpected',
  ),
];

const documentId = `<edXML:${n.documentId}>${id}</edXML:${n.documentId}>`;
const cited = (inner: string) =>
  replaced(
    soundDocument(transactionOf('1')),
    '<edXML:SteeringType>',
    `<edXML:ResponseFor>${inner}</edXML:ResponseFor><edXML:SteeringType>`,
  );
const parts = '<edXML:OrganId>H37</edXML:OrganId><edXML:PromulgationDate>2026/11/20</edXML:PromulgationDate>';
const flags = (receivers: string) =>
  `<edXML:DocumentInfo>1</edXML:DocumentInfo><edXML:DocumentReceiver>${receivers}</edXML:DocumentReceiver>`;
const update = (inner: string) => `<edXML:${n.updateInfo}>${inner}</edXML:${n.updateInfo}>`;
const replacement =
  '<edXML:ReplacementInfo>' +
  documentId +
  '<edXML:OrganIdList><edXML:OrganId>H37</edXML:OrganId></edXML:OrganIdList></edXML:ReplacementInfo>';
const list = (inner: string) => `<edXML:ReplacementInfoList>${inner}</edXML:ReplacementInfoList>`;

function transaction(name: string, kind: string, rest: string, ...codes: readonly ProblemCode[]): Damage {
  return { name, packet: soundDocument(transactionOf(kind, rest)), codes };
}

/** Transaction blocks; the first of each kind are whole. */
export const transactionDamages: readonly Damage[] = [
  transaction('a whole recall', '1', documentId),
  transaction('a whole update', '2', documentId + update(flags('0'))),
  transaction('a whole replacement', '3', list(replacement)),
  { name: 'no transaction block', packet: soundDocument(''), codes: ['packet.transaction-absent'] },
  transaction('a local kind', '44', '', 'packet.transaction-kind-unknown'),
  transaction('a recall of nothing', '1', '', 'packet.recall-names-nothing'),
  {
    name: 'a recall by ResponseFor alone',
    packet: cited(`${parts}<edXML:Code>7816/VPCP-TTĐT</edXML:Code>${documentId}`),
    codes: ['packet.recall-document-id-absent'],
  },
  {
    name: 'a recall that names the document by halves',
    packet: cited(`${parts}${documentId}`),
    codes: ['packet.element-missing', 'packet.recall-document-id-absent'],
  },
  transaction('an update of nothing', '2', update(flags('0')), 'packet.element-missing'),
  transaction('an update that does not say what changed', '2', documentId, 'packet.element-missing'),
  transaction(
    'an update with one flag',
    '2',
    documentId + update('<edXML:DocumentInfo>1</edXML:DocumentInfo>'),
    'packet.element-missing',
  ),
  transaction(
    'changed receivers without a list',
    '2',
    documentId + update(flags('1')),
    'packet.element-missing',
  ),
  transaction('a replacement of nothing', '3', '', 'packet.element-missing'),
  transaction(
    'one document replaced twice',
    '3',
    list(replacement + replacement),
    'packet.replacement-repeated',
  ),
];
