import { basename } from 'node:path';
import { findAgency, type World } from '../../fixtures/worlds/world.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import type { VerificationContext } from '../../protocol/security/context.ts';
import type { BodyFacts } from '../../protocol/security/document/document-facts.ts';
import type { DecryptionKey } from '../../protocol/security/encryption/decryption-key.ts';
import type { SignatureVerdict, Verdict } from '../../protocol/security/verdict.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { type CliContext, CommandFailure, type ExitCode } from '../context.ts';
import { readDecryptionKey } from '../encrypt/read-key.ts';
import { renderProblems } from '../explain/problem-lines.ts';
import { readWholeArgument } from '../file-argument.ts';
import { readWorld } from '../hub/world-option.ts';
import { createGathering } from '../sign/gathering.ts';
import { instantOf } from '../sign/instant-option.ts';
import { pemBlocks } from '../sign/pem-blocks.ts';
import type { ProofOptions } from '../sign/proof-options.ts';
import { loadMaterial } from '../sign/verification-material.ts';
import { type FileToJudge, judgeFile } from './judge-file.ts';
import type { PacketToJudge } from './judge-packet.ts';
import { type Judged, overallOf } from './judged.ts';
import { judgedAsJson } from './judged-json.ts';
import { isPacket } from './kinds.ts';
import { openPacketFiles } from './packet-files.ts';
import { renderJudged } from './render-judged.ts';

/** The options of `lienthong verify`, as the parser hands them over. */
export interface VerifyOptions extends ProofOptions {
  readonly content?: string;
  readonly received?: string;
  readonly time?: string;
  /** Opens encrypted attachments. */
  readonly key?: string;
  readonly password?: string;
  /** The directory: the one that ships, or a file. */
  readonly world: string;
  readonly json?: true;
}

const largestFile = 512 * 1024 * 1024;

/**
 * Verifies every signature of a file, and of a packet the rules on signed documents, and prints the verdicts. Exit
 * code 0: all valid; 1: one is not, or a rule is broken; 2: one cannot be decided yet.
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
  const file = await readFileToJudge(context, argument, { options, now });
  const gathering = createGathering(options, clock);
  const first = judgeFile(file, known);
  const proof = await gathering.about(certificatesIn(first), known.proof);
  const judged = proof === known.proof ? first : judgeFile(file, { ...known, proof });
  const verdict = overallOf(judged);
  context.setExitCode(exitCodeOf(verdict));
  if (options.json) {
    const answer = judgedAsJson(verdict, judged, { language: context.language, noticed: gathering.problems });
    context.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
    return;
  }
  context.stdout.write(renderJudged(context, verdict, judged));
  if (gathering.problems.length > 0) context.stderr.write(renderProblems(context, gathering.problems));
}

function withReceipt(context: VerificationContext, { received }: VerifyOptions): VerificationContext {
  return received === undefined ? context : { ...context, receivedAt: instantOf('--received', received) };
}

interface Reading {
  readonly options: VerifyOptions;
  readonly now: Instant;
}

async function readFileToJudge(
  context: CliContext,
  argument: string,
  { options, now }: Reading,
): Promise<FileToJudge> {
  const { content } = options;
  const bytes = await readWholeArgument(context, argument, largestFile);
  const over = content === undefined ? undefined : await readWholeArgument(context, content, largestFile);
  const name = basename(argument);
  const packet = isPacket(bytes) ? await packetIn(context, { name, bytes }, { options, now }) : undefined;
  return { name, bytes: derOf(bytes), content: over, packet };
}

async function packetIn(
  context: CliContext,
  file: Pick<FileToJudge, 'name' | 'bytes'>,
  { options, now }: Reading,
): Promise<PacketToJudge> {
  const { world } = await readWorld(context, options.world, now);
  const opened = await openPacketFiles(file.bytes, await keyOf(context, options));
  return { ...file, ...opened, bodyOf: (code) => bodyIn(world, code) };
}

function bodyIn(world: World, organId: string): BodyFacts | undefined {
  const body = findAgency(world, organId);
  if (body === undefined) return undefined;
  const { code, code102, name } = body;
  return { codes: [code, ...(code102 === undefined ? [] : [code102])], name };
}

async function keyOf(
  context: CliContext,
  { key, password }: VerifyOptions,
): Promise<DecryptionKey | undefined> {
  if (key === undefined) return undefined;
  const read = await readDecryptionKey(context, { key, ...(password === undefined ? {} : { password }) });
  if (read.ok) return read.value;
  context.stderr.write(renderProblems(context, read.problems));
  throw new CommandFailure({
    vi: `không mở được tệp khoá “${key}”`,
    en: `the key file “${key}” cannot be opened`,
  });
}

/** A message in PEM, as some tools write it, is taken out of it. */
function derOf(bytes: Uint8Array): Uint8Array {
  const head = Buffer.from(bytes.subarray(0, 32)).toString('latin1');
  if (!head.startsWith('-----BEGIN ')) return bytes;
  const text = Buffer.from(bytes).toString('latin1');
  return pemBlocks(text, 'CMS')[0] ?? pemBlocks(text, 'PKCS7')[0] ?? bytes;
}

/** Every certificate that stands in a path, time-stamps' too: about these the authorities are asked. */
function certificatesIn({ parts }: Judged): readonly Uint8Array[] {
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
