/** A CMS message, hexadecimal DER, with its certificates taken out. What is wrong with the message is the caller's bug. */
export function withoutCertificates(hex: string): string {
  const [info] = partsOf(Buffer.from(hex, 'hex'));
  const [type, explicit] = partsOf(contentOf(info));
  const [signedData] = partsOf(contentOf(explicit));
  const kept = partsOf(contentOf(signedData)).filter((part) => part[0] !== certificatesTag);
  return encoded(0x30, type, encoded(0xa0, encoded(0x30, ...kept))).toString('hex');
}

const certificatesTag = 0xa0;

/** The elements that stand one after another in some DER. */
function partsOf(der: Buffer): readonly Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 0; at < der.length; ) {
    const end = at + headOf(der.subarray(at)) + lengthOf(der.subarray(at));
    parts.push(der.subarray(at, end));
    at = end;
  }
  return parts;
}

function contentOf(der: Buffer | undefined): Buffer {
  if (der === undefined) throw new Error('the message ends early');
  return der.subarray(headOf(der));
}

/** Bytes of tag and length. */
function headOf(der: Buffer): number {
  const first = der[1] ?? 0;
  return first < 0x80 ? 2 : 2 + (first & 0x7f);
}

function lengthOf(der: Buffer): number {
  const first = der[1] ?? 0;
  return first < 0x80 ? first : der.readUIntBE(2, first & 0x7f);
}

function encoded(tag: number, ...parts: readonly (Buffer | undefined)[]): Buffer {
  const content = Buffer.concat(parts.filter((part) => part !== undefined));
  const length = Buffer.from(
    content.length.toString(16).padStart(content.length < 0x100 ? 2 : content.length < 0x10000 ? 4 : 6, '0'),
    'hex',
  );
  const head = content.length < 0x80 ? [tag, content.length] : [tag, 0x80 + length.length, ...length];
  return Buffer.concat([Buffer.from(head), content]);
}
