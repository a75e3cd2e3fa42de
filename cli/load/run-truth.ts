import { judgeTruth, type Truth, type TruthVerdict } from '../../loadtests/truth/judge.ts';
import type { MemorySample } from '../../loadtests/truth/memory.ts';
import { parseSamples } from '../../loadtests/truth/parse-samples.ts';
import { type CliContext, CommandFailure, type ExitCode } from '../context.ts';
import { readWholeArgument } from '../file-argument.ts';
import { findJournals, journalOfFile } from './journal-files.ts';
import { renderTruth } from './render-truth.ts';

export interface LoadTruthOptions {
  readonly json?: true;
  readonly samples?: string;
}

const exitCodes: Readonly<Record<TruthVerdict, ExitCode>> = { ok: 0, broken: 1, inconclusive: 2 };

/** A sample a second for a day is 20 MB. */
const longestSamples = 256 * 1024 * 1024;

/** Counts the documents of a run. Exit 0 when all is true, 1 when the hub is wrong, 2 when nobody can know. */
export async function runLoadTruth(
  context: CliContext,
  named: readonly string[],
  options: LoadTruthOptions,
): Promise<void> {
  const names = await findJournals(context, named);
  const place = options.samples;
  const samples = place === undefined ? undefined : await readSamples(context, place);
  const journals = names.map((name) => journalOfFile(context, name));
  const onProgress = progressTo(context);
  const truth = await judgeTruth(journals, { ...(samples === undefined ? {} : { samples }), onProgress });
  if (context.interactive) context.stderr.write('\r\u001b[K');
  if (truth.kind === 'refused') throw new CommandFailure(truth.text, 2);
  tell(context, truth, options);
  context.setExitCode(exitCodes[truth.verdict]);
}

function tell(context: CliContext, truth: Truth, { json }: LoadTruthOptions): void {
  context.stdout.write(json === true ? `${JSON.stringify(truth)}\n` : renderTruth(context, truth));
}

async function readSamples(context: CliContext, place: string): Promise<readonly MemorySample[]> {
  const text = Buffer.from(await readWholeArgument(context, place, longestSamples)).toString('utf8');
  const samples = parseSamples(text);
  if (samples !== undefined) return samples;
  throw new CommandFailure(
    {
      vi: `“${place}” không phải số đo bộ nhớ (mảng JSON, hoặc mỗi dòng một đối tượng)`,
      en: `“${place}” holds no samples (a JSON array, or one object a line)`,
    },
    2,
  );
}

/** A figure that counts up while a person watches. */
function progressTo(context: CliContext): (lines: number, pass: number) => void {
  let told = 0;
  return (lines, pass) => {
    if (!context.interactive || Math.abs(lines - told) < 50_000) return;
    told = lines;
    context.stderr.write(`\r\u001b[K${pass}/2 ${lines}`);
  };
}
