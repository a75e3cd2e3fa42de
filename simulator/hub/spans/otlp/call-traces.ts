import {
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';
import type { Resource } from '@opentelemetry/resources';
import {
  ParentBasedSampler,
  type ReadableSpan,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Chance } from '../../../../protocol/ports/ports.ts';
import type { HeaderPair } from '../../../../protocol/wire/headers.ts';
import { claimedSystemId } from '../../../../protocol/wire/request-signing.ts';
import type { Answered, CallTrace, CallTraces, EndedCall } from '../call-trace.ts';
import { partOf, type SpanName } from '../span-names.ts';

/** What traces are made with. */
export interface TraceParts {
  readonly resource: Resource;
  readonly chance: Chance;
  /** Share of calls that are traced, where the caller does not decide. */
  readonly ratio: number;
  /** Milliseconds since 1970 at the timer's zero. */
  readonly epochMs: number;
  /** Takes in each span that has ended. */
  readonly put: (span: ReadableSpan) => void;
}

/** Creates traces of calls: one tree for each, under the caller's own span where it names one. */
export function createCallTraces({ resource, chance, ratio, epochMs, put }: TraceParts): CallTraces {
  const hex = (key: string, length: number) => Buffer.from(chance.bytes(key, length)).toString('hex');
  const provider = new TracerProvider({
    resource,
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) }),
    idGenerator: {
      generateTraceId: () => hex('trace', 16),
      generateSpanId: () => hex('span', 8),
    },
    spanProcessors: [
      { onStart: () => undefined, onEnd: put, forceFlush: async () => {}, shutdown: async () => {} },
    ],
  });
  const tracer = provider.getTracer('lienthong');
  return {
    begin: (headers, began) => {
      const parent = parentIn(headers);
      const startTime = epochMs + began;
      const root = tracer.startSpan('call', { kind: SpanKind.SERVER, startTime }, parent);
      return root.isRecording() ? traceCall(root, { tracer, parent, epochMs }) : undefined;
    },
  };
}

/** W3C Trace Context; a header that is none is as good as none. */
function parentIn(headers: readonly HeaderPair[]): Context {
  for (const [name, value] of headers) {
    if (name.length !== 11 || name.toLowerCase() !== 'traceparent') continue;
    const found = parseTraceParent(value.trim());
    if (found !== null) return trace.setSpanContext(ROOT_CONTEXT, { ...found, isRemote: true });
  }
  return ROOT_CONTEXT;
}

interface Piece {
  readonly span: SpanName;
  readonly began: number;
  ended: number;
  /** What of it was spent; less than from beginning to end when it came in several pieces. */
  busy: number;
  /** What lies within it. */
  readonly inner: Piece[];
}

interface TracedIn {
  readonly tracer: Tracer;
  readonly parent: Context;
  readonly epochMs: number;
}

/** Gathers pieces; those of one name that follow each other are one span. What lies within one comes before it. */
function traceCall(root: Span, { tracer, parent, epochMs }: TracedIn): CallTrace {
  const pieces: Piece[] = [];
  let within: Piece[] = [];
  const write = (piece: Piece, at: Context): void => {
    const attributes = { 'lienthong.busy_ms': piece.busy };
    const span = tracer.startSpan(piece.span, { startTime: epochMs + piece.began, attributes }, at);
    for (const each of piece.inner) write(each, trace.setSpan(at, span));
    span.end(epochMs + piece.ended);
  };
  return {
    piece: (span, began, ended) => {
      if (partOf(span) !== undefined) return gather(within, { span, began, ended, inner: [] });
      gather(pieces, { span, began, ended, inner: within });
      within = [];
    },
    end: (call, answered, ended) => {
      describe(root, call, answered);
      for (const each of [...pieces, ...within]) write(each, trace.setSpan(parent, root));
      root.end(epochMs + ended);
    },
  };
}

function gather(pieces: Piece[], piece: Omit<Piece, 'busy'>): void {
  const { span, began, ended, inner } = piece;
  const busy = ended - began;
  const last = pieces.at(-1);
  if (last?.span !== span) {
    pieces.push({ ...piece, busy });
    return;
  }
  last.ended = ended;
  last.busy += busy;
  last.inner.push(...inner);
}

const longestPath = 200;

/** Names after OpenTelemetry's own for HTTP servers; no header and no secret is among them. */
function describe(root: Span, call: EndedCall, answered: Answered | undefined): void {
  const { method, url, operation, parameters, body } = call;
  root.updateName(operation?.name ?? method);
  root.setAttributes({
    'http.request.method': method,
    'url.path': url.replace(/\?.*$/s, '').slice(0, longestPath),
    'http.request.body.size': body.received,
    'lienthong.system': claimedSystemId(parameters) ?? '',
  });
  if (answered === undefined) return;
  root.setAttribute('http.response.status_code', answered.httpStatus);
  if (answered.refusal === undefined) return;
  root.setStatus({ code: SpanStatusCode.ERROR, message: answered.refusal });
}
