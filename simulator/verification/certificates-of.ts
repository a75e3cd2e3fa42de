import type { DocumentVerdict } from '../../protocol/security/document/document-verdict.ts';
import type { SignatureVerdict } from '../../protocol/security/verdict.ts';

/** DER of every certificate of every path, those of time-stamps too: what authorities are asked about. */
export function certificatesOf({ files, packet }: DocumentVerdict): readonly Uint8Array[] {
  const signatures = [
    ...files.flatMap((file) => file.signatures.map(({ verdict }): SignatureVerdict => verdict)),
    ...(packet === undefined ? [] : [packet]),
  ];
  const stamps = signatures.flatMap(({ timeStamp }) => timeStamp ?? []);
  const known = new Map<string, Uint8Array>();
  for (const { path } of [...signatures, ...stamps]) {
    for (const { certificate } of path) known.set(certificate.sha256, certificate.der);
  }
  return [...known.values()];
}
