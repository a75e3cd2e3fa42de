import process from 'node:process';
import { benchChain } from './chain.ts';
import { benchDirectory } from './directory.ts';
import { benchInspect, benchStartUp } from './one-shot.ts';
import { isBuilt } from './processes.ts';
import { isMet, type Row, ratioOf, renderTable } from './rows.ts';
import { benchSendEdoc } from './send-edoc.ts';

/**
 * The benchmarks the project keeps: `npm run bench [-- --smoke] [-- --json]`. Every figure stands beside a
 * floor measured in the same run, because absolute figures say more about the machine than about the work.
 * Exit code 0 whatever the figures are.
 */
const smoke = process.argv.includes('--smoke');
const json = process.argv.includes('--json');
const rounds = smoke ? 1 : 5;

const rows: readonly Row[] = [
  ...(await benchSendEdoc({ rounds, scale: smoke ? 0.1 : 1 })),
  ...(await benchChain({ rounds: Math.min(rounds, 3), scale: smoke ? 0.1 : 1 })),
  ...(await benchDirectory({ rounds, scale: smoke ? 0.04 : 1 })),
  ...(await benchInspect(rounds)),
  ...(await benchStartUp(rounds)),
];

if (json) {
  const report = rows.map((row) => ({ ...row, ratio: ratioOf(row), met: isMet(row) }));
  process.stdout.write(
    `${JSON.stringify({ node: process.version, built: isBuilt, rows: report }, null, 2)}\n`,
  );
} else {
  process.stdout.write(
    `Node ${process.version}, ${isBuilt ? 'built' : 'from the sources (npm run build first)'}\n\n`,
  );
  process.stdout.write(renderTable(rows));
}
