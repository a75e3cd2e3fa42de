/** Looks for marks that only what is refused has. */
export interface MarkSearch {
  readonly found: boolean;
  write(bytes: Uint8Array): void;
}

/** The macro part of Office Open XML, by name, and the macro storage of the older formats, as UTF-16. */
export const macroMarks: readonly Buffer[] = [
  Buffer.from('vbaProject.bin', 'latin1'),
  Buffer.from('_VBA_PROJECT', 'utf16le'),
];

/**
 * The test file of the European Institute for Computer Antivirus Research, which every scanner takes for a
 * virus and which is none. In pieces, so that no scanner takes this file for one.
 */
export const testVirusMarks: readonly Buffer[] = [
  Buffer.from(
    ['X5O!P%@AP[4\\PZX54(P^)', '7CC)7}$', 'EICAR-STANDARD-', 'ANTIVIRUS-TEST-', 'FILE!$H+H*'].join(''),
    'latin1',
  ),
];

/** Creates a search over bytes that come in pieces; a mark may lie across two of them. */
export function createMarkSearch(marks: readonly Buffer[]): MarkSearch {
  const longestMark = Math.max(...marks.map((mark) => mark.length));
  let found = false;
  let end = Buffer.alloc(0);
  return {
    get found() {
      return found;
    },
    write(bytes) {
      if (found) return;
      const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const seam = Buffer.concat([end, piece.subarray(0, longestMark)]);
      found = marks.some((mark) => piece.includes(mark) || seam.includes(mark));
      end = Buffer.from(
        piece.length >= longestMark ? piece.subarray(-longestMark) : seam.subarray(-longestMark),
      );
    },
  };
}
