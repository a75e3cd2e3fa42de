import { names as n } from '../../protocol/edxml/names.ts';
import { type TextLimit, textLimits } from '../../protocol/edxml/text-limits.ts';
import {
  type Edit,
  element,
  followed,
  inMessage,
  inTransaction,
  type Pick,
  withText,
} from './packet-edit.ts';
import { mutantsOf, type ShapedMutant } from './packet-mutant.ts';
import type { SoundShape } from './sound-packets.ts';

/** A text of so many characters, and how it gets into a packet. */
export interface LongText {
  readonly id: string;
  readonly limit: TextLimit;
  readonly edit: (length: number) => Edit;
  readonly of?: SoundShape;
  readonly besides?: readonly string[];
}

const words = (length: number) =>
  `${'Bộ Nội vụ và các đơn vị '.repeat(Math.ceil(length / 24)).slice(0, length - 1)}ă`;
const digits = (length: number) => '0'.repeat(length);
const put =
  (pick: Pick, make: (length: number) => string = words) =>
  (length: number) =>
    withText(pick, make(length));
const added =
  (behind: Pick, name: string, make: (length: number) => string = words) =>
  (length: number) =>
    followed(behind, element(name, make(length)));
const { organizationInCharge, ...l } = textLimits;
const receiver = (name: string) => inMessage(n.to, name);
const numberBesides = ['document.id-code', 'document.number-printed'];

/** Every text that has a limit. */
export const longTexts: readonly LongText[] = [
  { id: 'organ-name', limit: l.organName, edit: put(receiver(n.organName)) },
  { id: 'in-charge', limit: organizationInCharge, edit: added(receiver(n.organId), n.organizationInCharge) },
  { id: 'address', limit: l.organAdd, edit: put(receiver(n.organAdd)) },
  {
    id: 'email',
    limit: l.email,
    edit: put(receiver(n.email), (length) => `${'a'.repeat(length - 11)}@vidu.gov.vn`.slice(0, length)),
  },
  { id: 'telephone', limit: l.telephone, edit: put(receiver(n.telephone), digits) },
  { id: 'fax', limit: l.fax, edit: put(receiver(n.fax), digits) },
  {
    id: 'website',
    limit: l.website,
    edit: put(receiver(n.website), (length) => `https://vidu.gov.vn/${'a'.repeat(length)}`.slice(0, length)),
  },
  {
    id: 'code-number',
    limit: l.codeNumber,
    edit: put(inMessage(n.code, n.codeNumber), (length) => '812'.padStart(length, '0')),
    besides: numberBesides,
  },
  {
    id: 'code-notation',
    limit: l.codeNotation,
    edit: put(inMessage(n.code, n.codeNotation), (length) => 'VPCP-QHĐP'.padEnd(length, 'A')),
    besides: numberBesides,
  },
  { id: 'place', limit: l.place, edit: put(inMessage(n.promulgationInfo, n.place)) },
  {
    id: 'type-name',
    limit: l.typeName,
    edit: put(inMessage(n.documentType, n.typeName)),
    besides: ['document.type-name-agrees'],
  },
  { id: 'subject', limit: l.subject, edit: put(inMessage(n.subject)) },
  { id: 'content', limit: l.content, edit: put(inMessage(n.content)) },
  {
    id: 'competence',
    limit: l.competence,
    edit: put(inMessage(n.signerInfo, n.competence), (length) => `KT. ${words(length - 4)}`),
  },
  { id: 'position', limit: l.position, edit: put(inMessage(n.signerInfo, n.position)) },
  {
    id: 'signer-name',
    limit: l.fullName,
    edit: put(inMessage(n.signerInfo, n.fullName)),
    besides: ['signature.signer-named'],
  },
  { id: 'to-place', limit: l.toPlace, edit: put(inMessage(n.toPlaces, n.place)) },
  { id: 'sphere', limit: l.sphereOfPromulgation, edit: put(inMessage(n.otherInfo, n.sphereOfPromulgation)) },
  {
    id: 'typist',
    limit: l.typerNotation,
    edit: put(inMessage(n.otherInfo, n.typerNotation), (length) => 'T'.repeat(length)),
  },
  { id: 'appendix', limit: l.appendix, edit: put(inMessage(n.otherInfo, n.appendixes, n.appendix)) },
  {
    id: 'document-id',
    limit: l.documentId,
    of: 'recall',
    edit: put(inTransaction(n.documentId), (length) => 'G22,2026/11/18,811/VPCP'.padEnd(length, 'A')),
  },
  {
    id: 'response-code',
    limit: l.responseCode,
    of: 'answer',
    edit: put(inMessage(n.responseFor, n.code), (length) => '4021/UBND'.padEnd(length, 'A')),
  },
  { id: 'department', limit: l.department, edit: put(inTransaction(n.staffInfo, n.department)) },
  { id: 'staff', limit: l.staff, edit: put(inTransaction(n.staffInfo, n.staff)) },
  { id: 'mobile', limit: l.mobile, edit: put(inTransaction(n.staffInfo, n.mobile), digits) },
  { id: 'reason', limit: l.reason, edit: put(inTransaction(n.transactionReason)) },
  { id: 'description', limit: l.statusDescription, of: 'status-02', edit: put(inMessage(n.description)) },
];

/** One character more than the limit, for each of them. */
export const lengthMutants: readonly ShapedMutant[] = mutantsOf(
  longTexts.map(({ id, limit, edit, of = 'document', besides = [] }) => [
    `packet.${id}-too-long`,
    `packet.${id}-length`,
    'MET-02',
    `${limit.most + 1} ký tự`,
    `${limit.most + 1} characters`,
    edit(limit.most + 1),
    { of, besides },
  ]),
);
