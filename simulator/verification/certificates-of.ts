import type { DocumentVerdict } from '../../protocol/security/document/document-verdict.ts';
import type { PathStep, SignatureVerdict } from '../../protocol/security/verdict.ts';

/** DER of every certificate of every path, those of time-stamps too: what has to be kept (SIG-15). */
export function certificatesOf(document: DocumentVerdict): readonly Uint8Array[] {
  return distinct(pathsOf(document));
}

/**
 * DER of those that authorities are asked about: of every path that ends at a listed root. Nobody else's
 * certificate says whom we call, and no answer would make it trusted.
 */
export function certificatesToAskAbout(document: DocumentVerdict): readonly Uint8Array[] {
  return distinct(pathsOf(document).filter((path) => path.some(({ state }) => state === 'trusted')));
}

/** SHA-256 (hex) of the lists and answers that states rest on. */
export function evidenceOf(document: DocumentVerdict): ReadonlySet<string> {
  return new Set(pathsOf(document).flatMap((path) => path.flatMap(({ evidence }) => evidence?.sha256 ?? [])));
}

function pathsOf({ files, packet }: DocumentVerdict): readonly (readonly PathStep[])[] {
  const signatures = [
    ...files.flatMap((file) => file.signatures.map(({ verdict }): SignatureVerdict => verdict)),
    ...(packet === undefined ? [] : [packet]),
  ];
  const stamps = signatures.flatMap(({ timeStamp }) => timeStamp ?? []);
  return [...signatures, ...stamps].map(({ path }) => path);
}

function distinct(paths: readonly (readonly PathStep[])[]): readonly Uint8Array[] {
  const known = new Map<string, Uint8Array>();
  for (const { certificate } of paths.flat()) known.set(certificate.sha256, certificate.der);
  return [...known.values()];
}
