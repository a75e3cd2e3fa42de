import { partyFields, responseFields } from './document-fields.ts';
import { fields, group, leaf } from './field-rule.ts';
import { names as n } from './names.ts';
import { staffFields } from './staff-fields.ts';
import { textLimits as max } from './text-limits.ts';

/** The children of `MessageHeader` in a status packet. */
export const statusHeaderFields = fields(
  group(n.from, 'must', partyFields('may')),
  group(n.responseFor, 'must', responseFields),
  group(n.staffInfo, 'may', staffFields),
  leaf(n.statusCode, 'must', { kind: 'code' }),
  leaf(n.description, 'may', { kind: 'text', limit: max.statusDescription }),
  leaf(n.timestamp, 'must', { kind: 'stamp' }),
);
