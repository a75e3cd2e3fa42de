import { octetReader, TlsFault } from './octets.ts';

/** Extension numbers of the IANA registry that are read here. */
export const extensionCodes = {
  serverName: 0,
  supportedGroups: 10,
  signatureAlgorithms: 13,
  alpn: 16,
  encryptThenMac: 22,
  extendedMasterSecret: 23,
  sessionTicket: 35,
  preSharedKey: 41,
  earlyData: 42,
  supportedVersions: 43,
  keyShare: 51,
  renegotiationInfo: 0xff01,
} as const;

/** Extensions in the order in which they stand. One that stands twice is no TLS (RFC 8446 §4.2). */
export function readExtensions(bytes: Uint8Array): ReadonlyMap<number, Uint8Array> {
  const found = new Map<number, Uint8Array>();
  const reader = octetReader(bytes);
  while (reader.left() > 0) {
    const code = reader.number(2);
    const at = reader.offset();
    const content = reader.vector(2);
    if (found.has(code)) throw new TlsFault(`the extension ${code} stands twice`, at);
    found.set(code, content);
  }
  return found;
}
