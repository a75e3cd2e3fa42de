import { renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import type { Reading } from '../../protocol/result.ts';
import { readScenario } from '../../simulator/scenarios/read-scenario.ts';
import type { Scenario } from '../../simulator/scenarios/scenario.ts';
import { listShipped, readShipped } from '../../simulator/scenarios/shipped-scenarios.ts';
import { type CliContext, say, usageFailure } from '../context.ts';
import { problemsAsJson, renderProblems } from '../explain/problem-lines.ts';
import { readWholeArgument } from '../file-argument.ts';
import { createPaint } from '../paint.ts';
import { checkRuns, type MeasuredRun, type RunLimits, runMeasured } from './measured-run.ts';

export interface ScenarioOptions extends RunLimits {
  readonly json?: true;
  readonly seed?: string;
  readonly twice?: true;
}

const longestFile = 10 * 1024 * 1024;

/** Lists what ships: name, title, requirements. */
export async function listAll(context: CliContext, { json }: ScenarioOptions): Promise<void> {
  const rows = [];
  for (const name of await listShipped()) {
    const reading = await readShipped(name);
    if (reading?.ok) rows.push({ name, title: reading.value.title, shows: reading.value.shows ?? [] });
  }
  const lines = rows.map(({ name, title }) => `${name.padEnd(34)} ${say(context, title)}\n`);
  context.stdout.write(json ? `${JSON.stringify(rows)}\n` : lines.join(''));
}

/** Reads a file and says what is wrong with it. */
export async function checkFile(
  context: CliContext,
  file: string | undefined,
  { json }: ScenarioOptions,
): Promise<void> {
  const reading = await open(context, file);
  if (!reading.ok) return refuse(context, reading, json);
  const good = { vi: 'Kịch bản hợp lệ.', en: 'The scenario is sound.' };
  context.stdout.write(json ? `${JSON.stringify({ ok: true })}\n` : `${say(context, good)}\n`);
}

/** Runs a scenario and tells how it came out. */
export async function runFile(
  context: CliContext,
  file: string | undefined,
  { json, seed, twice, ...limits }: ScenarioOptions,
): Promise<void> {
  const reading = await open(context, file);
  if (!reading.ok) return refuse(context, reading, json);
  const run = () =>
    runMeasured(reading.value, {
      ...(seed === undefined ? {} : { seed }),
      ...(context.interactive && json === undefined ? { onHour: showTime(context) } : {}),
    });
  const runs = [await run(), ...(twice ? [await run()] : [])];
  const complaints = checkRuns(runs, limits);
  for (const each of runs) {
    const { outcome, ...measured } = each;
    context.stdout.write(
      json ? `${JSON.stringify({ ...outcome, ...measured })}\n` : summary(context, reading.value, each),
    );
    if (outcome.differences.length > 0) context.setExitCode(1);
  }
  for (const each of complaints) context.stderr.write(`${say(context, each)}\n`);
  if (complaints.length > 0) context.setExitCode(1);
}

async function open(context: CliContext, file: string | undefined): Promise<Reading<Scenario>> {
  if (file === undefined) {
    throw usageFailure({
      vi: 'thiếu tệp hoặc tên kịch bản',
      en: 'a file or the name of a scenario is missing',
    });
  }
  const shipped = /^[a-z][a-z0-9-]*$/.test(file) ? await readShipped(file) : undefined;
  return (
    shipped ?? readScenario(Buffer.from(await readWholeArgument(context, file, longestFile)).toString('utf8'))
  );
}

function refuse(context: CliContext, { problems }: Reading<Scenario>, json: true | undefined): void {
  const told = json
    ? `${JSON.stringify({ ok: false, problems: problemsAsJson(problems, context.language) })}\n`
    : renderProblems(context, problems);
  context.stdout.write(told);
  context.setExitCode(1);
}

/** The time in the scenario, on one line of the terminal. */
function showTime(context: CliContext): (now: number) => void {
  return (now) => context.stderr.write(`\r${renderLocalTimestamp(now)} `);
}

function summary(context: CliContext, { title }: Scenario, { outcome, took, cpu }: MeasuredRun): string {
  const paint = createPaint(context);
  const { scenario, differences, counts, polls, requests, traceHash, seed } = outcome;
  const rows = Object.entries({ ...counts, ...requests }).map(
    ([name, count]) => `  ${name.padEnd(24)} ${count}`,
  );
  const good = differences.length === 0;
  const verdict = good
    ? { vi: 'Đúng như mong đợi; sổ sách các bên khớp nhau.', en: 'As expected; all sides agree.' }
    : { vi: 'Khác mong đợi:', en: 'Not as expected:' };
  return [
    `${context.interactive ? '\r' : ''}${paint.bold(scenario)}  ${say(context, title)}`,
    ...rows,
    `  ${say(context, { vi: 'lần hỏi Trục', en: 'polls' }).padEnd(24)} ${polls}`,
    `  ${say(context, { vi: 'thời gian chạy', en: 'took' }).padEnd(24)} ${took} ms`,
    `  ${say(context, { vi: 'bộ xử lý', en: 'processor time' }).padEnd(24)} ${cpu} ms`,
    `  ${say(context, { vi: 'hạt giống', en: 'seed' }).padEnd(24)} ${seed}`,
    `  ${say(context, { vi: 'mã vết', en: 'trace hash' }).padEnd(24)} ${traceHash}`,
    `${good ? paint.green('✓') : paint.red('✗')} ${say(context, verdict)}`,
    ...differences.map((each) => `  ${say(context, each)}`),
    '',
  ].join('\n');
}
