import type { JsonSchema } from '../../protocol/settings/schema-reader.ts';
import { behaviourNames } from '../agency/behaviours.ts';
import { faultPlanSchema } from '../faults/plan-schema.ts';
import { limitsSchema } from '../hub/transfers/written-limits.ts';
import type { DeedName } from './act.ts';
import { actSchema, code, codes, deeds, duration, statusCode, text, withoutDraft } from './act-schemas.ts';
import { eventNames } from './event-names.ts';
import type { Expectation } from './expectation.ts';

const bilingual = strict({ vi: text, en: text }, ['vi', 'en']);
const share = (what: string): JsonSchema => ({ type: 'number', minimum: 0, maximum: 1, description: what });
export const count = (most: number, what: string): JsonSchema => ({
  type: 'integer',
  minimum: 0,
  maximum: most,
  description: what,
});

/** What every agency of a cast may have. */
export const agencyProperties: Readonly<Record<string, JsonSchema>> = {
  code: code('the newer form'),
  code102: code('the 13-character form'),
  name: text,
  parent: code('code of the body above'),
  system: code('system that serves it; one of its own unless told'),
  state: { enum: ['active', 'locked', 'closed'] },
};

const agency = strict(agencyProperties, ['code', 'name']);

const decision: JsonSchema = {
  anyOf: [
    { enum: ['agrees', 'refuses', 'leaves'] },
    strict({ agrees: { const: true }, after: duration('how long it takes') }, ['agrees', 'after']),
    strict({ refuses: text, after: duration('how long it takes') }, ['refuses']),
  ],
};
const answering = (what: string): JsonSchema => ({
  description: `${what}; a list has one answer for each request in turn, of which the last holds`,
  anyOf: [...list(decision['anyOf']), { type: 'array', items: decision, minItems: 1 }],
});

const settings = strict(
  {
    behaviour: { enum: behaviourNames },
    pace: duration('between two acts of the clerk; an hour unless told'),
    reason: { ...text, description: 'of refusals' },
    recalls: answering('to recalls'),
    takeBacks: answering('to take-backs after registration'),
    updates: answering('to updates'),
    times: { anyOf: [{ type: 'integer', minimum: 1 }, { const: 'always' }] },
    hours: { enum: ['any', 'office'], description: 'office: clerks act in working hours only' },
    polling: duration('how often its system polls'),
    encryption: { enum: ['attachments'], description: 'what it sends travels encrypted for its receivers' },
    takesOver: codes('of bodies that are merged into it in the course of the scenario'),
  },
  [],
);

const letter = code('id of the act that sent the document');
const expectations: Readonly<
  Record<Expectation['that'], readonly [Readonly<Record<string, JsonSchema>>, string[]]>
> = {
  states: [
    { document: letter, are: { type: 'object', additionalProperties: text, minProperties: 1 } },
    ['document', 'are'],
  ],
  statuses: [
    { document: letter, of: code('receiver'), are: { type: 'array', items: statusCode } },
    ['document', 'of', 'are'],
  ],
  count: [
    {
      event: { enum: eventNames, description: 'name of an event' },
      where: { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean'] } },
      document: letter,
      is: { type: 'integer', minimum: 0 },
    },
    ['event', 'is'],
  ],
  versions: [
    { document: letter, at: code('receiver'), is: { type: 'integer', minimum: 0 } },
    ['document', 'at', 'is'],
  ],
  'set-aside': [
    { document: letter, at: code('receiver'), why: code('code of a problem') },
    ['document', 'at', 'why'],
  ],
  order: [{ at: code('receiver'), documents: codes('ids of acts') }, ['at', 'documents']],
};

/** The published schema of a scenario file: `scenario.schema.json` is this, written out. */
export const scenarioSchema: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'A scenario of the lienthong simulator',
  ...strict(
    {
      $schema: { type: 'string' },
      scenario: { type: 'string', pattern: '^[a-z][a-z0-9-]*$', description: 'its name' },
      title: bilingual,
      shows: { type: 'array', items: { type: 'string', pattern: '^[A-Z]{3}-\\d{2}$' } },
      seed: text,
      start: {
        type: 'string',
        pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?(Z|[+-]\\d{2}:\\d{2})$',
        description: 'RFC 3339 with a zone: 2026-11-20T09:30:00+07:00',
      },
      world: {
        description: '2026, or a cast of its own',
        anyOf: [
          { enum: [2026, '2026'] },
          strict(
            {
              generated: count(100, 'agencies of the first level'),
              agencies: { type: 'array', items: agency },
            },
            [],
          ),
        ],
      },
      hub: strict(
        {
          dialect: { enum: ['strict', 'observed'] },
          delivery: { enum: ['faithful', 'field'] },
          conflict: { enum: ['refuse', 'flag'] },
          store: { enum: ['memory', 'folder'], description: 'a folder survives a restart of the hub' },
          acceptance: limitsSchema,
        },
        [],
      ),
      signatures: {
        ...strict(
          {
            profile: { enum: ['law', 'field'] },
            verify: codes('hub, and agencies whose systems verify'),
          },
          ['profile', 'verify'],
        ),
        description: 'who verifies signatures; nobody unless told',
      },
      polling: duration('how often each system polls; 10m unless told'),
      agencies: {
        type: 'object',
        additionalProperties: settings,
        description: 'by code; * is for all that are not named',
      },
      faults: withoutDraft(faultPlanSchema),
      acts: {
        type: 'array',
        items: {
          type: 'object',
          required: ['do'],
          discriminator: { propertyName: 'do' },
          oneOf: deedNames().map(actSchema),
        },
      },
      traffic: strict(
        {
          documents: count(1_000_000, 'letters drawn from the seed'),
          over: duration('from the start; they leave in working hours'),
          second: share('of a second receiver'),
          urgent: share('of an urgent letter'),
        },
        ['documents', 'over'],
      ),
      until: duration('how long it lasts'),
      expect: {
        type: 'array',
        items: {
          type: 'object',
          required: ['that'],
          discriminator: { propertyName: 'that' },
          oneOf: Object.entries(expectations).map(([that, [own, required]]) =>
            strict({ that: { const: that }, ...own }, ['that', ...required]),
          ),
        },
      },
    },
    ['scenario', 'title', 'start', 'until'],
  ),
};

/** Nothing but these properties. */
export function strict(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[],
): JsonSchema {
  return { type: 'object', properties, required, additionalProperties: false };
}

function deedNames(): readonly DeedName[] {
  return Object.keys(deeds).filter((each): each is DeedName => Object.hasOwn(deeds, each));
}

function list(value: unknown): readonly JsonSchema[] {
  return Array.isArray(value) ? value.map((each: JsonSchema) => each) : [];
}
