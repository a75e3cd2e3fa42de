import { type FieldRules, fields, group, leaf, many, type Need } from './field-rule.ts';
import { names as n } from './names.ts';
import { staffFields } from './staff-fields.ts';
import { textLimits as max } from './text-limits.ts';

/** The children of `From` and `To`; `need` is what is asked beyond the code (MET-01). */
export function partyFields(need: Need): FieldRules {
  return fields(
    leaf(n.organId, 'must', { kind: 'organ-id', history: false }),
    leaf(n.organizationInCharge, 'may', { kind: 'text', limit: max.organizationInCharge }),
    leaf(n.organName, need, { kind: 'text', limit: max.organName }),
    leaf(n.organAdd, need, { kind: 'text', limit: max.organAdd }),
    leaf(n.email, need, { kind: 'email', limit: max.email }),
    leaf(n.telephone, need, { kind: 'text', limit: max.telephone }),
    leaf(n.fax, 'may', { kind: 'text', limit: max.fax }),
    leaf(n.website, 'may', { kind: 'text', limit: max.website }),
  );
}

/** The children of `ResponseFor`; what it must hold depends on what the packet is for. */
export const responseFields = fields(
  leaf(n.organId, 'may', { kind: 'organ-id', history: true }),
  leaf(n.code, 'may', { kind: 'notation', limit: max.responseCode }),
  leaf(n.promulgationDate, 'may', { kind: 'date' }),
  leaf(n.documentId, 'may', { kind: 'document-id' }),
);

const otherInfoFields = fields(
  leaf(n.priority, 'may', { kind: 'number' }),
  leaf(n.sphereOfPromulgation, 'may', { kind: 'text', limit: max.sphereOfPromulgation }),
  leaf(n.typerNotation, 'may', { kind: 'text', limit: max.typerNotation }),
  leaf(n.promulgationAmount, 'may', { kind: 'number' }),
  leaf(n.pageAmount, 'may', { kind: 'number' }),
  leaf(n.replyFors, 'may', { kind: 'text' }),
  leaf(n.direction, 'may', { kind: 'boolean' }),
  leaf(n.referenceCodes, 'may', { kind: 'text' }),
  group(n.appendixes, 'may', fields(many(leaf(n.appendix, 'may', { kind: 'text', limit: max.appendix })))),
);

/** The children of `MessageHeader` in a document packet. */
export const documentHeaderFields = fields(
  group(n.from, 'must', partyFields('must')),
  many(group(n.to, 'must', partyFields('must'))),
  leaf(n.documentId, 'should', { kind: 'document-id' }),
  group(
    n.code,
    'must',
    fields(
      leaf(n.codeNumber, 'must', { kind: 'text', limit: max.codeNumber }),
      leaf(n.codeNotation, 'must', { kind: 'text', limit: max.codeNotation }),
    ),
  ),
  group(
    n.promulgationInfo,
    'must',
    fields(
      leaf(n.place, 'must', { kind: 'text', limit: max.place }),
      leaf(n.promulgationDate, 'must', { kind: 'date' }),
    ),
  ),
  group(
    n.documentType,
    'must',
    fields(
      leaf(n.type, 'must', { kind: 'number' }),
      leaf(n.typeDetail, 'should', { kind: 'number' }),
      leaf(n.typeName, 'must', { kind: 'text', limit: max.typeName }),
    ),
  ),
  leaf(n.subject, 'must', { kind: 'text', limit: max.subject }),
  leaf(n.content, 'must', { kind: 'text', limit: max.content }),
  group(
    n.signerInfo,
    'must',
    fields(
      leaf(n.competence, 'should', { kind: 'text', limit: max.competence }),
      leaf(n.position, 'must', { kind: 'text', limit: max.position }),
      leaf(n.fullName, 'must', { kind: 'text', limit: max.fullName }),
    ),
  ),
  leaf(n.dueDate, 'may', { kind: 'date' }),
  group(n.toPlaces, 'may', fields(many(leaf(n.place, 'may', { kind: 'text', limit: max.toPlace })))),
  group(n.otherInfo, 'may', otherInfoFields),
  many(group(n.responseFor, 'may', responseFields)),
  leaf(n.steeringType, 'may', { kind: 'number' }),
  group(n.responseForTask, 'may', fields(many(leaf(n.taskCode, 'may', { kind: 'text' })))),
  leaf(n.applicationType, 'may', { kind: 'text' }),
);

const receiverFields = fields(
  leaf(n.organId, 'must', { kind: 'organ-id', history: false }),
  leaf(n.receiverType, 'must', { kind: 'flag' }),
);

const updateFields = fields(
  leaf(n.documentInfo, 'must', { kind: 'flag' }),
  leaf(n.documentReceiver, 'must', { kind: 'flag' }),
  group(n.receiverList, 'may', fields(many(group(n.receiver, 'may', receiverFields)))),
);

const replacementFields = fields(
  leaf(n.documentId, 'must', { kind: 'document-id' }),
  group(n.organIdList, 'must', fields(many(leaf(n.organId, 'must', { kind: 'organ-id', history: true })))),
);

const transactionFields = fields(
  leaf(n.transactionKind, 'must', { kind: 'code' }),
  leaf(n.transactionReason, 'must', { kind: 'text', limit: max.reason }),
  leaf(n.documentId, 'may', { kind: 'document-id' }),
  leaf(n.paper, 'may', { kind: 'flag' }),
  many(group(n.staffInfo, 'may', staffFields)),
  many(group(n.updateInfo, 'may', updateFields)),
  many(group(n.replacementInfoList, 'may', fields(many(group(n.replacementInfo, 'may', replacementFields))))),
);

/** The children of the list of hops, with the transaction block among them. */
export const traceListFields = fields(
  many(
    group(
      n.traceHeader,
      'must',
      fields(
        leaf(n.organId, 'may', { kind: 'trace-organ-id' }),
        leaf(n.timestamp, 'must', { kind: 'stamp' }),
      ),
    ),
  ),
  group(n.transaction, 'may', transactionFields),
  leaf(n.paper, 'may', { kind: 'flag' }),
);
