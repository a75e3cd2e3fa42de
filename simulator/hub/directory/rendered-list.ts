import { asciiJsonBytes } from '../../../protocol/wire/ascii.ts';
import type { DirectoryAgency } from '../store/store.ts';

/** Rows of a list as they go over the wire. */
export interface RenderedRows {
  /** Bytes in all, with the commas between rows. */
  readonly size: number;
  readonly pieces: readonly Uint8Array[];
}

/** Rows that are rendered together, and again when one of them changes. */
const pageLength = 512;
const comma = Buffer.from(',');

/**
 * One list of the directory as bytes, kept in pages: of 125,000 rows a change renders 512 anew, and an answer
 * copies none. `render` gives undefined for a row that the list leaves out.
 */
export class RenderedList {
  readonly #render: (agency: DirectoryAgency) => object | undefined;
  readonly #pages: (Uint8Array | undefined)[] = [];

  constructor(render: (agency: DirectoryAgency) => object | undefined) {
    this.#render = render;
  }

  /** The row at this position is another one now. */
  touch(position: number): void {
    this.#pages[Math.floor(position / pageLength)] = undefined;
  }

  rows(all: readonly DirectoryAgency[]): RenderedRows {
    const pieces: Uint8Array[] = [];
    for (let page = 0; page * pageLength < all.length; page += 1) {
      const bytes =
        this.#pages[page] ?? this.#renderPage(all.slice(page * pageLength, (page + 1) * pageLength));
      this.#pages[page] = bytes;
      if (bytes.length === 0) continue;
      if (pieces.length > 0) pieces.push(comma);
      pieces.push(bytes);
    }
    return { size: pieces.reduce((sum, { length }) => sum + length, 0), pieces };
  }

  #renderPage(rows: readonly DirectoryAgency[]): Uint8Array {
    const written = rows.map(this.#render).filter((each) => each !== undefined);
    return asciiJsonBytes(written).subarray(1, -1);
  }
}
