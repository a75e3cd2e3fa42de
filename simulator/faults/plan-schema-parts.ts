import type { JsonSchema } from '../../protocol/settings/schema-reader.ts';

/** What the schemas of all rules are put together from. */
export const longestWait = 24 * 3_600_000;
export const largestBody = 700_000_000;

export const milliseconds = (what: string) => {
  return { type: 'integer', minimum: 0, maximum: longestWait, description: what };
};
export const httpStatus = { type: 'integer', minimum: 200, maximum: 599 };

const instant = {
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})$',
  description: 'RFC 3339 with a zone: 2026-11-21T08:00:00+07:00',
};

const triggers = {
  rate: { type: 'number', minimum: 0, maximum: 1, description: 'of each attempt; 0 never, 1 always' },
  count: { type: 'integer', minimum: 1, description: 'the first so many requests, then it has worn out' },
  nth: { type: 'integer', minimum: 1, description: 'the nth attempt at one and the same thing' },
};

/** Of these keys exactly one. */
function choiceOf(keys: readonly string[]): JsonSchema {
  return { oneOf: keys.map((key) => ({ required: [key] })) };
}

/** What a kind of fault does, and what its rules can be told beside what all rules have. */
export interface RuleForm {
  readonly does: string;
  readonly own: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  /** Of these keys exactly one. */
  readonly oneOf?: readonly string[];
}

/** What rules of one plan have in common: what they can be narrowed to, and whose clock decides when they hold. */
export interface RuleFrame {
  readonly title: string;
  readonly narrowedTo: Readonly<Record<string, JsonSchema>>;
  readonly clock: string;
}

/** The JSON Schema of one rule of a kind. */
export function ruleSchema(
  kind: string,
  form: RuleForm,
  { title, narrowedTo, clock }: RuleFrame,
): JsonSchema {
  const { does, own, required = [], oneOf = [] } = form;
  return {
    title,
    description: does,
    type: 'object',
    properties: {
      id: { type: 'string', minLength: 1, maxLength: 80 },
      kind: { const: kind },
      ...own,
      ...narrowedTo,
      within: {
        type: 'object',
        properties: { from: instant, to: instant },
        additionalProperties: false,
        description: `on ${clock} clock; from included, to not`,
      },
      ...triggers,
    },
    required: ['id', 'kind', ...required],
    additionalProperties: false,
    allOf: [choiceOf(Object.keys(triggers)), ...(oneOf.length === 0 ? [] : [choiceOf(oneOf)])],
  };
}
