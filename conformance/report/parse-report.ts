import { type Reading, read } from '../../protocol/result.ts';
import { createSchemaReader, readJsonText } from '../../protocol/settings/schema-reader.ts';
import { publishedReportSchema, type reportDocumentSchema } from './report-schema.ts';
import type { RunReport } from './run-report.ts';
import type { Admitted } from './schema-of.ts';

const reader = createSchemaReader<Admitted<typeof reportDocumentSchema>>(publishedReportSchema);

/** Reads a report that `renderJson` wrote, or whoever else keeps to `docs/report.schema.json`. */
export function parseReport(text: string): Reading<RunReport> {
  const reading = readJsonText(text, reader);
  if (!reading.ok) return reading;
  const { about: _about, ...report } = reading.value;
  return read(report, reading.problems);
}
