import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Instant } from '../../protocol/ports/ports.ts';
import type { Certificate } from '../../protocol/security/certificate.ts';
import type { ProofMaterial, TrustAnchor, VerificationContext } from '../../protocol/security/context.ts';
import { parseCertificate } from '../../protocol/security/parse-certificate.ts';
import { fieldProfile, lawProfile } from '../../protocol/security/profiles.ts';
import { publicAuthorityCutOver } from '../../protocol/security/trust-list.ts';
import { type CliContext, CommandFailure } from '../context.ts';
import { readWholeArgument, unreadable } from '../file-argument.ts';
import type { ProofOptions } from './proof-options.ts';

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
  const official = await loadRoots(context, options.trust, ['official-signature', 'time-stamp', 'device']);
  const publicRoots = await loadRoots(context, options.publicTrust, ['public-signature']);
  return {
    profile: options.profile === 'law' ? lawProfile : fieldProfile,
    trust: {
      anchors: [...official, ...publicRoots.map((each) => ({ ...each, until: publicAuthorityCutOver }))],
    },
    proof: options.proof === undefined ? noProof : await loadProof(context, options.proof),
    now,
  };
}

export const noProof: ProofMaterial = { certificates: [], crls: [], ocspAnswers: [] };

async function loadRoots(
  context: CliContext,
  file: string | undefined,
  purposes: TrustAnchor['purposes'],
): Promise<readonly TrustAnchor[]> {
  if (file === undefined) return [];
  const { certificates } = piecesOf(file, await readWholeArgument(context, file, largestFile));
  if (certificates.length === 0) {
    throw new CommandFailure({
      vi: `“${file}” không có chứng thư nào`,
      en: `there is no certificate in “${file}”`,
    });
  }
  return certificates.map((der) => ({ certificate: readCertificate(file, der), purposes }));
}

function readCertificate(file: string, der: Uint8Array): Certificate {
  const parsed = parseCertificate(der);
  if (parsed.ok) return parsed.value;
  const why = parsed.problems.map(({ code }) => code).join(', ');
  throw new CommandFailure({
    vi: `không đọc được chứng thư trong “${file}”: ${why}`,
    en: `a certificate in “${file}” cannot be read: ${why}`,
  });
}

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

function pemBlocks(text: string, label: string): readonly Uint8Array[] {
  const form = new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]+)-----END ${label}-----`, 'g');
  return Array.from(text.matchAll(form), ([, base64 = '']) => new Uint8Array(Buffer.from(base64, 'base64')));
}
