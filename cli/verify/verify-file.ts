import { basename } from 'node:path';
import type { VerificationContext } from '../../protocol/security/context.ts';
import type { SignatureVerdict, Verdict } from '../../protocol/security/verdict.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import type { CliContext, ExitCode } from '../context.ts';
import { renderProblems } from '../explain/problem-lines.ts';
import { readWholeArgument } from '../file-argument.ts';
import { createGathering } from '../sign/gathering.ts';
import { instantOf } from '../sign/instant-option.ts';
import { pemBlocks } from '../sign/pem-blocks.ts';
import type { ProofOptions } from '../sign/proof-options.ts';
import { loadMaterial } from '../sign/verification-material.ts';
import { type FileToJudge, type JudgedPart, judgeFile, overallOf } from './judge-file.ts';
import { judgedAsJson } from './judged-json.ts';
import { renderJudged } from './render-judged.ts';

/** The options of `lienthong verify`, as the parser hands them over. */
export interface VerifyOptions extends ProofOptions {
  readonly content?: string;
  readonly received?: string;
  readonly time?: string;
  readonly json?: true;
}

const largestFile = 512 * 1024 * 1024;

/**
 * Verifies every signature of a file and prints the verdicts. Exit code 0: all valid; 1: one is not; 2: one cannot
 * be decided yet.
 * @throws {CommandFailure} when a file cannot be read, or an option has no meaning.
 */
export async function verifyFile(
  context: CliContext,
  argument: string,
  options: VerifyOptions,
): Promise<void> {
  const clock = createSystemClock();
  const now = options.time === undefined ? clock.now() : instantOf('--time', options.time);
  const material = await loadMaterial(context, options, now);
  const known = withReceipt(material, options);
  const file = await readFileToJudge(context, argument, options);
  const gathering = createGathering(options, clock);
  const first = judgeFile(file, known);
  const proof = await gathering.about(certificatesIn(first), known.proof);
  const parts = proof === known.proof ? first : judgeFile(file, { ...known, proof });
  const verdict = overallOf(parts);
  context.setExitCode(exitCodeOf(verdict));
  if (options.json) {
    const answer = judgedAsJson(verdict, parts, { language: context.language, noticed: gathering.problems });
    context.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
    return;
  }
  context.stdout.write(renderJudged(context, verdict, parts));
  if (gathering.problems.length > 0) context.stderr.write(renderProblems(context, gathering.problems));
}

function withReceipt(context: VerificationContext, { received }: VerifyOptions): VerificationContext {
  return received === undefined ? context : { ...context, receivedAt: instantOf('--received', received) };
}

async function readFileToJudge(
  context: CliContext,
  argument: string,
  { content }: VerifyOptions,
): Promise<FileToJudge> {
  const bytes = await readWholeArgument(context, argument, largestFile);
  const over = content === undefined ? undefined : await readWholeArgument(context, content, largestFile);
  return { name: basename(argument), bytes: derOf(bytes), content: over };
}

/** A message in PEM, as some tools write it, is taken out of it. */
function derOf(bytes: Uint8Array): Uint8Array {
  const head = Buffer.from(bytes.subarray(0, 32)).toString('latin1');
  if (!head.startsWith('-----BEGIN ')) return bytes;
  const text = Buffer.from(bytes).toString('latin1');
  return pemBlocks(text, 'CMS')[0] ?? pemBlocks(text, 'PKCS7')[0] ?? bytes;
}

/** Every certificate that stands in a path, time-stamps' too: about these the authorities are asked. */
function certificatesIn(parts: readonly JudgedPart[]): readonly Uint8Array[] {
  const verdicts = parts.flatMap(({ signatures }) => signatures).flatMap(withStamp);
  const found = verdicts.flatMap(({ path, signer }) => [
    ...(signer === undefined ? [] : [signer]),
    ...path.map(({ certificate }) => certificate),
  ]);
  return [...new Map(found.map(({ sha256, der }) => [sha256, der])).values()];
}

function withStamp(verdict: SignatureVerdict): readonly SignatureVerdict[] {
  return verdict.timeStamp === undefined ? [verdict] : [verdict, verdict.timeStamp];
}

function exitCodeOf(verdict: Verdict): ExitCode {
  if (verdict === 'valid') return 0;
  return verdict === 'undetermined' ? 2 : 1;
}
