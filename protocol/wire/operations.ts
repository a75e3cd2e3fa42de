import type { ProblemCode } from '../problems/catalogue.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { type Reading, read, unread } from '../result.ts';

/** What a request's body is: nothing, nothing or `{}`, one agency as JSON, or a packet and two bytes more. */
export type BodyKind = 'none' | 'empty' | 'braces' | 'agency' | 'packet';

/** What an answer is: one JSON object, or (`downloadEdoc`) the packet itself. */
export type ReplyKind = 'json' | 'packet';

/**
 * What a FAIL must carry beside the envelope, or the vendor SDKs lose the error text: `DocId:""`, `data:[]`,
 * `data:""` [V]; `count:0` by the same reasoning [I]; nothing at all for the rest.
 */
export type FailForm = 'doc-id' | 'data-list' | 'data-text' | 'count' | 'none';

/** One parameter header that an operation reads. Names are matched without regard to case. */
export interface OperationParameter {
  /** Without the prefix, in the casing that most clients send. */
  readonly name: string;
  readonly required: boolean;
  /** When it is sent, or what it holds, where that needs words. */
  readonly when?: string;
  /** The values allowed, compared without regard to case; absent when any text may stand there. */
  readonly values?: readonly string[];
  /** The problem when the value is another one; `wire.parameter-value` unless told. */
  readonly otherwise?: ProblemCode;
  /** The problem when it is required and absent; `wire.parameter-missing` unless told. */
  readonly missing?: ProblemCode;
  /** Sent by the SDKs, of no use to the hub: never read, so it need not be signed. */
  readonly unused?: true;
}

/** One operation of the axis. */
export interface Operation {
  readonly name: OperationName;
  /** Methods accepted; the first is the one that the vendor SDK puts on the wire [V]. */
  readonly methods: readonly ('GET' | 'POST')[];
  readonly parameters: readonly OperationParameter[];
  readonly body: BodyKind;
  readonly reply: ReplyKind;
  readonly failForm: FailForm;
}

/** The operations by name; the path is the endpoint's base path, `/` and the name. */
export const operationNames = [
  'sendEdoc',
  'getReceivedEdocList',
  'getSentEdocList',
  'getEdoc',
  'updateStatus',
  'getAgenciesList',
  'getAgenciesListQD20',
  'getSynchronizeUnit',
  'registerAgency',
  'deleteAgency',
  'countReceiveEdoc',
  'countReceiveStatus',
  'downloadEdoc',
] as const;

export type OperationName = (typeof operationNames)[number];

const serviceType: OperationParameter = {
  name: 'servicetype',
  required: false,
  when: 'always eDoc; clients leave it out for statuses',
  values: ['eDoc'],
  otherwise: 'wire.service-type-unknown',
};
const messageType: OperationParameter = {
  name: 'messagetype',
  required: true,
  values: ['edoc', 'status'],
  otherwise: 'wire.message-type-unknown',
};
const docId: OperationParameter = { name: 'docId', required: true };
const filePath: OperationParameter = {
  name: 'filePath',
  required: false,
  when: 'a folder on the client’s own disk, which its SDK gives away',
  unused: true,
};
const window: readonly OperationParameter[] = [
  { name: 'fromDate', required: false, when: 'dd/MM/yyyy HH:mm:ss, Vietnam time' },
  { name: 'toDate', required: false, when: 'dd/MM/yyyy HH:mm:ss, Vietnam time' },
];

/** The table of operations, as recovered from the vendor SDKs 2.0.0 and 2.0.1 [V]. */
export const operations: Readonly<Record<OperationName, Operation>> = {
  sendEdoc: {
    name: 'sendEdoc',
    methods: ['POST'],
    parameters: [
      { name: 'from', required: true },
      serviceType,
      messageType,
      { name: 'hash-file', required: true, missing: 'wire.file-hash-missing' },
      { name: 'to', required: false, when: 'a JSON array of codes; the packet’s own receivers govern' },
    ],
    body: 'packet',
    reply: 'json',
    failForm: 'doc-id',
  },
  getReceivedEdocList: json('getReceivedEdocList', 'empty', 'data-list', [
    serviceType,
    messageType,
    ...window,
  ]),
  getSentEdocList: json('getSentEdocList', 'empty', 'data-list', [
    serviceType,
    messageType,
    { ...docId, required: false, when: 'the 24 hex digits that sendEdoc returned; all packets without it' },
    ...window,
  ]),
  getEdoc: json('getEdoc', 'braces', 'data-text', [docId, filePath]),
  updateStatus: json('updateStatus', 'braces', 'none', [
    { name: 'status', required: true, values: ['done', 'fail', 'processing'] },
    docId,
    { name: 'description', required: false, when: 'may come from the .NET SDK' },
  ]),
  getAgenciesList: json('getAgenciesList', 'empty', 'data-list', []),
  getAgenciesListQD20: json('getAgenciesListQD20', 'empty', 'data-list', [
    { name: 'level', required: false, when: 'a digit; its meaning is not public' },
  ]),
  getSynchronizeUnit: json('getSynchronizeUnit', 'empty', 'data-list', []),
  registerAgency: json('registerAgency', 'agency', 'none', []),
  deleteAgency: json('deleteAgency', 'braces', 'none', [{ name: 'AgencyCode', required: true }]),
  countReceiveEdoc: count('countReceiveEdoc'),
  countReceiveStatus: count('countReceiveStatus'),
  downloadEdoc: {
    name: 'downloadEdoc',
    methods: ['GET'],
    parameters: [docId, filePath],
    body: 'none',
    reply: 'packet',
    failForm: 'none',
  },
};

function json(
  name: OperationName,
  body: BodyKind,
  failForm: FailForm,
  parameters: readonly OperationParameter[],
): Operation {
  return { name, methods: ['POST'], parameters, body, reply: 'json', failForm };
}

/** The SDK's code asks for GET and its library sends POST [V]: both are accepted. */
function count(name: OperationName): Operation {
  return { ...json(name, 'braces', 'count', [serviceType]), methods: ['POST', 'GET'] };
}

/**
 * The operation that a request's target asks for: the last segment of its path, exact in case, whatever base
 * path stands before it (`/XrdAdapter/adapter/sendEdoc`), one trailing slash and a query ignored.
 */
export function findOperation(target: string): Reading<Operation> {
  const query = target.search(/[?#]/);
  const path = query < 0 ? target : target.slice(0, query);
  const whole = path.endsWith('/') ? path.slice(0, -1) : path;
  const name = whole.slice(whole.lastIndexOf('/') + 1);
  if (isOperationName(name)) return read(operations[name]);
  return unread(
    problem('wire.operation-unknown', 'request', { seen: name, expected: operationNames.join(', ') }),
  );
}

/** A request by a method that the operation does not take. */
export function checkMethod(method: string, operation: Operation): readonly Problem[] {
  const allowed: readonly string[] = operation.methods;
  if (allowed.includes(method)) return [];
  return [problem('wire.method-wrong', 'request', { seen: method, expected: allowed.join(', ') })];
}

/** True when `name` is an operation, exact in case. */
export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(operations, name);
}
