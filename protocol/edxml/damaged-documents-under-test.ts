import type { ProblemCode } from '../problems/catalogue.ts';
import { type Damage, replaced, without } from './damage-under-test.ts';
import { names as n, packetNamespace, xmldsigNamespace } from './names.ts';
import { soundDocument } from './sound-packet-under-test.ts';

const sound = soundDocument();

function change(name: string, from: string, to: string, ...codes: readonly ProblemCode[]): Damage {
  return { name, packet: replaced(sound, from, to), codes };
}

function lose(name: string, from: string, ...codes: readonly ProblemCode[]): Damage {
  return { name, packet: without(sound, from), codes };
}

function element(name: string, text: string): string {
  return `<edXML:${name}>${text}</edXML:${name}>`;
}

const subject = 'Về việc kết nối hệ thống quản lý văn bản';
const stamp = '2026/11/20 08:30:00';
const signature = (inner: string, namespace: string) =>
  `</edXML:TraceHeaderList><Signature xmlns="${namespace}">${inner}</Signature>`;

/** Names, namespaces, presence and number of elements. */
export const structureDamages: readonly Damage[] = [
  {
    name: 'another root',
    packet: '<EdXMLEnvelope xmlns="http://www.go.vn/eDoc"/>',
    codes: ['packet.root-foreign'],
  },
  {
    name: 'a root of 2014',
    packet: '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header/></s:Envelope>',
    codes: ['packet.root-foreign'],
  },
  { name: 'a root without namespace', packet: '<edXML/>', codes: ['packet.namespace-wrong'] },
  {
    name: 'the namespace of 2014',
    packet: sound.replaceAll(packetNamespace, 'http://www.e-doc.vn/Schema/'),
    codes: ['packet.namespace-wrong'],
  },
  change(
    'one element in another namespace',
    '<edXML:Subject>',
    '<edXML:Subject xmlns:edXML="http://www.e-doc.vn/Schema/">',
    'packet.namespace-mixed',
  ),
  {
    name: 'no prefix anywhere',
    packet: sound.replaceAll('<edXML:', '<').replaceAll('</edXML:', '</'),
    codes: ['packet.prefix-unusual'],
  },
  {
    name: 'no prefix on the content',
    packet: sound.replaceAll('edXML:ContentTransferEncoded', 'ContentTransferEncoded'),
    codes: ['packet.prefix-unusual'],
  },
  lose('no subject', element(n.subject, subject), 'packet.element-missing'),
  change('an empty subject', subject, ' ', 'packet.element-missing'),
  lose('no identifier', element(n.documentId, 'G22,2026/11/20,7816/VPCP-TTĐT'), 'packet.element-advised'),
  lose('no authority of the signer', element(n.competence, 'KT. BỘ TRƯỞNG'), 'packet.element-advised'),
  change('an empty due date', '2026/11/30', '', 'packet.element-empty'),
  change(
    'an empty ResponseFor',
    '<edXML:SteeringType>',
    '<edXML:ResponseFor/><edXML:SteeringType>',
    'packet.element-empty',
  ),
  change(
    'two subjects',
    '<edXML:Content>',
    `${element(n.subject, subject)}<edXML:Content>`,
    'packet.element-repeated',
  ),
  change(
    'an unknown element',
    '<edXML:Content>',
    '<edXML:Mood>tốt</edXML:Mood><edXML:Content>',
    'packet.element-unknown',
  ),
  change('text between elements', '<edXML:Code>', 'lạc<edXML:Code>', 'packet.text-stray'),
  change('an element inside a text', subject, `${subject}<edXML:b/>`, 'packet.element-unknown'),
  {
    name: 'another name of the due date',
    packet: sound.replaceAll('edXML:DueDate', 'edXML:ResponseDate'),
    codes: ['packet.name-alias'],
  },
  {
    name: 'the transaction block with one s',
    packet: sound.replaceAll(n.transaction, 'Business'),
    codes: ['packet.transaction-absent', 'packet.transaction-misspelt'],
  },
  change(
    'a status code in a document',
    '<edXML:SteeringType>',
    '<edXML:StatusCode>01</edXML:StatusCode><edXML:SteeringType>',
    'packet.kind-mixed',
    'packet.element-unknown',
  ),
  change(
    'an empty signature',
    '</edXML:TraceHeaderList>',
    '</edXML:TraceHeaderList><Signature/>',
    'packet.signature-empty',
  ),
  change(
    'a signature in the namespace of the packet',
    '</edXML:TraceHeaderList>',
    signature('<SignatureValue>AA==</SignatureValue>', packetNamespace),
    'packet.signature-namespace',
  ),
  change(
    'a signature over SHA-1',
    '</edXML:TraceHeaderList>',
    signature(
      '<SignatureValue>AA==</SignatureValue><SignatureMethod Algorithm="http://www.w3.org/2000/09/xmldsig#rsa-sha1"/>',
      xmldsigNamespace,
    ),
    'packet.signature-weak-hash',
  ),
  change(
    'a signature with a transform that there is not',
    '</edXML:TraceHeaderList>',
    signature(
      '<SignatureValue>AA==</SignatureValue><Transform Algorithm="http://www.w3.org/TR/xml-exc-c14n#"/>',
      xmldsigNamespace,
    ),
    'packet.signature-transform',
  ),
];

/** Values by themselves. */
export const valueDamages: readonly Damage[] = [
  change('the word null', 'Phó Chủ nhiệm', 'null', 'packet.literal-null'),
  change('decomposed letters', subject, subject.normalize('NFD'), 'packet.text-decomposed'),
  change('letters of an old code table', subject, 'VÒ viÖc kÕt nèi v¨n b¶n c«ng', 'packet.text-legacy'),
  change('a subject of 501 characters', subject, 'ă'.repeat(501), 'packet.value-too-long'),
  change('a position of 101', 'Phó Chủ nhiệm', 'ă'.repeat(101), 'packet.value-too-long'),
  change('a subject of 5000 plain letters', subject, 'a'.repeat(5000), 'packet.value-too-long'),
  change('a full name of 51 characters', 'Trần Thị Mẫu', 'ă'.repeat(51), 'packet.value-over-limit'),
  change(
    'an address of 251 characters',
    'Số 1 đường Hoàng Hoa Thám, Hà Nội',
    'ă'.repeat(251),
    'packet.value-long',
  ),
  change('space around a number', '<edXML:Priority>0', '<edXML:Priority> 0', 'packet.value-padded'),
  change('the day first', '>2026/11/20<', '>20/11/2026<', 'packet.date-malformed'),
  change('an ISO date', '>2026/11/20<', '>2026-11-20<', 'packet.date-malformed'),
  change('a day that there is not', '>2026/11/20<', '>2026/02/30<', 'packet.date-impossible'),
  change('a date where a time should be', stamp, '2026/11/20', 'packet.stamp-malformed'),
  change('the day first in a time', stamp, '20/11/2026 08:30:00', 'packet.stamp-malformed'),
  change('a mail address without a host', 'vanthu@example.gov.vn', 'vanthu', 'packet.email-malformed'),
  change('a priority in words', '<edXML:Priority>0', '<edXML:Priority>khẩn', 'packet.number-malformed'),
  change('a negative list number', '<edXML:TypeDetail>18', '<edXML:TypeDetail>-1', 'packet.number-malformed'),
  change('a flag of 2', '<edXML:Paper>0', '<edXML:Paper>2', 'packet.flag-malformed'),
  change('a direction of neither kind', '>false<', '>no<', 'packet.boolean-malformed'),
  change('an empty steering type', '<edXML:SteeringType>0', '<edXML:SteeringType>', 'packet.steering-empty'),
  change('a filler for a subject', subject, 'N/A', 'packet.subject-filler'),
  change('a filler for a telephone', '02480431000', 'N/A', 'packet.field-filler'),
  change('a subject without accents', subject, 'Ve viec ket noi he thong', 'packet.text-unaccented'),
  change(
    'a number with letters',
    '<edXML:CodeNumber>7816',
    '<edXML:CodeNumber>7816a',
    'packet.number-not-digits',
    'identity.document-id-code-differs',
  ),
  change('a code with a space', '<edXML:OrganId>H37.02', '<edXML:OrganId> H37.02', 'identity.code-space'),
  change('a code of 2014', '<edXML:OrganId>H37.02', '<edXML:OrganId>00.64.H29', 'identity.code-2014'),
  change('a closed code', '<edXML:OrganId>H37.02', '<edXML:OrganId>H22.02', 'identity.code-closed'),
  change(
    'an irregular code',
    '<edXML:OrganId>H37.02',
    '<edXML:OrganId>00.00.008.K99',
    'identity.code-malformed',
  ),
  change(
    'an identifier that is a UUID',
    'G22,2026/11/20,7816/VPCP-TTĐT',
    '9e2b6c1a-6d0f-4f7e-8b53-1c7d90a4e6f2',
    'identity.document-id-uuid',
  ),
];

/** What several values say together. */
export const meaningDamages: readonly Damage[] = [
  change(
    'issued tomorrow',
    '>2026/11/20<',
    '>2026/11/22<',
    'packet.date-in-future',
    'identity.document-id-date-differs',
    'packet.before-issue',
  ),
  change('sent tomorrow', stamp, '2026/11/22 08:30:00', 'packet.stamp-in-future'),
  change('sent before it was issued', stamp, '2026/11/19 23:59:59', 'packet.before-issue'),
  change('due before it was issued', '2026/11/30', '2026/11/19', 'packet.due-before-issue'),
  change('the list number as type', '<edXML:Type>2', '<edXML:Type>18', 'packet.type-unknown'),
  change(
    'a list number beyond the list',
    '<edXML:TypeDetail>18',
    '<edXML:TypeDetail>33',
    'packet.type-detail-unlisted',
  ),
  change('a type name of another number', '>Công văn<', '>Tờ trình<', 'packet.type-name-differs'),
  {
    name: 'a type that is no more',
    packet: replaced(replaced(sound, '>18<', '>28<'), '>Công văn<', '>Giấy đi đường<'),
    codes: ['packet.type-retired'],
  },
  change('a timed priority', '<edXML:Priority>0', '<edXML:Priority>4', 'packet.priority-timed'),
  change('a priority of 5', '<edXML:Priority>0', '<edXML:Priority>5', 'packet.priority-unknown'),
  change('a steering type of 3', '<edXML:SteeringType>0', '<edXML:SteeringType>3', 'packet.steering-unknown'),
  change(
    'a receiver named twice',
    '<edXML:OrganId>000.00.00.H41',
    '<edXML:OrganId>H37.02',
    'packet.receiver-repeated',
  ),
  change(
    'an identifier of another sender',
    'G22,2026/11/20,',
    'G17,2026/11/20,',
    'identity.document-id-agency-differs',
  ),
  change('an identifier of another number', '20,7816/', '20,7817/', 'identity.document-id-code-differs'),
  change(
    'a hop that names nobody',
    '<edXML:OrganId>G22</edXML:OrganId>\n<edXML:Timestamp>',
    '<edXML:Timestamp>',
    'packet.trace-sender-unnamed',
  ),
  change(
    'a hop with the word null',
    '<edXML:OrganId>G22</edXML:OrganId>\n<edXML:Timestamp>',
    '<edXML:OrganId>null</edXML:OrganId><edXML:Timestamp>',
    'packet.trace-sender-unnamed',
  ),
  change(
    'a second hop that names nobody',
    '</edXML:TraceHeader>',
    `</edXML:TraceHeader><edXML:TraceHeader>${element(n.timestamp, stamp)}</edXML:TraceHeader>`,
    'packet.trace-organ-missing',
  ),
  change(
    'a hop of no code',
    '<edXML:OrganId>G22</edXML:OrganId>\n<edXML:Timestamp>',
    '<edXML:OrganId>(VPCP)</edXML:OrganId><edXML:Timestamp>',
    'packet.trace-organ-malformed',
  ),
  change(
    'a second hop an hour earlier',
    '</edXML:TraceHeader>',
    `</edXML:TraceHeader><edXML:TraceHeader>${element(n.organId, '00.36.W00')}${element(n.timestamp, '2026/11/20 07:30:00')}</edXML:TraceHeader>`,
    'packet.trace-backwards',
  ),
  change(
    'a reply that does not say to what',
    '<edXML:SteeringType>',
    `<edXML:ResponseFor>${element(n.organId, 'H37')}${element(n.code, '12/UBND')}${element(n.promulgationDate, '2026/10/01')}</edXML:ResponseFor><edXML:SteeringType>`,
    'packet.reply-incomplete',
  ),
];
