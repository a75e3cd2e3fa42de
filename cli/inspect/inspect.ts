import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { createPacketReader } from '../../protocol/edxml/decode.ts';
import type { Dialect } from '../../protocol/edxml/dialects.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import { hasError } from '../../protocol/problems/problem.ts';
import { type CliContext, CommandFailure, say } from '../context.ts';
import { problemsAsJson, renderProblems } from '../explain/problem-lines.ts';
import { readArgument, readWholeArgument } from '../file-argument.ts';
import { type Extraction, extractAll } from './extract.ts';
import { type Inspected, renderReport } from './render-report.ts';
import { reportAsJson } from './report-json.ts';

/** The options of `inspect` as the parser gives them. */
export interface InspectOptions {
  readonly dialect: Dialect;
  readonly extract?: string;
  readonly json?: true;
}

/** Largest file of which attachments are taken out: that needs it as a whole. */
const largestExtracted = 200_000_000;

/**
 * Explains one packet. The file streams through; only its envelope is held.
 * @throws {CommandFailure} when the file cannot be read.
 */
export async function inspectFile(
  context: CliContext,
  argument: string,
  options: InspectOptions,
  now: Instant,
): Promise<void> {
  if (argument === '-' && options.extract !== undefined) {
    throw new CommandFailure(
      { vi: '--extract cần một tệp, không phải “-”', en: '--extract needs a file, not “-”' },
      64,
    );
  }
  const inspected = await readPacketFrom(context, argument, options.dialect, now);
  const extraction = await extractWhenAsked(context, argument, inspected, options.extract);
  context.stdout.write(
    options.json
      ? `${JSON.stringify({ ...reportAsJson(context, inspected), ...extractionAsJson(context, extraction) }, null, 2)}\n`
      : renderReport(context, inspected) + renderExtraction(context, extraction),
  );
  if (!inspected.reading.ok || hasError(extraction?.problems ?? [])) context.setExitCode(1);
}

async function readPacketFrom(
  context: CliContext,
  argument: string,
  dialect: Dialect,
  now: Instant,
): Promise<Inspected> {
  const reader = createPacketReader({ dialect, asOf: now });
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of readArgument(context, argument)) {
    reader.write(chunk);
    hash.update(chunk);
    size += chunk.length;
  }
  const name = argument === '-' ? '-' : basename(argument);
  return { name, size, sha256: hash.digest('hex'), dialect, reading: reader.end() };
}

async function extractWhenAsked(
  context: CliContext,
  argument: string,
  { reading: { packet } }: Inspected,
  folder: string | undefined,
): Promise<Extraction | undefined> {
  if (folder === undefined || packet === undefined) return undefined;
  const bytes = await readWholeArgument(context, argument, largestExtracted);
  return extractAll(context, bytes, packet, folder);
}

function renderExtraction(context: CliContext, extraction: Extraction | undefined): string {
  if (extraction === undefined) return '';
  const wrote = say(context, { vi: 'Đã ghi', en: 'Wrote' });
  const lines = extraction.written.map((path) => `${wrote} ${path}\n`).join('');
  return `\n${lines}${renderProblems(context, extraction.problems)}`;
}

function extractionAsJson(context: CliContext, extraction: Extraction | undefined): object {
  if (extraction === undefined) return {};
  const { written, problems } = extraction;
  return { extracted: written, notExtracted: problemsAsJson(problems, context.language) };
}
