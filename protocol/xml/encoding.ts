import { lessThan } from './bytes.ts';

/** What the first bytes of a document say about its encoding. `bomBytes` are bytes of a UTF-8 mark. */
export type Sniffed =
  | { readonly readable: true; readonly bomBytes: 0 | 3 }
  | { readonly readable: false; readonly encoding: string };

/** How many bytes `sniffEncoding` wants to see, if the document has as many. */
export const sniffedBytes = 4;

const unreadable: readonly (readonly [encoding: string, pattern: RegExp])[] = [
  ['UTF-32BE', /^(?:0000feff|000000[^0])/],
  ['UTF-32LE', /^(?:fffe0000|(?!00)..000000)/],
  ['UTF-16BE', /^(?:feff|00(?!00)..)/],
  ['UTF-16LE', /^(?:fffe|(?!00)..00)/],
  ['EBCDIC', /^4c6fa794/],
];

/** Tells UTF-8 from what has zero bytes or a mark of another encoding at the beginning (XML 1.0, appendix F). */
export function sniffEncoding(head: Uint8Array): Sniffed {
  if (isPlain(head)) return withoutMark;
  const hex = Buffer.from(head.subarray(0, sniffedBytes)).toString('hex');
  const found = unreadable.find(([, pattern]) => pattern.test(hex));
  if (found) return { readable: false, encoding: found[0] };
  return { readable: true, bomBytes: hex.startsWith('efbbbf') ? 3 : 0 };
}

const withoutMark: Sniffed = { readable: true, bomBytes: 0 };

/** `<` and three more characters of ASCII, as nearly every document begins: no other encoding does. */
function isPlain(head: Uint8Array): boolean {
  if (head[0] !== lessThan) return false;
  for (let at = 1; at < sniffedBytes; at += 1) {
    const byte = head[at] ?? 0;
    if (byte === 0 || byte >= 0x80) return false;
  }
  return true;
}

const declaration = /^<\?xml[ \t\r\n]/;
const declaredEncoding = /[ \t\r\n]encoding[ \t\r\n]*=[ \t\r\n]*(?:"([^"]*)"|'([^']*)')/;

/** True when this processing instruction is an XML declaration. */
export function isDeclaration(instruction: string): boolean {
  return declaration.test(instruction);
}

/** The encoding that an XML declaration names, if it names one other than UTF-8. */
export function foreignEncoding(instruction: string): string | undefined {
  const match = declaredEncoding.exec(instruction);
  const name = match?.[1] ?? match?.[2];
  return name === undefined || name.toUpperCase() === 'UTF-8' ? undefined : name;
}
