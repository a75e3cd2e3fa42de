import type { Bilingual } from '../../../loadtests/truth/finding.ts';
import type { Truth } from '../../../loadtests/truth/judge.ts';
import type { LoadMutant } from './mutants.ts';

/** One trial of one mutant, or of the orderly hub. */
export interface Kill {
  readonly mutant: Pick<LoadMutant, 'id' | 'rule' | 'wrong' | 'manner'> | undefined;
  readonly by: 'driver' | 'k6';
  /** Once in so many. */
  readonly every: number;
  readonly truth: {
    readonly counts: Pick<Truth['counts'], 'documents' | 'due'> & Partial<Pick<Truth['counts'], 'statuses'>>;
    readonly byRule: Truth['byRule'];
  };
}

/** Found by the rule of its own; of the orderly hub: nothing found. */
export function isAsItShould({ mutant, truth }: Kill): boolean {
  return mutant === undefined ? Object.keys(truth.byRule).length === 0 : (truth.byRule[mutant.rule] ?? 0) > 0;
}

const orderly: Bilingual = { vi: 'không có gì sai', en: 'nothing is wrong with it' };

/** The table as Markdown, one row a trial. */
export function renderKillTable(kills: readonly Kill[]): string {
  const rows = kills.map(renderRow);
  return [
    '| hub | what is wrong | traffic | goes wrong | documents | copies due | found, by rule | as it should |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

/** One row of it. */
export function renderRow(kill: Kill): string {
  const { mutant, by, truth } = kill;
  const { documents, due } = truth.counts;
  const found = Object.entries(truth.byRule).map(([rule, count]) => `${rule} × ${count}`);
  const cells = [
    mutant?.id ?? 'the orderly hub',
    (mutant?.wrong ?? orderly).en,
    ...[by, howOften(kill), String(documents), String(due)],
    found.length === 0 ? '–' : found.join(', '),
    isAsItShould(kill) ? 'yes' : '**no**',
  ];
  return `| ${cells.join(' | ')} |`;
}

function howOften({ mutant, every }: Kill): string {
  if (mutant === undefined) return '–';
  if (mutant.manner === 'always') return 'always';
  return mutant.manner === 'under-pressure' ? `beyond ${every} calls/s` : `once in ${every}`;
}

/** The page that is written from a run of all. */
export function renderKillPage(kills: readonly Kill[], k6: string | undefined): string {
  return `# Who watches the count

<!-- Written by \`npm run soak:load-mutants -- --write\`; not by hand. -->

What \`lienthong load truth\` finds is worth something only if it finds what is wrong. So hubs are made with one
part exchanged, each is driven by the same traffic, and the check of truth, which sees nothing but the journal of
the clients, must name each; the orderly hub must have no finding. How the check works, in Vietnamese:
[vi/su-that-khi-tai.md](vi/su-that-khi-tai.md).

- **driver**: letters, receivers and statuses in one process on a virtual clock; the same journal every time; these
  run with every change.
- **k6**: the scripts of the ten load tests over HTTP against a hub in a process of its own${
    k6 === undefined ? '' : ` (k6 ${k6}, shape of L3)`
  }.

${renderKillTable(kills)}
A lying harness is caught too: a summary that calls a threshold held which the journal’s own figures break
(\`threshold-lie\`).

## Again

\`\`\`
npm run soak:load-mutants                      # the driver, then k6 where it is installed
npm run soak:load-mutants -- --driver          # the driver alone
npm run soak:load-mutants -- --every 100000 --seconds 1400 --only loses-documents --write
\`\`\`
`;
}
