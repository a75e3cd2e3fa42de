/** JSON Schemas of what a bundle of evidence holds; a bundle of somebody else's is read by them. */

const text = { type: 'string' };
const whole = { type: 'integer', minimum: 0 };
const number = { type: 'number' };
const facts = { type: 'object', additionalProperties: text };
const ref = { type: 'string', pattern: '^[0-9a-f]{64}$' };

const shape = (properties: object, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((key) => !optional.includes(key)),
  additionalProperties: false,
});

const party = {
  type: 'object',
  discriminator: { propertyName: 'kind' },
  required: ['kind'],
  oneOf: [
    shape({ kind: { const: 'system' } }),
    shape({ kind: { const: 'harness' } }),
    shape({ kind: { const: 'peer' }, name: text }),
  ],
};

const headers = { type: 'array', items: { type: 'array', items: text, minItems: 2, maxItems: 2 } };
const request = shape({ method: text, target: text, headers, body: ref });
const answer = shape({ httpStatus: whole, headers, body: ref });

/** Of the observations of a connection only what checks look at is held to a form. */
const server = {
  type: 'object',
  properties: {
    at: number,
    host: text,
    port: whole,
    taken: { type: 'array', items: shape({ version: text, suiteCodes: { type: 'array', items: whole } }) },
    certificates: { type: 'array', items: ref },
  },
  required: ['at', 'host', 'port', 'taken', 'certificates'],
};
const client = {
  type: 'object',
  properties: { at: number, remoteAddress: text, outcome: text, bytesSeen: whole },
  required: ['at', 'remoteAddress', 'outcome', 'bytesSeen', 'headersSeen'],
};

const entry = (kind: string, properties: object, optional: readonly string[] = []) =>
  shape({ kind: { const: kind }, number: { ...whole, minimum: 1 }, at: number, step: text, ...properties }, [
    'step',
    ...optional,
  ]);

/** An entry of evidence. */
export const entrySchema = {
  type: 'object',
  discriminator: { propertyName: 'kind' },
  required: ['kind'],
  oneOf: [
    entry(
      'call',
      {
        ...{ from: party, to: party, operation: text, request, answer, failure: text },
        ...{ took: number, fault: text },
      },
      ['answer', 'failure', 'fault'],
    ),
    entry('packet', { name: text, by: party, body: ref, call: { ...whole, minimum: 1 } }, ['call']),
    entry('link', { hub: text, client, server }, ['hub', 'client', 'server']),
    entry('notice', {
      ...{ from: party, to: text, topic: text, facts },
      channel: { enum: ['sms', 'mail', 'screen', 'event'] },
    }),
    entry('step', { scenario: text, name: text, facts }),
    entry(
      'statement',
      {
        ...{ requirement: text, by: text, dated: text, text, body: ref },
        manner: { enum: ['declared', 'attested', 'denied'] },
      },
      ['body'],
    ),
    entry('trouble', { blame: { enum: ['harness', 'environment', 'configuration'] }, what: text }),
    entry('state', { of: party, subject: text, facts }),
  ],
};

const digests = { type: 'object', additionalProperties: ref };

/** A line of `entries.jsonl`. */
export const sealedEntrySchema = shape(
  { previous: ref, hash: ref, entry: entrySchema, salt: ref, salts: digests, redacted: digests },
  ['salt', 'salts', 'redacted'],
);

/** A line of `bodies.jsonl`. */
export const sealedBodySchema = shape(
  {
    ...{ ref, root: ref, lengths: { type: 'array', items: whole }, salt: ref },
    pieces: {
      type: 'array',
      items: { type: 'object', properties: { salt: ref, redacted: ref }, minProperties: 1, maxProperties: 1 },
    },
  },
  ['salt', 'pieces'],
);

/** `head.json`. */
export const headSchema = shape({ schema: { const: 'lienthong-evidence/1' }, head: ref });
