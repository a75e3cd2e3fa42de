import type { FastifyReply, FastifyRequest } from 'fastify';

/** A JSON Schema, as data. */
export type Schema = Readonly<Record<string, unknown>>;

/** One route of the management API: what serves it, and what describes it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly summary: string;
  /** Properties of the query string; any other is refused. */
  readonly query?: Readonly<Record<string, Schema>>;
  /** A page for browsers, where somebody else may have put something behind the address. */
  readonly takesAnyQuery?: boolean;
  /** What stands for each `:name` in the path. */
  readonly path?: Readonly<Record<string, Schema>>;
  /** Judged as it was sent: nothing is turned into another type, nothing left out. `strict` makes such a schema. */
  readonly body?: Schema;
  /** Its body may hold characters that no packet does, and not every store. */
  readonly takesAnyText?: boolean;
  /** The answer's schema by HTTP status; it also decides which fields are sent. */
  readonly answers: Readonly<Record<number, Schema>>;
  readonly serve: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
}

export const text = { type: 'string' } as const;
export const integer = { type: 'integer' } as const;
export const flag = { type: 'boolean' } as const;
/** Any object, sent whole. */
export const anything = { type: 'object', additionalProperties: true } as const;

/** An object with these properties, all of them present but for those named optional. */
export function object(
  properties: Readonly<Record<string, Schema>>,
  optional: readonly string[] = [],
): Schema {
  const required = Object.keys(properties).filter((each) => !optional.includes(each));
  return { type: 'object', properties, required };
}

/** An object with nothing but these properties: what a caller may send. A key that was misspelt is told, not dropped. */
export function strict(
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[] = [],
): Schema & { readonly properties: Readonly<Record<string, Schema>> } {
  return { type: 'object', properties, required, additionalProperties: false };
}

/** Further words of a `strict` schema: at least one of these keys has to be there. */
export function atLeastOne(...keys: readonly string[]): Schema {
  return { anyOf: keys.map((each) => ({ required: [each] })) };
}

export function list(items: Schema): Schema {
  return { type: 'array', items };
}

/** What a refusal of this API looks like. */
export const refusal = object({ error: text });

/** What any route answers, with 400, to what it cannot read: every problem in both languages. */
export const unreadable = object({ error: text, problems: list(anything) }, ['problems']);

/** A number of a row, an event or a version. Stores hold no greater one exactly, and PostgreSQL refuses them. */
export const counted = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER } as const;

/** `after` and `limit`, checked by the schema before they get here. */
export interface Page {
  readonly after?: number;
  readonly limit?: number;
}

export const pageQuery = {
  after: { ...counted, default: 0, description: 'Only what has a higher number' },
  limit: { type: 'integer', minimum: 1, maximum: 10_000, default: 1_000 },
} as const;
