import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import { type CliContext, CommandFailure, say } from '../context.ts';
import { type Calibration, calibrate, floorWords } from './machine-floors.ts';
import { quickEffort, usualEffort } from './measure-floors.ts';

/** Where files are written unless told. */
const usualFolder = '.lienthong';

/** The options of `lienthong calibrate`, as the parser hands them over. */
export interface CalibrateOptions {
  readonly dir: string;
  readonly quick?: true;
  readonly json?: true;
}

/**
 * Measures what this machine does at most, and prints it.
 * @throws {CommandFailure} when nothing can be written in the folder.
 */
export async function runCalibrate(context: CliContext, options: CalibrateOptions): Promise<void> {
  const { stdout, stderr, interactive, signal } = context;
  requireFolder(context, options.dir);
  const measured = await calibrate({
    folder: resolve(context.cwd, options.dir),
    effort: options.quick === true ? quickEffort : usualEffort,
    signal,
    begins: ({ what }, number, of) => {
      if (interactive) stderr.write(`\r\u001b[K${number}/${of}  ${say(context, what)}`);
    },
  }).catch((reason: unknown) => {
    throw explained(reason, options.dir);
  });
  if (interactive) stderr.write('\r\u001b[K');
  if (options.json === true) stdout.write(`${JSON.stringify(measured)}\n`);
  else stdout.write(renderCalibration(context, measured));
  if (signal.aborted) context.setExitCode(2);
}

/** A folder that is not there is on another disk than was meant: only the one of the project itself is made. */
function requireFolder({ cwd }: CliContext, dir: string): void {
  if (dir === usualFolder || existsSync(resolve(cwd, dir))) return;
  throw new CommandFailure({
    vi: `không đo được trong thư mục “${dir}”: không có thư mục này`,
    en: `nothing can be measured in “${dir}”: there is no such folder`,
  });
}

function explained(reason: unknown, folder: string): unknown {
  if (!(reason instanceof Error && 'code' in reason && 'syscall' in reason)) return reason;
  return new CommandFailure({
    vi: `không đo được trong thư mục “${folder}”: ${reason.message}`,
    en: `nothing can be measured in “${folder}”: ${reason.message}`,
  });
}

/** The floors as a table for people. */
export function renderCalibration(
  context: Pick<CliContext, 'language'>,
  { node, platform, cpu, cores, folder, load, floors }: Calibration,
): string {
  const heads = inLanguage(context, {
    vi: ['giữa', 'từ–đến', 'chênh', 'tải'],
    en: ['median', 'from–to', 'spread', 'load'],
  });
  const rows = floors.map((floor) => [
    floor.name,
    `${figure(floor.median)} ${floor.unit}`,
    `${figure(floor.least)}–${figure(floor.most)}`,
    `${Math.round(floor.spread * 100)} %`,
    floor.load.toFixed(2),
    say(context, floorWords.get(floor.name) ?? { vi: '', en: '' }),
  ]);
  const machine = say(context, {
    vi: `Node ${node}, ${platform}, ${cores} nhân (${cpu}), tệp trong ${folder}`,
    en: `Node ${node}, ${platform}, ${cores} cores (${cpu}), files in ${folder}`,
  });
  const busy = `${load.before.toFixed(2)} → ${load.after.toFixed(2)}`;
  const lines = [
    machine,
    say(context, loadWords(busy, load.before > cores / 2)),
    '',
    ...table([['', ...heads, ''], ...rows]),
  ];
  return `${lines.join('\n')}\n`;
}

/** A floor that was measured beside other work is no floor. */
function loadWords(busy: string, isBusy: boolean): Bilingual {
  if (!isBusy) return { vi: `Tải trung bình một phút: ${busy}`, en: `Load average of a minute: ${busy}` };
  return {
    vi: `Tải trung bình một phút: ${busy}. Máy đang bận việc khác: các con số dưới đây thấp hơn khả năng thật.`,
    en: `Load average of a minute: ${busy}. The machine is busy with other work: it can do more than is shown here.`,
  };
}

function inLanguage<T>(
  { language }: Pick<CliContext, 'language'>,
  texts: { readonly vi: T; readonly en: T },
): T {
  return texts[language];
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const isText = (column: number) => column === 0 || column === widths.length - 1;
  return rows.map((row) =>
    row
      .map((cell, column) =>
        isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

/** Three figures are more than such a measurement is worth already. */
export function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
