import process from 'node:process';
import { parseArgs } from 'node:util';
import { type ExpectedDisagreement, explain } from './compare.ts';
import { disagreements } from './disagreements.ts';
import { type Gathered, gather } from './gather.ts';
import { renderSummary } from './render.ts';
import { writePage } from './write-page.ts';

/**
 * `npm run opinions [-- [--seed 1] [--all] [--write] [--json]]` makes some hundred signed files by six tools, asks seven
 * about each of them, and compares with what we say. Exit code 0 when every disagreement has its reason in
 * `disagreements.ts` and every reason its disagreement, 1 when not, 64 for wrong usage. A tool that is not
 * installed is skipped, and said so; with `--all` that is a failure. `--write` brings `docs/second-opinions.md` up to date.
 */
const options = readOptions(process.argv.slice(2));
if (options === undefined) {
  process.stderr.write('lienthong: usage: npm run opinions -- [--seed 1] [--all] [--write] [--json]\n');
  process.exitCode = 64;
} else {
  process.exitCode = await run(options);
}

function readOptions(args: readonly string[]) {
  try {
    const {
      seed = '1',
      all = false,
      write = false,
      json = false,
    } = parseArgs({
      args: [...args],
      options: {
        seed: { type: 'string' },
        all: { type: 'boolean' },
        write: { type: 'boolean' },
        json: { type: 'boolean' },
        lang: { type: 'string' },
      },
    }).values;
    return /^\d{1,9}$/.test(seed) ? { seed: Number(seed), all, write, json } : undefined;
  } catch {
    return undefined;
  }
}

async function run({ seed, all, write, json }: NonNullable<typeof options>): Promise<number> {
  const onProgress = (what: string) => process.stderr.write(`${what}\n`);
  const gathered = await gather({ seed, now: Date.now(), onProgress });
  const explanation = explain(gathered.disagreements, disagreements);
  const stale = explanation.explained
    .filter(({ expected, pairs }) => pairs.length === 0 && wasAsked(expected, gathered))
    .map(({ expected }) => expected);
  if (write) writePage(gathered);
  const { tallies, missing, files } = gathered;
  process.stdout.write(
    json
      ? `${JSON.stringify({ files: files.length, tallies, missing, unexplained: explanation.unexplained.map(told), stale }, null, 2)}\n`
      : renderSummary(gathered, explanation, stale),
  );
  const isComplete = !all || missing.length === 0;
  return isComplete && explanation.unexplained.length + stale.length === 0 ? 0 : 1;
}

/** Whether the tool that disagrees and the one that makes such files are both here. */
function wasAsked({ by, maker }: ExpectedDisagreement, { tools, files }: Gathered): boolean {
  const isHere = by === 'maker' || tools.some(({ name }) => name === by);
  return isHere && (maker === undefined || files.some((file) => file.maker === maker));
}

function told({ file, own, opinion }: Gathered['disagreements'][number]) {
  return { file: file.id, ...own, opinion };
}
