import { resolve } from 'node:path';
import type { BundleParts } from '../../conformance/evidence/bundle.ts';
import { readBundle } from '../../conformance/evidence/bundle-place.ts';
import { parseReport } from '../../conformance/report/parse-report.ts';
import type { RunReport } from '../../conformance/report/run-report.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import { type CliContext, CommandFailure } from '../context.ts';
import { renderProblems } from '../explain/problem-lines.ts';
import { unreadable } from '../file-argument.ts';

/** The parts of a bundle in a folder or file. @throws {CommandFailure} when there is none. */
export async function openBundle(context: CliContext, place: string): Promise<BundleParts> {
  try {
    return await readBundle(resolve(context.cwd, place));
  } catch (error) {
    throw unreadable(place, error);
  }
}

/** A report: a file that `--json` wrote, or the one that lies in a bundle. @throws {CommandFailure} */
export async function openReport(context: CliContext, place: string): Promise<RunReport> {
  const parts = await openBundle(context, place);
  const bytes = parts.get('report.json') ?? parts.get('');
  const reading = parseReport(Buffer.from(bytes ?? []).toString('utf8'));
  if (reading.ok) return reading.value;
  throw refused(context, place, reading.problems);
}

/** Tells what is wrong with a bundle or report, and refuses it. */
export function refused(context: CliContext, place: string, problems: readonly Problem[]): CommandFailure {
  context.stderr.write(renderProblems(context, problems));
  const text = {
    vi: `“${place}” không dùng được: ${problems.length} lỗi`,
    en: `“${place}” cannot be used: ${problems.length} faults`,
  };
  return new CommandFailure(text, 1);
}
