import type { Instant } from '../../protocol/ports/ports.ts';
import { type Reading, read } from '../../protocol/result.ts';
import { createSchemaReader, readJsonText } from '../../protocol/settings/schema-reader.ts';
import type { HeaderPair } from '../../protocol/wire/headers.ts';
import type { RawAnswer, RawRequest } from './stage.ts';

/** One exchange of an HTTP archive. */
export interface ArchivedCall {
  readonly at: Instant;
  readonly took: number;
  /** Host and port that was called. */
  readonly to: string;
  readonly request: RawRequest;
  readonly answer?: RawAnswer;
}

interface Named {
  readonly name: string;
  readonly value: string;
}
interface Archived {
  readonly startedDateTime: string;
  readonly time?: number;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly Named[];
    readonly postData?: { readonly text?: string; readonly encoding?: string };
  };
  readonly response?: {
    readonly status: number;
    readonly headers: readonly Named[];
    readonly content?: { readonly text?: string; readonly encoding?: string };
  };
}

const text = { type: 'string' };
const object = (properties: object, required: readonly string[]) => ({
  type: 'object',
  properties,
  required,
});
const headers = { type: 'array', items: object({ name: text, value: text }, ['name', 'value']) };
const body = object({ text, encoding: text }, []);
const request = object(
  { method: text, url: { type: 'string', pattern: '^https?://' }, headers, postData: body },
  [...['method', 'url', 'headers']],
);
const response = object({ status: { type: 'integer' }, headers, content: body }, ['status', 'headers']);
const entry = object({ startedDateTime: text, time: { type: 'number' }, request, response }, [
  ...['startedDateTime', 'request'],
]);
const log = object({ entries: { type: 'array', items: entry } }, ['entries']);

/** HAR 1.2, as far as it is needed here: unknown keys are the archive's own business. */
const readArchive = createSchemaReader<{ readonly log: { readonly entries: readonly Archived[] } }>(
  object({ log }, ['log']),
);

/** Reads an HTTP archive (HAR), as proxies and browsers write them. Problems: `settings.*`. */
export function readHar(bytes: Uint8Array): Reading<readonly ArchivedCall[]> {
  const reading = readJsonText(Buffer.from(bytes).toString('utf8'), readArchive);
  return reading.ok ? read(reading.value.log.entries.map(callOf)) : reading;
}

function callOf({ startedDateTime, time = 0, request: asked, response: answered }: Archived): ArchivedCall {
  const url = new URL(asked.url);
  const at = Date.parse(startedDateTime);
  return {
    ...{ at: Number.isNaN(at) ? 0 : at, took: Math.max(0, time), to: url.host },
    request: {
      ...{ method: asked.method, target: url.pathname + url.search, headers: pairsOf(asked.headers) },
      body: bodyOf(asked.postData),
    },
    ...(answered === undefined || answered.status === 0
      ? {}
      : {
          answer: {
            ...{ httpStatus: answered.status, headers: pairsOf(answered.headers) },
            body: bodyOf(answered.content),
          },
        }),
  };
}

function pairsOf(named: readonly Named[]): readonly HeaderPair[] {
  return named.map(({ name, value }) => [name, value]);
}

function bodyOf(held: { readonly text?: string; readonly encoding?: string } | undefined): Uint8Array {
  return Buffer.from(held?.text ?? '', held?.encoding === 'base64' ? 'base64' : 'utf8');
}
