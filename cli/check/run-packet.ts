import { availableParallelism } from 'node:os';
import { askInWorkers } from '../../conformance/engine/ask-in-workers.ts';
import { contextOf } from '../../conformance/engine/judge-run.ts';
import { recordFile } from '../../conformance/engine/record-files.ts';
import { createRecorder } from '../../conformance/evidence/create-recorder.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { type CliContext, CommandFailure } from '../context.ts';
import { renderProblems } from '../explain/problem-lines.ts';
import { conclude } from './conclude.ts';
import { readGivenFiles } from './given-files.ts';
import type { CheckOptions } from './options.ts';
import { prepare } from './prepare.ts';
import { wordOf } from './shell-word.ts';

/** Checks packets in files, folders and captures. Exit code 0 conformant, 1 not, 2 inconclusive. */
export async function runCheckPacket(
  context: CliContext,
  paths: readonly string[],
  options: CheckOptions,
  version: string,
): Promise<void> {
  const clock = createSystemClock();
  const began = clock.now();
  const target = ['packet', ...paths.map(wordOf)].join(' ');
  const prepared = await prepare(context, options, { seat: 'packet', target, began });
  if (prepared === undefined) return;
  const { header, suite, plan } = prepared;
  const recorder = createRecorder(clock.now);
  for (const file of await readGivenFiles(context, paths)) {
    const problems = recordFile(recorder, file, began);
    if (problems.length === 0) continue;
    context.stderr.write(renderProblems(context, problems));
    throw unreadableCapture(file.name);
  }
  prepared.recordStatements(recorder);
  const evidence = recorder.evidence();
  const asking = plan.checks.flatMap(({ check, applies }) => (applies ? [check] : []));
  const asked = await askInWorkers(asking, evidence, contextOf(header), availableParallelism());
  const judgedAt = clock.now();
  const ended = { ...header, ended: judgedAt };
  await conclude(context, options, { header: ended, evidence, suite, version, judgedAt, asked });
}

function unreadableCapture(name: string): CommandFailure {
  return new CommandFailure(
    { vi: `“${name}” không phải bản ghi HTTP đọc được`, en: `“${name}” is no capture that can be read` },
    64,
  );
}
