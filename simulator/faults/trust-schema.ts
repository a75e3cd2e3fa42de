import type { JsonSchema } from '../../protocol/settings/schema-reader.ts';
import {
  httpStatus,
  largestBody,
  longestWait,
  milliseconds,
  type RuleForm,
  ruleSchema,
} from './plan-schema-parts.ts';
import type { TrustFaultKind } from './trust-fault.ts';
import { trustFaultKinds, trustFaultPlaces } from './trust-plan.ts';

const forms: Readonly<Record<TrustFaultKind, RuleForm>> = {
  delay: {
    does: 'The answer waits.',
    own: {
      ms: milliseconds('how long, or how long at least'),
      upTo: milliseconds('how long at most; drawn'),
    },
    required: ['ms'],
  },
  drop: { does: 'The connection ends (FIN) without an answer.', own: {} },
  reset: { does: 'The connection is reset (RST) without an answer.', own: {} },
  truncate: {
    does: 'The head is whole; the body ends after so many bytes, and the connection with it.',
    own: { bytes: { type: 'integer', minimum: 0, maximum: largestBody } },
    required: ['bytes'],
  },
  'html-page': {
    does: 'An HTML page, as a proxy would show it.',
    own: { status: { ...httpStatus, default: 502 } },
  },
  'empty-body': { does: 'An answer without a body.', own: { status: { ...httpStatus, default: 200 } } },
  stale: {
    does: 'What was known so long ago, with the dates that it had then.',
    own: { ms: { type: 'integer', minimum: 1, maximum: 366 * 86_400_000 } },
    required: ['ms'],
  },
  skewed: {
    does: 'The clock of the service is off; negative when it is late.',
    own: { ms: { type: 'integer', minimum: -366 * 86_400_000, maximum: 366 * 86_400_000 } },
    required: ['ms'],
  },
  'wrong-signer': { does: 'Signed with the key of somebody else who has the right names.', own: {} },
  'bad-signature': { does: 'The signature does not fit what was signed.', own: {} },
  'other-subject': { does: 'A sound answer to another question.', own: {} },
  'nonce-lost': { does: 'The nonce of the question is not in the answer.', own: {} },
  busy: { does: 'A refusal in the service’s own protocol: tryLater, timeNotAvailable.', own: {} },
  'desk-delay': {
    does: 'The desk that grants requests takes so much longer.',
    own: { ms: { type: 'integer', minimum: 1, maximum: 60 * longestWait } },
    required: ['ms'],
  },
};

/** The JSON Schema of one rule of the trust services. */
export const trustRuleSchema: JsonSchema = {
  type: 'object',
  required: ['kind'],
  discriminator: { propertyName: 'kind' },
  oneOf: trustFaultKinds.map(serviceRuleSchema),
};

function serviceRuleSchema(kind: TrustFaultKind): JsonSchema {
  const narrowedTo = {
    service: { enum: trustFaultPlaces[kind], description: 'every one that the kind can befall when absent' },
    authority: { type: 'string', minLength: 1, description: 'name of the authority that it concerns' },
  };
  return ruleSchema(kind, forms[kind], { title: `trust ${kind}`, narrowedTo, clock: 'the services’' });
}
