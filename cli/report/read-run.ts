import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { type RunHeader, readRunHeader } from '../../conformance/engine/run-header.ts';
import { decodeBundle } from '../../conformance/evidence/bundle.ts';
import { evidenceOf } from '../../conformance/evidence/create-recorder.ts';
import type { Evidence } from '../../conformance/evidence/evidence.ts';
import type { Sealed } from '../../conformance/evidence/seal.ts';
import { parseReport } from '../../conformance/report/parse-report.ts';
import { renderJson } from '../../conformance/report/render-json.ts';
import { type RunReport, whatItIsNot } from '../../conformance/report/run-report.ts';
import { problem } from '../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../protocol/result.ts';
import { openBundle, readReportText } from '../check/open-bundle.ts';
import type { CliContext } from '../context.ts';
import { readWholeArgument } from '../file-argument.ts';

/** A run as it was kept: its bundle of evidence, and the report that was drawn from it. */
export interface KeptRun {
  readonly name: string;
  readonly report: RunReport;
  readonly evidence: Evidence;
  readonly header: RunHeader;
  readonly sealed: Sealed;
}

const largestReport = 256 * 1024 * 1024;

/**
 * Reads a bundle back, with every fault of its chain.
 * @throws {CommandFailure} when there is no such file or folder, or it is no bundle.
 */
export async function readRun(context: Pick<CliContext, 'cwd'>, place: string): Promise<Reading<KeptRun>> {
  const bundle = decodeBundle(await openBundle(context, place));
  if (!bundle.ok) return bundle;
  const { sealed, bodies } = bundle.value;
  const header = readRunHeader(sealed.header);
  if (!header.ok) return header;
  const report = reportIn(bundle.value.report, place);
  if (!report.ok) return report;
  const entries = sealed.entries.map(({ entry }) => entry);
  const kept = { name: basename(place), report: report.value, header: header.value, sealed };
  return read({ ...kept, evidence: evidenceOf(entries, bodies) });
}

function reportIn(value: unknown, place: string): Reading<RunReport> {
  if (typeof value !== 'object' || value === null) {
    return unread(problem('certification.report-missing', place));
  }
  const reading = parseReport(JSON.stringify({ ...value, about: whatItIsNot }));
  return reading.ok ? reading : unread(problem('certification.report-missing', place), ...reading.problems);
}

/** A report alone, or with the evidence beside it. @throws {CommandFailure} when there is no such file, or it is neither. */
export async function readReport(
  context: CliContext,
  place: string,
): Promise<Reading<Pick<KeptRun, 'report'> & Partial<KeptRun>>> {
  const isFolder = await stat(resolve(context.cwd, place)).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder || !place.endsWith('.json')) return readRun(context, place);
  const bytes = await readWholeArgument(context, place, largestReport);
  return read({ report: readReportText(context, place, bytes) });
}

/** The bytes of a report as they stand in a package. */
export function bytesOfReport(report: RunReport): Uint8Array {
  return Buffer.from(renderJson(report));
}
