import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { proxyPage } from '../faults/proxy-page.ts';
import type { TrustFired } from '../faults/trust-draws.ts';
import type { TrustClaimFault, TrustFault, TrustWireFault } from '../faults/trust-fault.ts';
import { datedBy } from '../ports/dated-by.ts';
import { type Answerable, resolveQuestion, type Services } from './answering.ts';
import type { TrustTrace } from './trust-event.ts';
import type { TrustFaults } from './trust-faults.ts';

/** What the public side of the services needs. */
export interface FrontParts extends Services {
  readonly faults: TrustFaults;
  readonly trace: TrustTrace;
  /** Numbers a failure of the services themselves. */
  readonly failed: (reason: unknown) => string;
  /** Aborts when the services close. */
  readonly closing: AbortSignal;
}

/** Longest request: one for time-stamps or states has some hundred bytes. */
const longestBody = 65_536;

/** The public HTTP of the services: lists, states, certificates, time-stamps. It does not listen yet. */
export function createTrustFront(parts: FrontParts): Server {
  return createServer((request, response) => {
    datedBy(parts.clock, response);
    serve(request, response, parts).catch((reason: unknown) => {
      const incident = parts.failed(reason);
      if (!response.headersSent) sendText(response, 500, `The service failed (incident ${incident}).`);
      else response.destroy();
    });
  });
}

async function serve(request: IncomingMessage, response: ServerResponse, parts: FrontParts): Promise<void> {
  const body = await readBody(request);
  if (body === undefined) return sendText(response, 413, `At most ${longestBody} bytes.`);
  const pathname = (request.url ?? '').replace(/[?#].*$/s, '');
  const question = resolveQuestion({ method: request.method ?? '', pathname, body }, parts);
  if ('why' in question) return sendText(response, question.httpStatus, question.why);
  const fired = parts.faults.befalling(question.subject);
  if (fired === undefined) return sendAnswer(response, question, await question.answer(undefined), parts);
  await befall(fired, question, response, parts);
}

async function befall(
  fired: TrustFired,
  question: Answerable,
  response: ServerResponse,
  parts: FrontParts,
): Promise<void> {
  const fault: TrustFault = fired.rule;
  if (fault.kind === 'desk-delay') throw new Error('a desk has no requests over HTTP');
  if (isWire(fault)) return befallWire(fault, fired, question, response, parts);
  parts.faults.fire(fired);
  sendAnswer(response, question, await question.answer(fault), parts);
}

function isWire(fault: TrustWireFault | TrustClaimFault): fault is TrustWireFault {
  return ['delay', 'drop', 'reset', 'truncate', 'html-page', 'empty-body'].includes(fault.kind);
}

async function befallWire(
  fault: TrustWireFault,
  fired: TrustFired,
  question: Answerable,
  response: ServerResponse,
  parts: FrontParts,
): Promise<void> {
  switch (fault.kind) {
    case 'delay': {
      const { ms, upTo = ms } = fault;
      const wait = ms + Math.floor(fired.draw('how long') * (upTo - ms + 1));
      parts.faults.fire(fired, `${wait} ms`);
      await parts.clock.sleep(wait, AbortSignal.any([goneFrom(response), parts.closing]));
      return sendAnswer(response, question, await question.answer(undefined), parts);
    }
    case 'drop':
      parts.faults.fire(fired);
      return void response.destroy();
    case 'reset':
      parts.faults.fire(fired);
      return void response.socket?.resetAndDestroy();
    case 'truncate': {
      const whole = await question.answer(undefined);
      if (whole.length <= fault.bytes) {
        parts.faults.leaveOut(fired, `the answer has ${whole.length} bytes`);
        return sendAnswer(response, question, whole, parts);
      }
      parts.faults.fire(fired);
      response.writeHead(200, headersFor(question, whole));
      response.write(whole.subarray(0, fault.bytes), () => response.destroy());
      return;
    }
    case 'html-page':
      parts.faults.fire(fired);
      return sendForeign(response, fault.status ?? 502, 'text/html; charset=UTF-8', proxyPage);
    case 'empty-body':
      parts.faults.fire(fired);
      return sendForeign(response, fault.status ?? 200, question.contentType, '');
  }
}

function sendAnswer(
  response: ServerResponse,
  question: Answerable,
  bytes: Uint8Array,
  { trace, clock }: FrontParts,
): void {
  const { subject, serials } = question;
  trace.record({
    ...{ name: 'asked', at: clock.now(), service: subject.service, httpStatus: 200 },
    ...(subject.authority === undefined ? {} : { authority: subject.authority }),
    ...(serials === undefined ? {} : { serials }),
  });
  response.writeHead(200, headersFor(question, bytes)).end(bytes);
}

function headersFor({ contentType }: Answerable, { length }: Uint8Array) {
  return { 'Content-Type': contentType, 'Content-Length': length };
}

function sendForeign(response: ServerResponse, status: number, contentType: string, text: string): void {
  response.writeHead(status, { 'Content-Type': contentType, 'Content-Length': Buffer.byteLength(text) });
  response.end(text);
}

function sendText(response: ServerResponse, status: number, text: string): void {
  sendForeign(response, status, 'text/plain; charset=UTF-8', `${text}\n`);
}

/** The whole body; undefined when it is too long. */
async function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > longestBody) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function goneFrom(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}
