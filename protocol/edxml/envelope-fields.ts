import { documentHeaderFields, traceListFields } from './document-fields.ts';
import { type FieldRule, type FieldRules, fields, group, leaf, many, type Need } from './field-rule.ts';
import { names as n } from './names.ts';
import { statusHeaderFields } from './status-fields.ts';

const manifestFields = fields(
  many(
    group(
      n.reference,
      'may',
      fields(
        leaf(n.contentId, 'must', { kind: 'text' }),
        leaf(n.contentType, 'must', { kind: 'text' }),
        leaf(n.description, 'may', { kind: 'text' }),
        leaf(n.attachmentName, 'must', { kind: 'text' }),
      ),
    ),
  ),
);

const attachmentFields = fields(
  leaf(n.contentId, 'must', { kind: 'text' }),
  leaf(n.attachmentName, 'must', { kind: 'text' }),
  leaf(n.description, 'may', { kind: 'text' }),
  leaf(n.contentType, 'must', { kind: 'text' }),
  leaf(n.attachmentFormat, 'may', { kind: 'text' }),
  leaf(n.attachmentFieldName, 'may', { kind: 'text' }),
  leaf(n.attachmentMimeType, 'may', { kind: 'text' }),
  leaf(n.attachmentContent, 'must', { kind: 'content' }),
);

const body = group(n.body, 'may', fields(group(n.manifest, 'may', manifestFields)));

/** The root's children for either kind of packet. */
export const packetFields: Readonly<Record<'document' | 'status', FieldRules>> = {
  document: rootFields(documentHeaderFields, 'must'),
  status: rootFields(statusHeaderFields, 'may'),
};

function rootFields(headerFields: FieldRules, trace: Need): FieldRules {
  return fields(
    group(n.envelope, 'must', fields(header(headerFields, trace), body)),
    group(n.attachmentList, 'may', fields(many(group(n.attachment, 'may', attachmentFields)))),
  );
}

function header(messageHeader: FieldRules, trace: Need): FieldRule {
  return group(
    n.header,
    'must',
    fields(
      group(n.messageHeader, 'must', messageHeader),
      group(n.traceHeaderList, trace, traceListFields),
      leaf(n.signature, 'may', { kind: 'tree' }),
      leaf(n.errorList, 'may', { kind: 'tree' }),
    ),
  );
}
