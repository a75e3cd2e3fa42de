import fc from 'fast-check';
import type { DocumentDraft, OutgoingAttachment, StatusDraft } from './draft.ts';
import { statusCodes } from './names.ts';

/** Packets drawn at random, for properties. */

/** Any text that XML can hold and that is not empty: letters with accents, what XML escapes, white space. */
const text = fc
  .string({ minLength: 1, maxLength: 40, unit: fc.constantFrom(...'aĐềộ 7,/&<>"\'\t\n\r\u{1f4ce}]\u00a0') })
  .filter((each) => /\S/.test(each));
const organId = fc.constantFrom('G22', '000.00.00.G22', 'H38.05', '0100100079', '00.38.W00');
const count = fc.integer({ min: 0, max: 999 });
const date = fc.constantFrom('2026/11/20', '2019/02/28');
const stamp = fc.constantFrom('2026/11/20 17:05:00', '2019/02/28 00:00:00');

/** A record of which every field may be missing, but is never undefined. */
const some = <T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(fields, { requiredKeys: [] });

const party = fc.record(
  {
    organId,
    organizationInCharge: text,
    organName: text,
    organAdd: text,
    email: text,
    telephone: text,
    fax: text,
    website: text,
  },
  { requiredKeys: ['organId'] },
);

const responseFor = fc.record(
  { organId, code: text, promulgationDate: date, documentId: text },
  { requiredKeys: ['organId', 'documentId'] },
);

const staff = fc.record(
  { department: text, departmentId: text, staff: text, staffId: text, email: text, mobile: text },
  { requiredKeys: ['staff'] },
);

const transaction = fc.record(
  {
    kind: fc.constantFrom(0, 1, 2, 3),
    reason: text,
    documentId: text,
    paper: fc.boolean(),
    staff: fc.array(staff, { maxLength: 2 }),
    update: fc.record(
      {
        documentInfo: fc.boolean(),
        documentReceiver: fc.boolean(),
        receivers: fc.array(fc.record({ organId, receiverType: fc.constantFrom(0, 1) }), { maxLength: 3 }),
      },
      { requiredKeys: ['documentInfo', 'receivers'] },
    ),
    replacements: fc.array(fc.record({ documentId: text, organIds: fc.array(organId, { maxLength: 3 }) }), {
      maxLength: 2,
    }),
  },
  { requiredKeys: ['kind', 'staff', 'replacements'] },
);

const attachment: fc.Arbitrary<OutgoingAttachment> = fc.record(
  {
    name: fc.constantFrom('a.pdf', 'b.xlsx', 'c.zip', 'd.doc', 'e.csv'),
    description: text,
    bytes: fc.uint8Array({ minLength: 1, maxLength: 3000 }).map((bytes) => new Uint8Array(bytes)),
  },
  { requiredKeys: ['name', 'bytes'] },
);

/** Any document that can be written, complete or not. */
export const documentDraft: fc.Arbitrary<DocumentDraft> = fc.record(
  {
    kind: fc.constant('document' as const),
    from: party,
    to: fc.array(party, { minLength: 1, maxLength: 4 }),
    documentId: text,
    code: some({ codeNumber: text, codeNotation: text }),
    promulgation: some({ place: text, date }),
    documentType: some({ type: count, typeDetail: count, typeName: text }),
    subject: text,
    content: text,
    signer: some({ competence: text, position: text, fullName: text }),
    dueDate: date,
    toPlaces: fc.array(text, { maxLength: 3 }),
    otherInfo: some({
      priority: count,
      sphereOfPromulgation: text,
      typerNotation: text,
      promulgationAmount: count,
      pageAmount: count,
      replyFors: text,
      direction: fc.boolean(),
      referenceCodes: text,
      appendixes: fc.array(text, { minLength: 1, maxLength: 3 }),
    }),
    responseFor: fc.array(responseFor, { maxLength: 2 }),
    steeringType: count,
    taskCodes: fc.array(text, { maxLength: 2 }),
    applicationType: text,
    trace: fc.array(fc.record({ organId, timestamp: stamp }, { requiredKeys: ['timestamp'] }), {
      maxLength: 3,
    }),
    transaction,
    attachments: fc.array(attachment, { maxLength: 3 }),
  },
  {
    requiredKeys: [
      'kind',
      'from',
      'to',
      'code',
      'promulgation',
      'documentType',
      'signer',
      'toPlaces',
      'otherInfo',
      'responseFor',
      'taskCodes',
      'trace',
      'attachments',
    ],
  },
);

/** Any status. */
export const statusDraft: fc.Arbitrary<StatusDraft> = fc.record(
  {
    kind: fc.constant('status' as const),
    from: party,
    responseFor,
    staff,
    statusCode: fc.constantFrom(...statusCodes.map((each) => each.code)),
    description: text,
    timestamp: stamp,
  },
  { requiredKeys: ['kind', 'from', 'responseFor', 'statusCode'] },
);
