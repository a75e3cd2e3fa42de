import { mutations } from '../../fixtures/mutations/mutations.ts';
import type { JsonSchema } from '../../protocol/settings/schema-reader.ts';
import type { FaultKind } from './fault.ts';
import { faultKinds, operationsOf } from './fault-places.ts';
import { httpStatus, largestBody, milliseconds, type RuleForm, ruleSchema } from './plan-schema-parts.ts';
import { presetNames } from './presets.ts';
import { trustRuleSchema } from './trust-schema.ts';

const when = {
  enum: ['before', 'after'],
  description: 'before the request has any effect, or after all of it',
};
/** What each kind can be told, beside what all rules have. */
const forms: Readonly<Record<FaultKind, RuleForm>> = {
  delay: {
    does: 'The request (before, the default) or its answer (after) waits.',
    own: {
      ms: milliseconds('how long, or how long at least'),
      upTo: milliseconds('how long at most; the time is drawn'),
      when,
    },
    required: ['ms'],
  },
  drop: { does: 'The connection ends (FIN) without an answer.', own: { when }, required: ['when'] },
  reset: { does: 'The connection is reset (RST) without an answer.', own: { when }, required: ['when'] },
  'half-close': {
    does: 'The hub ends its direction (FIN) without an answer and goes on reading the other.',
    own: { when },
    required: ['when'],
  },
  truncate: {
    does: 'The head is whole; the body ends after so many bytes, and the connection with it.',
    own: { bytes: { type: 'integer', minimum: 0, maximum: largestBody } },
    required: ['bytes'],
  },
  duplicate: { does: 'The request arrives twice; the caller gets the first answer.', own: {} },
  reorder: {
    does: 'The request waits until the next one that the rule looks at was answered.',
    own: { ms: milliseconds('how long at most') },
    required: ['ms'],
  },
  drip: {
    does: 'The body comes in small pieces with time between them.',
    own: {
      bytes: { type: 'integer', minimum: 1, maximum: largestBody, description: 'of one piece' },
      ms: milliseconds('between two pieces'),
    },
    required: ['bytes', 'ms'],
  },
  'raw-reply': {
    does: 'These bytes stand where the answer should; then the connection ends.',
    own: {
      text: { type: 'string', description: 'as UTF-8' },
      base64: { type: 'string', pattern: '^[A-Za-z0-9+/]*={0,2}$' },
      when,
    },
    required: ['when'],
    oneOf: ['text', 'base64'],
  },
  'html-page': {
    does: 'An HTML page, as a proxy in front of the hub would show it.',
    own: { status: { ...httpStatus, default: 502 }, page: { type: 'string' }, when },
    required: ['when'],
  },
  'empty-body': {
    does: 'An answer without a body.',
    own: { status: { ...httpStatus, default: 200 }, when },
    required: ['when'],
  },
  'json-500': {
    does: 'HTTP status 500 around JSON: a FAIL (before), or the true answer (after).',
    own: { when },
    required: ['when'],
  },
  redeliver: { does: 'A delivery is listed once more after it was acknowledged with done.', own: {} },
  'lost-reply': {
    does: 'The request is done and never answered; the connection stays open.',
    own: { ms: milliseconds('after which the connection ends; never when absent') },
  },
  'stale-directory': {
    does: 'The directory as the same question was first answered since the faults were set.',
    own: {},
  },
  'shuffled-list': { does: 'The rows of a list in another order.', own: {} },
  maintenance: {
    does: 'Nothing is done; each operation answers a FAIL that its caller can read.',
    own: { until: { type: 'string', minLength: 1, maxLength: 60, description: 'shown to people' } },
  },
  content: {
    does: 'The packet reaches its receiver with one named fault in it.',
    own: {
      mutation: { enum: mutations.map(({ name }) => name), description: 'one of them is drawn when absent' },
    },
  },
};

function hubRuleSchema(kind: FaultKind): JsonSchema {
  const narrowedTo = {
    system: { type: 'string', minLength: 1, description: 'system id of the caller' },
    agency: { type: 'string', minLength: 1, description: 'code of the agency that it concerns' },
    operation: { enum: operationsOf(kind), description: 'every one that the kind can befall when absent' },
  };
  return ruleSchema(kind, forms[kind], { title: kind, narrowedTo, clock: 'the hub’s' });
}

/** The published schema of a fault plan, as a file or at the management port. */
export const faultPlanSchema: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Faults of a lienthong hub',
  type: 'object',
  properties: {
    $schema: { type: 'string' },
    preset: { enum: presetNames, description: 'rules of a preset, in front of those below' },
    seed: { type: 'string', minLength: 1, description: 'of the draws; the hub’s own when absent' },
    rules: {
      type: 'array',
      items: {
        type: 'object',
        required: ['kind'],
        discriminator: { propertyName: 'kind' },
        oneOf: faultKinds.map(hubRuleSchema),
      },
    },
    trust: {
      type: 'array',
      description: 'rules of the trust services: lists, states, time-stamps, the desk that grants requests',
      items: trustRuleSchema,
    },
  },
  additionalProperties: false,
};
