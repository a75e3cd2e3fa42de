import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Instant } from '../../protocol/ports/ports.ts';
import type { ProofMaterial, VerificationContext } from '../../protocol/security/context.ts';
import { fieldProfile, lawProfile } from '../../protocol/security/profiles.ts';
import type { CliContext } from '../context.ts';
import { readWholeArgument, unreadable } from '../file-argument.ts';
import { pemBlocks } from './pem-blocks.ts';
import type { ProofOptions } from './proof-options.ts';
import { readTrustFile } from './trust-list-file.ts';

const largestFile = 64 * 1024 * 1024;

/**
 * What the options give to judge with: trusted roots, and proofs that lie at hand.
 * @throws {CommandFailure} when a file cannot be read, or holds no certificate.
 */
export async function loadMaterial(
  context: CliContext,
  options: ProofOptions,
  now: Instant,
): Promise<VerificationContext> {
  const { trust, proof, profile } = options;
  const anchors =
    trust === undefined ? [] : readTrustFile(trust, await readWholeArgument(context, trust, largestFile));
  return {
    profile: profile === 'law' ? lawProfile : fieldProfile,
    trust: { anchors },
    proof: proof === undefined ? noProof : await loadProof(context, proof),
    now,
  };
}

export const noProof: ProofMaterial = { certificates: [], crls: [], ocspAnswers: [] };

/** Every file of a folder, by what it is: `.crl`, `.ocsp` or `.ors`, else certificates; PEM or DER. */
async function loadProof(context: CliContext, folder: string): Promise<ProofMaterial> {
  const path = resolve(context.cwd, folder);
  try {
    const names = (await readdir(path, { withFileTypes: true })).filter((each) => each.isFile());
    const all = await Promise.all(
      names.map(async ({ name }) => piecesOf(name, await readFile(join(path, name)))),
    );
    return {
      certificates: all.flatMap(({ certificates }) => certificates),
      crls: all.flatMap(({ crls }) => crls),
      ocspAnswers: all.flatMap(({ ocspAnswers }) => ocspAnswers),
    };
  } catch (error) {
    throw unreadable(folder, error);
  }
}

/** PEM says itself what its blocks are; of DER the file's name does. */
function piecesOf(name: string, bytes: Uint8Array): ProofMaterial {
  const text = Buffer.from(bytes).toString('latin1');
  if (text.includes('-----BEGIN ')) {
    return {
      certificates: pemBlocks(text, 'CERTIFICATE'),
      crls: pemBlocks(text, 'X509 CRL'),
      ocspAnswers: pemBlocks(text, 'OCSP RESPONSE'),
    };
  }
  const der = new Uint8Array(bytes);
  if (/\.crl$/i.test(name)) return { ...noProof, crls: [der] };
  if (/\.(ocsp|ors)$/i.test(name)) return { ...noProof, ocspAnswers: [der] };
  return /\.(cer|crt|der)$/i.test(name) ? { ...noProof, certificates: [der] } : noProof;
}
