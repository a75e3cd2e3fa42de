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
  return new Search(marks);
}

const nothing = Buffer.alloc(0);

class Search implements MarkSearch {
  readonly #marks: readonly Buffer[];
  readonly #longestMark: number;
  #found = false;
  /** The last bytes that went by, as many as the longest mark has. */
  #end = nothing;

  constructor(marks: readonly Buffer[]) {
    this.#marks = marks;
    this.#longestMark = marks.reduce((longest, mark) => Math.max(longest, mark.length), 0);
  }

  get found(): boolean {
    return this.#found;
  }

  write(bytes: Uint8Array): void {
    if (this.#found) return;
    const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const isFirst = this.#end.length === 0;
    const seam = isFirst ? piece : Buffer.concat([this.#end, piece.subarray(0, this.#longestMark)]);
    this.#found = this.#marks.some((mark) => piece.includes(mark) || (!isFirst && seam.includes(mark)));
    this.#end = Buffer.from((piece.length >= this.#longestMark ? piece : seam).subarray(-this.#longestMark));
  }
}
