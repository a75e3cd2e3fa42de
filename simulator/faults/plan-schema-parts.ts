import type { JsonSchema } from '../../protocol/settings/schema-reader.ts';

/** What the schemas of all rules are put together from. */
export const longestWait = 24 * 3_600_000;
export const largestBody = 700_000_000;

export const milliseconds = (what: string) => {
  return { type: 'integer', minimum: 0, maximum: longestWait, description: what };
};
export const httpStatus = { type: 'integer', minimum: 200, maximum: 599 };

export const instant = {
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})$',
  description: 'RFC 3339 with a zone: 2026-11-21T08:00:00+07:00',
};

export const triggers = {
  rate: { type: 'number', minimum: 0, maximum: 1, description: 'of each attempt; 0 never, 1 always' },
  count: { type: 'integer', minimum: 1, description: 'the first so many requests, then it has worn out' },
  nth: { type: 'integer', minimum: 1, description: 'the nth attempt at one and the same thing' },
};

/** Of these keys exactly one. */
export function choiceOf(keys: readonly string[]): JsonSchema {
  return { oneOf: keys.map((key) => ({ required: [key] })) };
}
