import { availableParallelism } from 'node:os';
import type { Kill } from '../../conformance/mutants/kill.ts';
import {
  isSound,
  type KillMatrix,
  type MutantKind,
  mutantKinds,
  runKillMatrix,
} from '../../conformance/mutants/kill-matrix.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import { type CliContext, say } from '../context.ts';
import { createPaint } from '../paint.ts';
import { renderMatrixPage } from './matrix-page.ts';

/** The options of `lienthong selftest`, as the parser hands them over. */
export interface SelftestOptions {
  readonly kind: MutantKind | 'all';
  readonly json?: true;
  readonly markdown?: true;
}

/** A worker takes some 400 MB; more than eight gain little. */
const mostWorkers = 8;

/** Tries every broken peer and prints what found it. Exit code 1 when the judge cannot be trusted. */
export async function runSelftest(context: CliContext, options: SelftestOptions): Promise<void> {
  const kinds = options.kind === 'all' ? mutantKinds : [options.kind];
  let tried = 0;
  const matrix = await runKillMatrix(kinds, Math.min(mostWorkers, availableParallelism()), ({ mutant }) => {
    tried += 1;
    if (context.interactive) context.stderr.write(`\r\u001b[K${tried}  ${mutant}`);
  });
  if (context.interactive) context.stderr.write('\r\u001b[K');
  if (options.json === true)
    context.stdout.write(`${JSON.stringify({ sound: isSound(matrix), ...matrix })}\n`);
  else if (options.markdown === true) context.stdout.write(renderMatrixPage(matrix));
  else context.stdout.write(renderMatrix(context, matrix));
  context.setExitCode(isSound(matrix) ? 0 : 1);
}

const outcomes: Readonly<Record<Kill['outcome'], Bilingual>> = {
  killed: { vi: 'bị đúng phép kiểm phát hiện', en: 'found by its owner' },
  noisy: { vi: 'bị thêm phép kiểm không liên quan báo', en: 'found by strangers as well' },
  misnamed: { vi: 'bị phát hiện nhưng nêu sai quy định', en: 'found, and put down to another requirement' },
  'by-others': { vi: 'chỉ bị phép kiểm khác phát hiện', en: 'found by others only' },
  survived: { vi: 'KHÔNG bị phát hiện', en: 'NOT found' },
};

function renderMatrix(context: CliContext, matrix: KillMatrix): string {
  const paint = createPaint(context);
  const odd = matrix.kills.filter(({ outcome }) => outcome !== 'killed');
  const lines = odd.map(
    ({ mutant, owner, found, outcome }) =>
      `${paint.red('✗')} ${paint.bold(mutant)}  ${say(context, outcomes[outcome])}\n    ${owner} ← ${found.join(', ')}\n`,
  );
  const blamed = matrix.falseFindings.map(({ peer, check }) => {
    const text = say(context, { vi: 'báo sai đối tượng đúng', en: 'blames a sound peer' });
    return `${paint.red('✗')} ${paint.bold(check)}  ${text}: ${peer}\n`;
  });
  const overlooked = matrix.silent.map(({ peer, check }) => {
    const text = say(context, {
      vi: 'không xét gì ở đối tượng đúng',
      en: 'looks at nothing of a sound peer',
    });
    return `${paint.red('✗')} ${paint.bold(check)}  ${text}: ${peer}\n`;
  });
  return `${lines.join('')}${blamed.join('')}${overlooked.join('')}${sumOf(context, matrix)}\n`;
}

function sumOf(context: CliContext, { kills, falseFindings }: KillMatrix): string {
  const killed = kills.filter(({ outcome }) => outcome === 'killed').length;
  const owners = new Set(kills.map(({ owner }) => owner)).size;
  const share = kills.length === 0 ? 0 : (100 * killed) / kills.length;
  return say(context, {
    vi: `${killed}/${kills.length} (${share.toFixed(1)} %) đối tượng cố ý sai bị đúng phép kiểm phát hiện; ${owners} phép kiểm; ${falseFindings.length} lần báo sai đối tượng đúng.`,
    en: `${killed} of ${kills.length} (${share.toFixed(1)} %) broken peers found by their owners; ${owners} checks; sound peers blamed ${falseFindings.length} times.`,
  });
}
