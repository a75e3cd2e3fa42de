import { resolve } from 'node:path';
import type { BundleParts } from '../../conformance/evidence/bundle.ts';
import { readBundle } from '../../conformance/evidence/bundle-place.ts';
import { parseReport } from '../../conformance/report/parse-report.ts';
import type { RunReport } from '../../conformance/report/run-report.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import { type CliContext, CommandFailure } from '../context.ts';
import { renderProblems } from '../explain/problem-lines.ts';
import { unreadable } from '../file-argument.ts';

/** Whatever has one of these is a bundle, and one that lacks another was tampered with. */
const partsOfBundle = ['head.json', 'run.json', 'entries.jsonl', 'bodies.jsonl'];

/**
 * The parts of a bundle in a folder or file.
 * @throws {CommandFailure} when there is none: nothing can then be said of its evidence, and nothing is.
 */
export async function openBundle(context: Pick<CliContext, 'cwd'>, place: string): Promise<BundleParts> {
  const parts = await openParts(context, place);
  if (isBundle(parts)) return parts;
  throw new CommandFailure(
    {
      vi: `“${place}” không phải gói bằng chứng: không có phần nào của gói (${partsOfBundle.join(', ')})`,
      en: `“${place}” is no bundle of evidence: it has none of its parts (${partsOfBundle.join(', ')})`,
    },
    2,
  );
}

/** A report: a file that `--json` wrote, or the one that lies in a bundle. @throws {CommandFailure} when there is none. */
export async function openReport(context: CliContext, place: string): Promise<RunReport> {
  const parts = await openParts(context, place);
  return readReportText(context, place, parts.get('report.json') ?? parts.get(''));
}

/**
 * Reads a report. What is wrong with one is told; of a text that never says to be one, only that it is none.
 * @throws {CommandFailure} when it is none: 2, for nothing was compared or shown, so there is no verdict.
 */
export function readReportText(context: CliContext, place: string, bytes: Uint8Array = noBytes): RunReport {
  const text = Buffer.from(bytes).toString('utf8').trimEnd();
  const reading = parseReport(text);
  if (reading.ok) return reading.value;
  if (text.includes('"lienthong-run-report/')) {
    context.stderr.write(renderProblems(context, reading.problems));
  }
  throw new CommandFailure(
    {
      vi: `“${place}” không phải báo cáo của lienthong (tệp do --json ghi) và không có báo cáo như vậy trong đó`,
      en: `“${place}” neither is a report of lienthong (a file that --json wrote) nor holds one`,
    },
    2,
  );
}

const noBytes = new Uint8Array();

/** Tells what is wrong with the chain of a bundle, and refuses it: a verdict, on its evidence. */
export function refused(context: CliContext, place: string, problems: readonly Problem[]): CommandFailure {
  context.stderr.write(renderProblems(context, problems));
  const text = {
    vi: `“${place}” không dùng được: ${problems.length} lỗi`,
    en: `“${place}” cannot be used: ${problems.length} faults`,
  };
  return new CommandFailure(text, 1);
}

async function openParts({ cwd }: Pick<CliContext, 'cwd'>, place: string): Promise<BundleParts> {
  try {
    return await readBundle(resolve(cwd, place));
  } catch (error) {
    throw unreadable(place, error);
  }
}

function isBundle(parts: BundleParts): boolean {
  return partsOfBundle.some((name) => parts.has(name));
}
