import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { LoadReport } from '../../../loadtests/report/load-report.ts';
import { type CliContext, usageFailure } from '../../context.ts';
import { renderLoadPage } from '../page/render-page.ts';
import { renderLoadJson } from '../render-json.ts';
import { renderLoadJunit } from '../render-junit.ts';

/** Names of the files of one run. Secrets lie in none of them. */
export interface RunFolder {
  readonly path: string;
  file(name: RunFileName): string;
  writeJson(name: RunFileName, value: unknown): Promise<void>;
}

export type RunFileName =
  | 'manifest.json'
  | 'profile.json'
  | 'journal.ndjson'
  | 'k6.log'
  | 'summary.json'
  | 'samples.json'
  | 'spans.json'
  | 'truth.json'
  | 'report.json'
  | 'report.html'
  | 'report.xml';

/**
 * Makes the folder of a run; without a name, one of its own in the working directory.
 * @throws {CommandFailure} (exit 64) when something is in it already: no run is laid over another.
 */
export async function makeRunFolder(
  context: CliContext,
  named: string | undefined,
  usual: string,
): Promise<RunFolder> {
  const path = resolve(context.cwd, named ?? usual);
  await mkdir(path, { recursive: true });
  if ((await readdir(path)).length > 0) {
    throw usageFailure({
      vi: `thư mục “${path}” không rỗng; mỗi lần thử tải cần một thư mục mới`,
      en: `the folder “${path}” is not empty; each run needs a new one`,
    });
  }
  const file = (name: RunFileName) => join(path, name);
  return {
    path,
    file,
    writeJson: (name, value) => writeFile(file(name), `${JSON.stringify(value)}\n`),
  };
}

/** Writes the report in all its forms. */
export async function writeReport(
  { file }: RunFolder,
  report: LoadReport,
  context: CliContext,
): Promise<void> {
  await Promise.all([
    writeFile(file('report.json'), `${renderLoadJson(report)}\n`),
    writeFile(file('report.html'), renderLoadPage(report)),
    writeFile(file('report.xml'), renderLoadJunit(report, context.language)),
  ]);
}
