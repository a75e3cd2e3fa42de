import type { Bilingual, Language } from '../../protocol/problems/entry.ts';
import { changes } from './changes.ts';
import { type Column, markdownTable } from './markdown-table.ts';
import { tableHeads, pageWords as words } from './page-words.ts';
import { renderLoadRuns } from './render-loads.ts';
import { floorRows, ratioRows } from './render-rows.ts';
import type { PerformanceResults, Step } from './results.ts';
import { whatIsLeft } from './what-is-left.ts';

/** The page of stored results, in one language. The same results give the same page. */
export function renderPerformancePage(results: PerformanceResults, language: Language): string {
  const say = (text: Bilingual) => text[language];
  const table = (heads: readonly Bilingual[], rows: readonly (readonly string[])[], right: number) =>
    rows.length === 0
      ? say(words.none)
      : markdownTable(
          heads.map((each, at): Column => ({ head: say(each), right: at >= right && at > 0 })),
          rows,
        );
  const left = whatIsLeft(results, language);
  const parts = [
    `# ${say(words.title)}`,
    `${say(words.made)} \`${results.command}\` (${timeOf(results.steps)}, ${results.commit}).`,
    ...(results.smoke ? [say(words.tried)] : []),
    `## ${say(words.method)}`,
    ...words.methodTexts.map(say),
    `## ${say(words.machine)}`,
    table(tableHeads.machine, machineRows(results, language), 9),
    `## ${say(words.floors)}`,
    table(tableHeads.floors, floorRows(results, language), 1),
    `## ${say(words.ratios)}`,
    table(tableHeads.ratios, ratioRows(results, language), 1),
    `## ${say(words.loads)}`,
    ...renderLoadRuns(results, language, (rows) => table(tableHeads.thresholds, rows, 1)),
    `## ${say(words.changes)}`,
    changes.map((each) => `- ${say(each)} (${each.commits.join(', ')})`).join('\n'),
    `## ${say(words.left)}`,
    left.length === 0 ? say(words.nothingLeft) : left.map((each) => `- ${each}`).join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** From the first step to the last, Hà Nội time. */
function timeOf(steps: readonly Step[]): string {
  const at = (ms: number) => new Date(ms + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  const [first, last] = [steps[0], steps.at(-1)];
  return first === undefined || last === undefined ? '–' : `${at(first.began)} – ${at(last.ended)} +07:00`;
}

function machineRows(
  { machine, built }: PerformanceResults,
  language: Language,
): readonly (readonly string[])[] {
  const { cpu, cores, memoryBytes, disk, os, node, k6 } = machine;
  const text = (vi: string, en: string) => ({ vi, en })[language];
  return [
    ['CPU', cpu],
    [text('số nhân', 'cores'), String(cores)],
    [text('bộ nhớ', 'memory'), `${(memoryBytes / 1024 ** 3).toFixed(1)} GiB`],
    [text('ổ đĩa', 'disk'), disk],
    [text('hệ điều hành', 'operating system'), os],
    ['Node', node],
    ['k6', k6 ?? text('không có', 'none')],
    [
      text('chương trình', 'program'),
      built ? text('bản đã dựng', 'built') : text('từ mã nguồn', 'from the sources'),
    ],
  ];
}
