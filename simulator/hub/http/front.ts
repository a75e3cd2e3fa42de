import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { problem } from '../../../protocol/problems/problem.ts';
import { type HeaderPair, pairsOf } from '../../../protocol/wire/headers.ts';
import { findOperation, type Operation } from '../../../protocol/wire/operations.ts';
import { httpDate } from '../../ports/dated-by.ts';
import type { Reached } from '../crash/crash-points.ts';
import { inHalves } from '../crash/in-halves.ts';
import type { Hub } from '../hub.ts';
import { type Answer, answer, refuse } from './answers.ts';
import { isBrowserVisit, pointToConsole } from './browser-visit.ts';
import { type Handle, handlePlainly, type WireExchange } from './handling.ts';
import { isLeftOver, isTold, refuseMalformed, refuseTunnel, type Served } from './malformed.ts';
import {
  type Exchange,
  type Objection,
  type RequestListener,
  reportRequest,
  reportSilence,
} from './report.ts';
import { BodyCut, bodyHeld, bodyOf, type CountedBody } from './request-body.ts';

/** A thousand receivers, twice, are 70 KB; a whole ministry's worth stays below (default Node: 16 KB). */
const headerBytes = 2 * 1024 * 1024;
/** The SDK has no time-outs of its own, and 200 MB on a slow line take their time. */
const longestUpload = 30 * 60_000;
const longestHead = 60_000;
/** The SDK leaves many idle connections open; a short time-out would meet it in the middle of a send. */
const longestIdle = 10 * 60_000;
/** What is left of a refused body is read and dropped up to this many bytes, to keep the connection. */
const drainedBytes = 64 * 1024 * 1024;

/** Creates the server that speaks the axis's HTTP on one port. It does not listen yet. */
export function createFront(
  hub: Hub,
  onRequest: RequestListener,
  handle: Handle = handlePlainly,
  consoleUrl: () => string | undefined = () => undefined,
): Server {
  const server = createServer({
    maxHeaderSize: headerBytes,
    requestTimeout: longestUpload,
    headersTimeout: longestHead,
    keepAliveTimeout: longestIdle,
    // Node's own refusal of a request without Host says nothing and is heard of by nobody.
    requireHostHeader: false,
  });
  /** Until it is answered: an idle connection holds no request. */
  const serving = new WeakMap<Duplex, Served>();
  const waiting = new WeakSet<Duplex>();
  const take = (request: IncomingMessage, response: ServerResponse) => {
    if (isBrowserVisit(request) && pointToConsole(response, consoleUrl())) return;
    const { socket } = request;
    const now: Served = { request, response };
    serving.set(socket, now);
    void serve(request, response, hub, onRequest, handle)
      .catch((reason: unknown) => {
        if (!isHangUp(reason)) hub.failed(reason);
        socket.destroy();
      })
      .then(() => serving.get(socket) === now && serving.delete(socket));
  };
  server.on('request', take);
  server.on('checkExpectation', take);
  server.on('connect', (request, socket) => refuseTunnel(request, socket, hub, onRequest));
  server.on('clientError', (error, socket) => {
    // Each further piece of what is left over fails once more.
    if (waiting.has(socket)) return;
    const before = serving.get(socket);
    const refuse = () => {
      waiting.delete(socket);
      refuseMalformed(error, socket, before, hub, onRequest);
    };
    if (before === undefined || !isLeftOver(error)) return refuse();
    // The caller is about to read the answer to the request itself.
    waiting.add(socket);
    before.response.once('close', refuse);
  });
  return server;
}

/** The caller went away in the middle of its answer: nothing failed here. */
function isHangUp(reason: unknown): boolean {
  return reason instanceof Error && 'code' in reason && reason.code === 'ERR_STREAM_PREMATURE_CLOSE';
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  hub: Hub,
  onRequest: RequestListener,
  handle: Handle,
): Promise<void> {
  const { method = '', url = '/' } = request;
  const head = { method, url, headers: pairsOf(request.rawHeaders) };
  const source = request.socket.remoteAddress;
  const body = bodyOf(request, {
    clock: hub.ports.clock,
    tell: () => reportSilence(exchange, hub, onRequest),
  });
  const exchange: WireExchange = {
    ...exchangeOf(head, body, hub),
    ...{ request, source, objection: objectionTo(request) },
  };
  const report = async (given: Answer) => {
    if (given !== cut || !isTold(request)) await reportRequest(exchange, given, hub, onRequest);
  };
  await handle({
    exchange,
    response,
    report,
    run: (body = exchange.body) => run({ ...exchange, body }, hub, report),
    begin: (given) => writeHead(given, exchange, response, hub),
    send: async (given) => {
      if (given !== cut) await send(given, exchange, response, hub);
    },
  });
  endTiming(exchange, hub);
}

function endTiming(exchange: Exchange, { spans }: Hub): void {
  if (exchange.timing !== undefined) spans?.end(exchange.timing, exchange);
}

function exchangeOf(
  { method, url, headers: sent }: RequestHead,
  body: CountedBody,
  { ports, readHead, spans }: Hub,
): Exchange {
  const timing = spans?.begin(sent);
  const found = findOperation(url);
  const operation = found.ok ? found.value : undefined;
  const { headers, parameters } = readHead(operation, sent);
  return { at: ports.clock.now(), method, url, headers, body, operation, parameters, timing };
}

/** Does what is asked, and writes it down. */
async function run(exchange: Exchange, hub: Hub, report: (given: Answer) => Promise<void>): Promise<Answer> {
  const given = await answerTo(exchange, hub);
  exchange.timing?.enter('reply');
  await report(given);
  exchange.timing?.answer(given);
  return given;
}

async function answerTo(exchange: Exchange, hub: Hub): Promise<Answer> {
  const { objection, operation, url } = exchange;
  if (objection !== undefined) {
    return { ...refuse(operation, [objection.problem]), httpStatus: objection.httpStatus };
  }
  return operation === undefined
    ? refuse(undefined, findOperation(url).problems)
    : answerSafely(exchange, operation, hub);
}

/** What HTTP itself forbids, whatever is asked (RFC 9112, 3.2; RFC 9110, 10.1.1). */
function objectionTo({ httpVersion, headers: { host, expect } }: IncomingMessage): Objection | undefined {
  if (httpVersion === '1.1' && host === undefined) {
    return { httpStatus: 400, problem: problem('wire.host-missing', 'Host') };
  }
  const expected = '100-continue';
  if (httpVersion === '1.0' || expect === undefined || expect.toLowerCase() === expected) return undefined;
  return {
    httpStatus: 417,
    problem: problem('wire.expectation-unknown', 'Expect', { seen: expect, expected }),
  };
}

/** What is known of a request before its body. */
interface RequestHead {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: readonly HeaderPair[];
}

/** A request of a caller in the same process. */
export interface HeldRequest extends RequestHead {
  readonly body: Uint8Array;
}

/**
 * Serves a request that is held whole, by the same steps as one that comes in over a connection, but without
 * HTTP being written and read in between. No fault befalls it.
 */
export function serveHeld(held: HeldRequest, hub: Hub, onRequest: RequestListener): Promise<Answer> {
  const exchange = exchangeOf(held, bodyHeld(held.body), hub);
  const answered = run(exchange, hub, (given) => reportRequest(exchange, given, hub, onRequest));
  return exchange.timing === undefined ? answered : answered.finally(() => endTiming(exchange, hub));
}

/** Nobody is left to be answered. */
const cut: Answer = { httpStatus: 0, headers: [], body: new Uint8Array(), refusal: '', problems: [] };

async function answerSafely(exchange: Exchange, operation: Operation, hub: Hub): Promise<Answer> {
  const { method, parameters, body, timing, source } = exchange;
  try {
    const given = await answer({ operation, method, parameters, body, timing, source }, hub);
    // It may rest on rows that are still on their way to the disk.
    const durable = hub.store.durable();
    if (durable !== undefined) await durable;
    return given;
  } catch (reason) {
    if (isCut(reason)) return cut;
    const problems = [problem('hub.failed', 'request', { seen: hub.failed(reason) })];
    return refuse(operation, problems);
  }
}

function isCut(reason: unknown): boolean {
  return reason instanceof BodyCut || (reason instanceof Error && isCut(reason.cause));
}

function writeHead(
  { httpStatus, headers }: Answer,
  { request, body }: WireExchange,
  response: ServerResponse,
  hub: Hub,
): void {
  response.sendDate = false;
  response.writeHead(httpStatus, [
    ...headers.flat(),
    'Date',
    httpDate(hub.ports.clock),
    ...(leftToRead(request, body) > drainedBytes ? ['Connection', 'close'] : []),
  ]);
}

async function send(
  given: Answer,
  exchange: WireExchange,
  response: ServerResponse,
  hub: Hub,
): Promise<void> {
  const { body } = given;
  writeHead(given, exchange, response, hub);
  if (hub.reached !== undefined) await sendInHalves(body, exchange, response, hub.reached);
  else if (body instanceof Uint8Array) response.end(body);
  else await pipeline(body, response);
  exchange.request.resume();
}

/** Where the hub may be killed while it answers. */
async function sendInHalves(
  body: Answer['body'],
  exchange: Exchange,
  response: ServerResponse,
  reached: Reached,
): Promise<void> {
  const point = body instanceof Uint8Array ? 'answer-half-written' : 'get-half-streamed';
  await pipeline(
    inHalves(body, () => reached(point, exchange)),
    response,
  );
  reached('after-answer', exchange);
}

/** Bytes that a caller who was answered early is still about to send. */
function leftToRead(request: IncomingMessage, { declaredBytes, received }: CountedBody): number {
  if (request.complete) return 0;
  return declaredBytes === undefined ? 0 : declaredBytes - received;
}
