import { hash } from 'node:crypto';

/** Names in a package that are the same in all of them. */
export const packageNames = {
  manifest: 'manifest.json',
  signature: 'manifest.p7s',
  page: 'certificate.pdf',
  /** The digest of every other file, as `sha256sum -c` reads it: also of what no signature covers. */
  sums: 'SHA256SUMS',
  /** Lists, answers and certificates that prove states; each is signed by its own authority. */
  proofs: 'proofs/',
} as const;

/** The files of a package by name, with slashes. */
export type CertificatePackage = ReadonlyMap<string, Uint8Array>;

/** The digests of a package's files, its own left out: one text for one package. */
export function sumsOf(files: CertificatePackage): Uint8Array {
  const lines = [...files]
    .filter(([name]) => name !== packageNames.sums)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, bytes]) => `${hash('sha256', bytes)}  ${name}\n`);
  return Buffer.from(lines.join(''));
}
