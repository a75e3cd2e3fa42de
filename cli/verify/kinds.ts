/** True of a packet, by its root. */
export function isPacket(bytes: Uint8Array): boolean {
  return /<(?:[\w.-]+:)?edXML[\s>]/.test(Buffer.from(bytes.subarray(0, 4096)).toString('utf8'));
}

/** True of a PDF, by its first bytes. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
}
