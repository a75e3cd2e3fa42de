import { type Reading, read } from '../../protocol/result.ts';
import { createSchemaReader } from '../../protocol/settings/schema-reader.ts';
import { type Seat, seats } from '../finding.ts';
import { systemSchema, tolerancesSchema, waiverSchema } from '../report/report-schema.ts';
import type { SystemFacts, Waiver } from '../report/run-report.ts';
import { type ProfileName, profileNames, type Requirement } from '../requirements/requirement.ts';
import type { Tolerances } from '../tolerances.ts';
import type { RunRecord } from './stage.ts';

/** Everything beside the evidence that a run is judged by: it stands in the bundle, at the root of the chain. */
export interface RunHeader extends Omit<RunRecord, 'evidence'> {
  readonly profile: ProfileName;
  readonly asOf: string;
  readonly tolerances: Tolerances;
  /** GEN-03: types of documents of which paper may follow; absent when no list was given. */
  readonly paperAlsoFor?: readonly string[];
  /** What narrowed the selection of checks; absent when nothing did. */
  readonly groups?: readonly string[];
  readonly ids?: readonly string[];
  readonly levels?: readonly Requirement['level'][];
  readonly waivers: readonly Waiver[];
  readonly certification: boolean;
  readonly seed: string;
  readonly system: SystemFacts;
  readonly environment: Readonly<Record<string, string>>;
  /** Words of the command line between `lienthong check` and its options. */
  readonly target: string;
}

const text = { type: 'string' };
const texts = { type: 'array', items: text };
const bilingual = {
  type: 'object',
  properties: { vi: text, en: text },
  required: ['vi', 'en'],
  additionalProperties: false,
};

/** JSON Schema of `run.json`. */
export const runHeaderSchema = {
  type: 'object',
  properties: {
    seat: { enum: seats satisfies readonly Seat[] },
    ...{ began: { type: 'number' }, ended: { type: 'number' }, ran: texts },
    unfinished: {
      type: 'array',
      items: {
        type: 'object',
        properties: { scenario: text, why: bilingual },
        required: ['scenario', 'why'],
        additionalProperties: false,
      },
    },
    profile: { enum: profileNames },
    asOf: { type: 'string', format: 'date' },
    ...{ tolerances: tolerancesSchema.json, paperAlsoFor: texts },
    ...{ groups: texts, ids: texts, levels: { type: 'array', items: { enum: ['MUST', 'SHOULD', 'MAY'] } } },
    waivers: { type: 'array', items: waiverSchema.json },
    ...{ certification: { type: 'boolean' }, seed: text, target: text },
    system: systemSchema.json,
    environment: { type: 'object', additionalProperties: text },
  },
  required: [
    ...['seat', 'began', 'ended', 'ran', 'unfinished', 'profile', 'asOf', 'tolerances', 'waivers'],
    ...['certification', 'seed', 'target', 'system', 'environment'],
  ],
  additionalProperties: false,
};

const reader = createSchemaReader<RunHeader>(runHeaderSchema);

/** Reads the settings of a run out of a bundle. */
export function readRunHeader(value: unknown): Reading<RunHeader> {
  const reading = reader(value);
  return reading.ok ? read(reading.value) : reading;
}
