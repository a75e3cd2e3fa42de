import type { WritingStyle } from './draft.ts';
import type { names } from './names.ts';

/**
 * The order of children in each style. Where an element is not listed, both styles write it alike and the
 * encoder's own order holds. Marks: the guide's numbering is agreed by two independent code bases [C], the
 * library's order was seen in its output [A].
 */

/** A child, by its key in the table of names. */
type Child = keyof typeof names;

type OrderOf<C extends Child> = Readonly<Record<WritingStyle, readonly C[]>>;

export const messageHeaderOrder = {
  guide: [
    'from',
    'to',
    'code',
    'promulgationInfo',
    'documentType',
    'subject',
    'content',
    'signerInfo',
    'dueDate',
    'toPlaces',
    'otherInfo',
    'responseFor',
    'steeringType',
    'documentId',
    'responseForTask',
    'applicationType',
  ],
  sdk: [
    'from',
    'to',
    'documentId',
    'code',
    'promulgationInfo',
    'documentType',
    'subject',
    'content',
    'signerInfo',
    'dueDate',
    'otherInfo',
    'responseFor',
    'steeringType',
    'responseForTask',
    'applicationType',
    'toPlaces',
  ],
} as const satisfies OrderOf<Child>;

/** Both put the annexes last and the extensions before them [A]. */
export const otherInfoOrder = [
  'priority',
  'sphereOfPromulgation',
  'typerNotation',
  'promulgationAmount',
  'pageAmount',
  'replyFors',
  'direction',
  'referenceCodes',
  'appendixes',
] as const satisfies readonly Child[];

/** The document samples put the identifier before the date, the guide after it [A]. */
export const responseForOrder = {
  guide: ['organId', 'code', 'promulgationDate', 'documentId'],
  sdk: ['organId', 'code', 'documentId', 'promulgationDate'],
} as const satisfies OrderOf<Child>;

/** Samples write the hops first; the library of today writes the transaction block first [A]. */
export const traceListOrder = {
  guide: ['traceHeader', 'transaction'],
  sdk: ['transaction', 'traceHeader'],
} as const satisfies OrderOf<Child>;

export const transactionOrder = {
  guide: [
    'transactionKind',
    'transactionReason',
    'updateInfo',
    'documentId',
    'staffInfo',
    'paper',
    'replacementInfoList',
  ],
  sdk: [
    'documentId',
    'transactionKind',
    'transactionReason',
    'paper',
    'updateInfo',
    'replacementInfoList',
    'staffInfo',
  ],
} as const satisfies OrderOf<Child>;

export const receiverOrder = {
  guide: ['receiverType', 'organId'],
  sdk: ['organId', 'receiverType'],
} as const satisfies OrderOf<Child>;

export const statusOrder = {
  guide: ['responseFor', 'from', 'statusCode', 'description', 'timestamp', 'staffInfo'],
  sdk: ['from', 'responseFor', 'staffInfo', 'statusCode', 'description', 'timestamp'],
} as const satisfies OrderOf<Child>;

export const staffInfoOrder = [
  'department',
  'departmentId',
  'staff',
  'staffId',
  'email',
  'mobile',
] as const satisfies readonly Child[];
