import { createHash } from 'node:crypto';
import { names as n } from '../../protocol/edxml/names.ts';
import { asciiJson } from '../../protocol/wire/ascii.ts';
import { type HeaderPair, parameterPrefix } from '../../protocol/wire/headers.ts';
import { isOperationName, operations } from '../../protocol/wire/operations.ts';
import type { RawAnswer, RawRequest } from '../engine/stage.ts';
import type { HubMutant } from './mutant.ts';

/** What stands between our clients and the orderly hub, and does one thing wrong. */
export type Wrap = HubMutant['wrap'];

/** A mutant in one line. */
export function hubMutant(
  id: string,
  owner: string,
  requirement: string,
  [vi, en]: readonly [vi: string, en: string],
  wrap: Wrap,
  besides?: readonly string[],
): HubMutant {
  const wrong = { vi, en };
  return { kind: 'hub', id, owner, requirement, wrong, wrap, ...(besides === undefined ? {} : { besides }) };
}

export function operationOf({ target }: RawRequest): string {
  const path = target.replace(/[?#].*$/s, '').replace(/\/$/, '');
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A parameter of the request by its name without prefix; '' when it was not sent. */
export function parameterOf({ headers }: RawRequest, name: string): string {
  const wanted = (parameterPrefix + name).toLowerCase();
  return headers.find(([each]) => each.toLowerCase() === wanted)?.[1] ?? '';
}

/** An answer's JSON object; an empty one when it has none. */
export function objectOf({ body }: RawAnswer): Readonly<Record<string, unknown>> {
  if (body[0] !== 0x7b) return {};
  return JSON.parse(Buffer.from(body).toString('utf8')) as Readonly<Record<string, unknown>>;
}

/** The same answer with another JSON object, in ASCII as the orderly hub writes it. */
export function withObject(answer: RawAnswer, object: object): RawAnswer {
  return withBody(answer, Buffer.from(asciiJson(object), 'latin1'));
}

export function withBody(answer: RawAnswer, body: Uint8Array): RawAnswer {
  const others = answer.headers.filter(([name]) => name.toLowerCase() !== 'content-length');
  return { ...answer, headers: [...others, ['Content-Length', String(body.length)]], body };
}

export function isAccepted(answer: RawAnswer): boolean {
  return objectOf(answer)['status'] === 'OK';
}

/** The answer of an operation of the axis is changed. */
export function answering(
  wanted: string | readonly string[] | undefined,
  change: (answer: RawAnswer, request: RawRequest) => RawAnswer,
): Wrap {
  return (orderly) => async (request) => {
    const answer = await orderly(request);
    const operation = operationOf(request);
    const mine = wanted === undefined ? isOperationName(operation) : [wanted].flat().includes(operation);
    return mine ? change(answer, request) : answer;
  };
}

/** The JSON of an answer is changed. */
export function editing(
  wanted: string | readonly string[] | undefined,
  change: (object: Readonly<Record<string, unknown>>, request: RawRequest) => object,
): Wrap {
  return answering(wanted, (answer, request) => {
    const object = objectOf(answer);
    return 'status' in object ? withObject(answer, change(object, request)) : answer;
  });
}

/** A row of a list. */
export type AnswerRow = Readonly<Record<string, unknown>>;

/** The rows of a list are changed, when there are any. */
export function editingRows(
  operation: string | readonly string[],
  change: (rows: readonly AnswerRow[], request: RawRequest) => readonly AnswerRow[],
): Wrap {
  return editing(operation, (object, request) => {
    const { data } = object;
    return Array.isArray(data) ? { ...object, data: change(data as readonly AnswerRow[], request) } : object;
  });
}

/** Packets are changed as they are handed out, by either way. */
export function editingPackets(change: (packet: string) => string): Wrap {
  return answering(['getEdoc', 'downloadEdoc'], (answer, request) => {
    if (operationOf(request) === 'downloadEdoc') {
      return answer.body.length === 0 ? answer : withBody(answer, changedBytes(answer.body, change));
    }
    const object = objectOf(answer);
    const { data } = object;
    if (typeof data !== 'string' || data === '') return answer;
    const packet = changedBytes(Buffer.from(data, 'base64'), change);
    return withObject(answer, { ...object, data: Buffer.from(packet).toString('base64') });
  });
}

function changedBytes(bytes: Uint8Array, change: (packet: string) => string): Uint8Array {
  return Buffer.from(change(Buffer.from(bytes).toString('utf8')), 'utf8');
}

/** What a success of an operation carries, made up. */
export function forgedSuccess(request: RawRequest): RawAnswer {
  const operation = operationOf(request);
  const extras = forgedExtras(operation, request);
  const object = { status: 'OK', ErrorCode: '0', ErrorDesc: 'Thanh cong', ...extras };
  const headers: readonly HeaderPair[] = [['Content-Type', 'application/json; charset=UTF-8']];
  if (operation === 'downloadEdoc')
    return { httpStatus: 200, headers: [], body: Buffer.from(`<${n.root}/>`) };
  return withObject({ httpStatus: 200, headers, body: new Uint8Array() }, object);
}

function forgedExtras(operation: string, { body }: RawRequest): object {
  switch (isOperationName(operation) ? operations[operation].failForm : 'none') {
    case 'doc-id':
      return { DocId: createHash('sha256').update(body).digest('hex').slice(0, 24) };
    case 'data-list':
      return { data: [] };
    case 'data-text':
      return { data: '' };
    case 'count':
      return { count: 0 };
    case 'none':
      return {};
  }
}

/** A refusal in the form of an operation. */
export function forgedRefusal(request: RawRequest, text: string): RawAnswer {
  const operation = operationOf(request);
  const { DocId, ...extras } = forgedExtras(operation, request) as { readonly DocId?: string };
  const object = { status: 'FAIL', ErrorCode: '-1', ErrorDesc: text, ...extras };
  const headers: readonly HeaderPair[] = [['Content-Type', 'application/json; charset=UTF-8']];
  const named = DocId === undefined ? object : { ...object, DocId: '' };
  return withObject({ httpStatus: 200, headers, body: new Uint8Array() }, named);
}

/** Overlooks one kind of problem: where the orderly hub refuses for it, this one says yes and does nothing. */
export function blindTo(problem: string | RegExp, only: (request: RawRequest) => boolean = () => true): Wrap {
  const pattern =
    typeof problem === 'string' ? new RegExp(`\\[${problem.replaceAll('.', '\\.')}\\]`) : problem;
  return (orderly) => async (request) => {
    const answer = await orderly(request);
    return pattern.test(refusalOf(answer)) && only(request) ? forgedSuccess(request) : answer;
  };
}

/** The words of a refusal; '' of anything else. A refused download says them in a header. */
export function refusalOf(answer: RawAnswer): string {
  const header = answer.headers.find(([name]) => name === 'XroadVnpt-ErrorDesc')?.[1];
  if (header !== undefined) return header;
  const object = objectOf(answer);
  return object['status'] === 'FAIL' ? String(object['ErrorDesc']) : '';
}

/** Refuses what the orderly hub takes. */
export function refusing(when: (request: RawRequest) => boolean, text = 'Khong hop le'): Wrap {
  return (orderly) => (request) =>
    when(request) ? Promise.resolve(forgedRefusal(request, text)) : orderly(request);
}

/** The body of a send without the CRLF behind it, as text. */
export function packetText({ body }: RawRequest): string {
  return Buffer.from(body).toString('utf8').replace(/\r\n$/, '');
}
