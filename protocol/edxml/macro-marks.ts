/** Looks for what only files with macros have. */
export interface MarkSearch {
  readonly found: boolean;
  write(bytes: Uint8Array): void;
}

/** The macro part of Office Open XML, by name, and the macro storage of the older formats, as UTF-16. */
const marks = [Buffer.from('vbaProject.bin', 'latin1'), Buffer.from('_VBA_PROJECT', 'utf16le')] as const;
const longestMark = Math.max(...marks.map((mark) => mark.length));

/** Creates a search over bytes that come in pieces; a mark may lie across two of them. */
export function createMarkSearch(): MarkSearch {
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
