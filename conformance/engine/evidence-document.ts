import type { JsonSchema } from '../../protocol/settings/schema-reader.ts';
import { headSchema, sealedBodySchema, sealedEntrySchema } from '../evidence/entry-schema.ts';
import { publishedReportSchema } from '../report/report-schema.ts';
import { runHeaderSchema } from './run-header.ts';

const reference = (name: string) => ({ $ref: `#/definitions/${name}` });
const { $schema: _, ...report } = publishedReportSchema;

/**
 * Published as `docs/evidence.schema.json`: the parts of a bundle by their names, lines of `.jsonl` parts as the items
 * of an array. Made of the very schemas by which bundles are read.
 */
export const publishedEvidenceSchema: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'lienthong evidence, version 1',
  description:
    'A bundle of evidence: an object of its parts. Lines of entries.jsonl and bodies.jsonl are the items of arrays; bodies/<sha256> are bytes and stand beside it.',
  type: 'object',
  properties: {
    'head.json': reference('head'),
    'run.json': reference('run'),
    'entries.jsonl': { type: 'array', items: reference('entry') },
    'bodies.jsonl': { type: 'array', items: reference('body') },
    'report.json': reference('report'),
  },
  required: ['head.json', 'run.json', 'entries.jsonl', 'bodies.jsonl'],
  additionalProperties: false,
  definitions: {
    head: headSchema,
    run: runHeaderSchema,
    entry: sealedEntrySchema,
    body: sealedBodySchema,
    report,
  },
};
