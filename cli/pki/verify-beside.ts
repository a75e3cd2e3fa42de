import { agencyOf } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import type { Clock } from '../../protocol/ports/ports.ts';
import type { TrustList } from '../../protocol/security/context.ts';
import { lawProfile } from '../../protocol/security/profiles.ts';
import type { RunningTrustServices } from '../../simulator/pki/start-trust-services.ts';
import { collectProof } from '../../simulator/signing/collect-proof.ts';
import { createDocumentSigner, type DocumentSigner } from '../../simulator/signing/document-signer.ts';
import type { SignatureRules } from '../../simulator/verification/verifier-by-rules.ts';
import { type CliContext, usageFailure } from '../context.ts';
import { readWholeArgument } from '../file-argument.ts';
import { readTrustFile } from '../sign/trust-list-file.ts';

/** Bytes; roots are few. */
const longestTrustFile = 16 * 1024 * 1024;

/** By what profile signatures are verified, and what roots are trusted. */
export interface SignatureOptions {
  readonly signatures?: SignatureRules['profile'];
  /** A file of roots; those of the trust services beside the hub unless given. */
  readonly trust?: string;
}

/**
 * What a hub is told of signatures; undefined where none are to be verified.
 * @throws {CommandFailure} when there are no roots, or they cannot be read.
 */
export async function signatureRules(
  context: CliContext,
  { signatures: profile, trust }: SignatureOptions,
  services: RunningTrustServices | undefined,
): Promise<SignatureRules | undefined> {
  if (profile === undefined) return undefined;
  const { fetch } = globalThis;
  if (trust !== undefined) {
    return { profile, trust: await trustIn(context, trust), fetch, runs: 'thread' };
  }
  if (services !== undefined) return { profile, trust: await rootsOf(services), fetch, runs: 'thread' };
  throw usageFailure({
    vi: 'để kiểm tra chữ ký số cần gốc tin cậy: thêm --pki hoặc --trust <tệp>',
    en: 'to verify signatures, roots are needed: add --pki, or --trust <file>',
  });
}

/** The roots in a file that an option of a hub names. @throws {CommandFailure} when it cannot be read, or has none. */
export async function trustIn(context: CliContext, file: string): Promise<TrustList> {
  return { anchors: readTrustFile(file, await readWholeArgument(context, file, longestTrustFile)) };
}

/** The roots of trust services, by purpose. */
export async function rootsOf(services: RunningTrustServices): Promise<TrustList> {
  const file = Buffer.from(JSON.stringify(await services.trustFile()));
  return { anchors: readTrustFile('pki', file) };
}

/** Who signs the first letter. */
const author = { code: 'G22', person: { name: 'Nguyễn Thị Thử', title: 'Phó Chủ nhiệm' } } as const;

/** A signer for the author of the first letter, with certificates that the services beside it issue now. */
export async function signerBeside(services: RunningTrustServices, clock: Clock): Promise<DocumentSigner> {
  const { issueKeys } = await import('../../simulator/pki/issue-keys.ts');
  const { name, code102 } = agencyOf(world2026, author.code);
  const keys = await issueKeys(services, { ...author, name });
  const trust = await rootsOf(services);
  const certificates = [keys.person, keys.agency].flatMap(({ certificate, chain }) => [
    certificate,
    ...chain,
  ]);
  const check = async (now: number) => {
    const { proof } = await collectProof(certificates, { fetch: globalThis.fetch, clock });
    return { profile: lawProfile, trust, proof, now };
  };
  const codes: readonly (string | undefined)[] = [author.code, code102];
  return createDocumentSigner({ keysOf: (code) => (codes.includes(code) ? keys : undefined), clock, check });
}
