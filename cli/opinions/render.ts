import type { ExpectedDisagreement, Explanation, Pair } from './compare.ts';
import type { Gathered } from './gather.ts';

/** The part of `docs/second-opinions.md` that follows from the data alone. */
export function renderReasons(expected: readonly ExpectedDisagreement[]): string {
  const rows = expected.map((each) => {
    const whose = [each.maker, each.variant].filter((part) => part !== undefined).join(': ');
    const what = [each.kind, whose, each.damage === 'none' ? 'sound' : each.damage]
      .filter(Boolean)
      .join(', ');
    const ours = each.code === undefined ? each.verdict : `${each.verdict} (\`${each.code}\`)`;
    const theirs = each.verdict === 'valid' ? 'no' : 'yes';
    return `| ${each.by === 'maker' ? `${each.maker ?? 'maker'} itself` : each.by} | ${what} | ${theirs} | ${ours} | ${each.reason} |`;
  });
  return ['| who | of what | says | we say | why |', '|---|---|---|---|---|', ...rows].join('\n');
}

/** Everything that a run came to, for the terminal. */
export function renderSummary(
  gathered: Gathered,
  explanation: Explanation,
  stale: readonly ExpectedDisagreement[],
): string {
  const { files, missing } = gathered;
  const makers = countBy(files.map(({ maker }) => maker));
  const kinds = countBy(files.map(({ kind }) => kind));
  return [
    `${files.length} files by ${makers}`,
    `${kinds}; ${files.filter(({ damage }) => damage !== 'none').length} damaged`,
    '',
    tallyTable(gathered),
    '',
    ...missing.map(({ name, missing: how }) => `SKIPPED ${name}: ${how}`),
    `${explanation.explained.reduce((sum, { pairs }) => sum + pairs.length, 0)} disagreements with a reason, ${explanation.unexplained.length} without`,
    ...explanation.unexplained.map(lineOf),
    ...stale.map(
      (each) =>
        `STALE: nobody disagrees any longer: ${each.by}, ${each.kind}, ${each.variant ?? each.damage ?? ''} ${each.code ?? ''}`,
    ),
    '',
  ].join('\n');
}

/** Who was asked and how often we agree, as Markdown too. */
export function tallyTable({ tallies, tools }: Gathered): string {
  const rows = tallies.map(({ by, asked, agree, beyond, disagree }) => {
    const version = tools.find(({ name }) => name === by)?.version ?? 'what the file was made to be';
    return `| ${by} | ${version} | ${asked} | ${agree} | ${beyond} | ${disagree} |`;
  });
  return ['| who | version | asked | agree | beyond | disagree |', '|---|---|---|---|---|---|', ...rows].join(
    '\n',
  );
}

function lineOf({ file, own, opinion }: Pair): string {
  const ours = own.code === undefined ? own.verdict : `${own.verdict} (${own.code})`;
  return `UNEXPLAINED ${file.id}: ${opinion.by} says ${opinion.answer} (${opinion.words}); we say ${ours}`;
}

function countBy(names: readonly string[]): string {
  const counts = Map.groupBy(names, (name) => name);
  return Array.from(counts, ([name, all]) => `${name} ${all.length}`).join(', ');
}
