import type { Clock, Instant } from '../../protocol/ports/ports.ts';
import { type Problem, problem } from '../../protocol/problems/problem.ts';
import { judgeReceiver } from '../../protocol/security/encryption/judge-receiver.ts';
import { type CliContext, CommandFailure } from '../context.ts';
import { readWholeArgument } from '../file-argument.ts';
import { createGathering } from '../sign/gathering.ts';
import { pemBlocks } from '../sign/pem-blocks.ts';
import type { ProofOptions } from '../sign/proof-options.ts';
import { loadMaterial } from '../sign/verification-material.ts';

const largestCertificate = 1024 * 1024;

/** Whom something is encrypted for. */
export interface GivenReceiver {
  /** DER. */
  readonly certificate: Uint8Array;
  /** What stands behind it in its file: the certificates of its authorities. */
  readonly chain: readonly Uint8Array[];
}

/** One receiver a file: DER, or PEM with its chain. @throws {CommandFailure} for a file without a certificate. */
export function readReceivers(
  context: CliContext,
  files: readonly string[],
): Promise<readonly GivenReceiver[]> {
  return Promise.all(
    files.map(async (file) => receiverIn(file, await readWholeArgument(context, file, largestCertificate))),
  );
}

function receiverIn(file: string, bytes: Uint8Array): GivenReceiver {
  const [certificate, ...chain] = pemBlocks(Buffer.from(bytes).toString('latin1'), 'CERTIFICATE');
  if (certificate !== undefined) return { certificate, chain };
  if (bytes[0] === derSequence) return { certificate: new Uint8Array(bytes), chain: [] };
  throw new CommandFailure({
    vi: `“${file}” không có chứng thư nào (PEM hoặc DER)`,
    en: `“${file}” holds no certificate (PEM or DER)`,
  });
}

const derSequence = 0x30;

/** What came of looking at the receivers' certificates. */
export interface ReceiversJudged {
  readonly kind: 'fit' | 'unfit' | 'undetermined';
  readonly problems: readonly Problem[];
}

/** Judges every certificate before anything is encrypted for it (CRT-04). */
export async function judgeReceivers(
  context: CliContext,
  receivers: readonly GivenReceiver[],
  options: ProofOptions & { readonly unchecked?: true },
  clock: Clock,
): Promise<ReceiversJudged> {
  if (options.unchecked) return { kind: 'fit', problems: [problem('encryption.receivers-unchecked', '')] };
  const now: Instant = clock.now();
  const gathering = createGathering(options, clock);
  const known = await loadMaterial(context, options, now);
  const chains = receivers.flatMap(({ chain }) => chain);
  const atHand = { ...known.proof, certificates: [...known.proof.certificates, ...chains] };
  const asked = [...receivers.map(({ certificate }) => certificate), ...atHand.certificates];
  const proof = await gathering.about(asked, atHand);
  const verdicts = receivers.map(({ certificate }) => judgeReceiver(certificate, { ...known, proof }));
  const bad = verdicts.filter(({ verdict }) => verdict !== 'valid');
  if (bad.length === 0) return { kind: 'fit', problems: gathering.problems };
  const problems = bad.flatMap(({ verdict: seen, reasons, steps }) => [
    problem('encryption.receiver-unfit', steps[0]?.certificate.subject.text ?? '', { seen }),
    ...reasons,
  ]);
  const isOpen = bad.every(({ verdict }) => verdict === 'undetermined');
  return { kind: isOpen ? 'undetermined' : 'unfit', problems: [...problems, ...gathering.problems] };
}
