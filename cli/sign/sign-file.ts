import { writeFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import type { Clock } from '../../protocol/ports/ports.ts';
import { type Reading, read } from '../../protocol/result.ts';
import type { SigningKey } from '../../protocol/security/signing-key.ts';
import { signPacket } from '../../protocol/security/xml/sign-packet.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { checkSigner } from '../../simulator/signing/check-signer.ts';
import { memoryKey } from '../../simulator/signing/memory-key.ts';
import { signDetached } from '../../simulator/signing/sign-detached.ts';
import { signPdf } from '../../simulator/signing/sign-pdf.ts';
import type { SignerOrder } from '../../simulator/signing/signing-order.ts';
import { type CliContext, CommandFailure, usageFailure } from '../context.ts';
import { readWholeArgument, unwritable } from '../file-argument.ts';
import { createGathering } from './gathering.ts';
import { instantOf } from './instant-option.ts';
import { openKeyFile } from './key-file.ts';
import { reportRefusal, reportSigned } from './report-signed.ts';
import { mannerOf, roleOf, type SignOptions } from './sign-options.ts';
import { loadMaterial } from './verification-material.ts';

const largestDocument = 256 * 1024 * 1024;
const largestPicture = 16 * 1024 * 1024;

/** Kinds of signatures that the command makes. */
export type SignedKind = 'pdf' | 'packet' | 'detached';

/**
 * Signs one file and writes the result beside it, or where it is told. A refusal is printed with its reasons and
 * nothing is written.
 * @throws {CommandFailure} when a file cannot be read or written, or an option has no meaning.
 */
export async function signFile(context: CliContext, argument: string, options: SignOptions): Promise<void> {
  const clock = clockOf(options);
  const bytes = await readWholeArgument(context, argument, largestDocument);
  const kind = options.as === 'auto' ? kindOf(bytes) : options.as;
  const key = await openKey(context, options);
  const signed = key.ok ? await sign(context, options, { kind, bytes, key: key.value, clock }) : key;
  if (!signed.ok) {
    reportRefusal(context, signed.problems, options.json);
    return;
  }
  const output = resolve(context.cwd, options.output ?? outputFor(argument, kind));
  await writeFile(output, signed.value).catch((error: unknown) => {
    throw unwritable(output, error);
  });
  const certificate = key.ok ? key.value.certificate : new Uint8Array();
  reportSigned(context, { output, kind, certificate, at: clock.now(), options, problems: signed.problems });
}

interface Task {
  readonly kind: SignedKind;
  readonly bytes: Uint8Array;
  readonly key: SigningKey;
  readonly clock: Clock;
}

async function sign(context: CliContext, options: SignOptions, task: Task): Promise<Reading<Uint8Array>> {
  const { kind, bytes, key, clock } = task;
  const gathering = createGathering(options, clock);
  const known = await loadMaterial(context, options, clock.now());
  const proof = await gathering.about([key.certificate, ...key.chain], known.proof);
  const check = options.unchecked ? 'unchecked' : { ...known, proof };
  const timeStamp = gathering.timeStamp;
  const order: SignerOrder = {
    ...{ key, check, at: clock.now(), level: options.level },
    ...(timeStamp === undefined ? {} : { timeStamp }),
    proof: () => gathering.aboutStamps(proof),
  };
  const signed = await signAs(kind, bytes, order, context, options);
  return signed.ok
    ? read(signed.value, [...gathering.problems, ...signed.problems])
    : withProblems(signed, gathering.problems);
}

function withProblems(
  refusal: Extract<Reading<never>, { ok: false }>,
  besides: Reading<never>['problems'],
): Reading<never> {
  return { ok: false, problems: [...refusal.problems, ...besides] };
}

async function signAs(
  kind: SignedKind,
  bytes: Uint8Array,
  order: SignerOrder,
  context: CliContext,
  options: SignOptions,
): Promise<Reading<Uint8Array>> {
  switch (kind) {
    case 'pdf': {
      const role = roleOf(options, await pictureOf(context, options.image));
      const reason = options.reason === undefined ? {} : { reason: options.reason };
      return signPdf(bytes, { ...order, role, ...reason });
    }
    case 'packet':
      return signPacketFile(bytes, order);
    case 'detached':
      return order.level === 'lt' ? refuseLongTerm() : signDetached(bytes, { ...order, level: order.level });
  }
}

/** A packet's signature has a place for the time and none for a time-stamp. */
async function signPacketFile(bytes: Uint8Array, order: SignerOrder): Promise<Reading<Uint8Array>> {
  if (order.level !== 'b') return refuseLongTerm();
  const checked = checkSigner(order);
  if (!checked.ok) return checked;
  const signed = await signPacket(bytes, { key: order.key, signedAt: order.at });
  return signed.ok ? read(signed.value, [...checked.problems, ...signed.problems]) : signed;
}

function refuseLongTerm(): never {
  throw usageFailure({
    vi: 'mức ký này chỉ có cho PDF (tệp CMS có thêm mức t)',
    en: 'only PDFs are signed at this level (CMS files at level t too)',
  });
}

/** Opens the key file that the options name. @throws {CommandFailure} when it, or its password, is not there. */
export async function openKey(
  context: CliContext,
  options: Pick<SignOptions, 'key' | 'password' | 'scheme' | 'hash'>,
): Promise<Reading<SigningKey>> {
  const material = await openKeyFile(context, options);
  return material.ok ? memoryKey(material.value, mannerOf(options)) : material;
}

async function pictureOf(context: CliContext, file: string | undefined): Promise<Uint8Array | undefined> {
  return file === undefined ? undefined : readWholeArgument(context, file, largestPicture);
}

/** The computer's clock; or one that stands at another moment, for samples: what a signature claims is a claim. */
function clockOf({ time }: SignOptions): Clock {
  const clock = createSystemClock();
  if (time === undefined) return clock;
  const at = instantOf('--time', time);
  return { now: () => at, sleep: clock.sleep };
}

function kindOf(bytes: Uint8Array): SignedKind {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('utf8');
  if (head.startsWith('%PDF-')) return 'pdf';
  return /<(?:[\w.-]+:)?edXML[\s>]/.test(head) ? 'packet' : 'detached';
}

function outputFor(argument: string, kind: SignedKind): string {
  if (argument === '-') {
    throw new CommandFailure(
      { vi: 'đọc từ đầu vào chuẩn cần --output', en: 'reading standard input needs --output' },
      64,
    );
  }
  if (kind === 'detached') return `${argument}.p7s`;
  const end = extname(argument);
  return `${argument.slice(0, argument.length - end.length)}.signed${end || (kind === 'pdf' ? '.pdf' : '.edxml')}`;
}
