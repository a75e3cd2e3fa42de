import { randomBytes } from 'node:crypto';
import type { RawJudgement } from '../../conformance/engine/judge-check.ts';
import { judgeRun } from '../../conformance/engine/judge-run.ts';
import type { RunHeader } from '../../conformance/engine/run-header.ts';
import { exitCodeOf } from '../../conformance/engine/run-verdict.ts';
import type { Suite } from '../../conformance/engine/select.ts';
import { type BundleParts, encodeBundle } from '../../conformance/evidence/bundle.ts';
import type { Evidence } from '../../conformance/evidence/evidence.ts';
import { bodiesOf } from '../../conformance/evidence/merge-evidence.ts';
import { redact } from '../../conformance/evidence/redact.ts';
import { type RunReport, whatItIsNot } from '../../conformance/report/run-report.ts';
import type { CliContext } from '../context.ts';
import type { CheckOptions } from './options.ts';
import { redactionOf } from './settings.ts';
import { writeReport } from './write-report.ts';
import { writeBundleWanted } from './write-wanted.ts';

/** What a run left behind, and how it is to be judged. */
export interface Concluded {
  readonly header: RunHeader;
  readonly evidence: Evidence;
  readonly suite: Suite;
  readonly version: string;
  readonly judgedAt: number;
  readonly asked?: readonly RawJudgement[];
}

/** Judges a run, writes its bundle and its reports where they are wanted, and sets the exit code. */
export async function conclude(
  context: CliContext,
  options: CheckOptions,
  { header, evidence, ...judging }: Concluded,
): Promise<RunReport> {
  const kinds = redactionOf(options);
  const { report, sealed } = judgeRun(header, evidence, randomBytes(32).toString('hex'), judging);
  const bundling = writeSealed(context, options, header, () =>
    encodeBundle({
      ...redact({ sealed, bodies: bodiesOf(evidence) }, new Set([...kinds, 'secret'])),
      report: { ...report, about: whatItIsNot },
    }),
  );
  await Promise.allSettled([bundling]);
  await writeReport(context, options, report, evidence);
  await bundling;
  context.setExitCode(exitCodeOf(report.verdict));
  return report;
}

/** @throws {CommandFailure} once the report has been told: what was found is not lost with the place for its evidence. */
async function writeSealed(
  context: CliContext,
  { bundle }: CheckOptions,
  run: RunHeader,
  encode: () => BundleParts,
): Promise<void> {
  if (bundle !== undefined) await writeBundleWanted(context, bundle, run, encode());
}
