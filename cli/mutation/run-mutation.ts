import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CliContext, say } from '../context.ts';
import { addReport, type Measured, markOf, readMeasured, scoreOf, writeMeasured } from './measured.ts';
import { renderPage } from './page.ts';
import { keptEvidenceTest, type MutationRoom, mutationRooms } from './rooms.ts';
import { mutate } from './stryker.ts';

/** The options of `npm run mutation`, as the parser hands them over. */
export interface MutationOptions {
  /** Milliseconds after which nothing new is begun. */
  readonly budget: number;
  readonly json?: true;
}

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const results = join(root, 'docs/mutation.json');
const leastScore = 80;
/** Lines of source that are mutated in one go: what is lost when a run is stopped. */
const linesAtOnce = 1000;

/** Most often a test that fails without any mutant. */
const notMeasured = {
  vi: 'không đo được (phép thử hỏng khi chưa sửa gì, hoặc Stryker dừng)',
  en: 'not measured (a test fails as it is, or Stryker stopped)',
} as const;

/**
 * Tests the tests of the named rooms, or of all. Files are measured some at a time, and a file whose result still
 * holds is passed over, so a run that was stopped goes on where it was. Writes `docs/mutation.json` and
 * `docs/mutation.md`. Exit code 0 when what was measured scores 80 % or more, 1 when it does not, 2 when time ran out
 * before all was measured.
 */
export async function runMutation(
  context: CliContext,
  named: readonly string[],
  { budget, json }: MutationOptions,
): Promise<void> {
  const rooms = mutationRooms.filter(({ name }) => named.length === 0 || named.includes(name));
  const tell = (line: string) => context.interactive && context.stderr.write(`${line}\n`);
  const ends = performance.now() + budget;
  let measured = readMeasured(results);
  let isWhole = true;
  for (const room of rooms) {
    if (room.tests.includes(keptEvidenceTest)) {
      const { keepEvidence } = await import('./keep-evidence.ts');
      await keepEvidence(root, (kind) => tell(`${kind}: evidence of every mutant`));
    }
    for (const files of batchesOf(room, measured)) {
      if (performance.now() > ends) {
        isWhole = false;
        break;
      }
      tell(`${room.name}: ${[...files.keys()].join(' ')}`);
      const report = await mutate(root, room, [...files.keys()], context.interactive);
      if (report === undefined) {
        isWhole = false;
        context.stderr.write(`lienthong: ${say(context, notMeasured)}: ${[...files.keys()].join(' ')}\n`);
        continue;
      }
      measured = addReport(readMeasured(results), report, files, testsMark(room));
      publish(measured);
    }
  }
  const mine = rooms.flatMap((room) => filesOf(room.name).flatMap((path) => measured[path] ?? []));
  const score = scoreOf(mine);
  const sum = { rooms: rooms.map(({ name }) => name), files: mine.length, score, whole: isWhole };
  context.stdout.write(
    json ? `${JSON.stringify(sum)}\n` : `${score?.toFixed(1) ?? '–'} % (${mine.length})\n`,
  );
  context.setExitCode(!isWhole ? 2 : score !== undefined && score < leastScore ? 1 : 0);
}

function publish(measured: Measured): void {
  writeMeasured(results, measured);
  writeFileSync(join(root, 'docs/mutation.md'), renderPage(root, measured, filesOf));
}

/** Sources of a room that can be mutated; those of rooms within it, and what is made for tests, are left out. */
function filesOf(room: string): readonly string[] {
  const within = mutationRooms.filter(({ name }) => name.startsWith(`${room}/`));
  return globSync(`${room}/**/*.ts`, { cwd: root })
    .filter(
      (path) =>
        !/(\.|-under-)test\.ts$/.test(path) && !within.some(({ name }) => path.startsWith(`${name}/`)),
    )
    .toSorted();
}

/** Sources by path whose result is missing or out of date, some at a time. */
function batchesOf(room: MutationRoom, measured: Measured): readonly ReadonlyMap<string, string>[] {
  const batches: Map<string, string>[] = [];
  let lines = linesAtOnce;
  const tests = testsMark(room);
  for (const path of filesOf(room.name)) {
    const source = readFileSync(join(root, path), 'utf8');
    const known = measured[path];
    if (known?.source === markOf(source) && known.tests === tests) continue;
    const length = source.split('\n').length;
    if (lines + length > linesAtOnce) {
      batches.push(new Map());
      lines = 0;
    }
    lines += length;
    batches.at(-1)?.set(path, source);
  }
  return batches;
}

/** Tests of a room as they are now: others may notice more. */
function testsMark({ tests }: MutationRoom): string {
  const paths = tests.flatMap((pattern) => globSync(pattern, { cwd: root })).toSorted();
  return markOf(paths.map((path) => readFileSync(join(root, path), 'utf8')).join('\n'));
}
