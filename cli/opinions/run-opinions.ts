import type { CliContext } from '../context.ts';
import { type ExpectedDisagreement, explain } from './compare.ts';
import { disagreements } from './disagreements.ts';
import { type Gathered, gather } from './gather.ts';
import { renderSummary } from './render.ts';
import { writePage } from './write-page.ts';

/** The options of `npm run opinions`, as the parser hands them over. */
export interface OpinionsOptions {
  readonly seed: number;
  readonly all?: true;
  readonly write?: true;
  readonly json?: true;
}

/**
 * Makes some hundred signed files by six tools, asks seven about each of them, and compares with what we say. Exit
 * code 0 when every disagreement has its reason in `disagreements.ts` and every reason its disagreement, 1 when not.
 * A tool that is not installed is skipped, and said so; with `all` that is a failure.
 */
export async function runOpinions(
  context: CliContext,
  { seed, all, write, json }: OpinionsOptions,
): Promise<void> {
  const onProgress = (what: string) => void context.stderr.write(`${what}\n`);
  const gathered = await gather({ seed, now: Date.now(), onProgress });
  const explanation = explain(gathered.disagreements, disagreements);
  const stale = explanation.explained
    .filter(({ expected, pairs }) => pairs.length === 0 && wasAsked(expected, gathered))
    .map(({ expected }) => expected);
  if (write) writePage(gathered);
  const { tallies, missing, files } = gathered;
  context.stdout.write(
    json
      ? `${JSON.stringify({ files: files.length, tallies, missing, unexplained: explanation.unexplained.map(told), stale }, null, 2)}\n`
      : renderSummary(gathered, explanation, stale),
  );
  const isComplete = all === undefined || missing.length === 0;
  context.setExitCode(isComplete && explanation.unexplained.length + stale.length === 0 ? 0 : 1);
}

/** Whether the tool that disagrees and the one that makes such files are both here. */
function wasAsked({ by, maker }: ExpectedDisagreement, { tools, files }: Gathered): boolean {
  const isHere = by === 'maker' || tools.some(({ name }) => name === by);
  return isHere && (maker === undefined || files.some((file) => file.maker === maker));
}

function told({ file, own, opinion }: Gathered['disagreements'][number]) {
  return { file: file.id, ...own, opinion };
}
