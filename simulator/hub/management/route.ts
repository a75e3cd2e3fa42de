import type { FastifyReply, FastifyRequest } from 'fastify';

/** A JSON Schema, as data. */
export type Schema = Readonly<Record<string, unknown>>;

/** One route of the management API: what serves it, and what describes it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly summary: string;
  /** Properties of the query string. */
  readonly query?: Readonly<Record<string, Schema>>;
  /** What stands for each `:name` in the path. */
  readonly path?: Readonly<Record<string, Schema>>;
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

export function list(items: Schema): Schema {
  return { type: 'array', items };
}

/** What a refusal of this API looks like. */
export const refusal = object({ error: text });

/** `after` and `limit`, checked by the schema before they get here. */
export interface Page {
  readonly after?: number;
  readonly limit?: number;
}

export const pageQuery = {
  after: { type: 'integer', minimum: 0, default: 0, description: 'Only what has a higher number' },
  limit: { type: 'integer', minimum: 1, maximum: 10_000, default: 1_000 },
} as const;
