import { createInflater } from './inflate.ts';
import { createPdfTokens, type PdfToken, type PdfTokens } from './pdf-tokens.ts';

/** What was learnt about a PDF while it went by. It says nothing of signatures. */
export interface PdfFindings {
  /** It asks for a password, or is encrypted without one. */
  readonly encrypted: boolean;
  /** What it would do by itself, each once: `JavaScript`, `Launch`. */
  readonly active: readonly ActiveContent[];
  /** Pages, where every sign of the file agrees on their number. */
  readonly pages?: number;
}

export type ActiveContent = 'JavaScript' | 'Launch';

/** Looks at a PDF that comes in pieces, at what lies in object streams as well. */
export interface PdfLook {
  write(bytes: Uint8Array): void;
  end(): PdfFindings;
}

/** Object streams are unpacked up to so many bytes, all of a file together. */
const unpackedBytes = 16 * 1024 * 1024;
const deepest = 64;
const mostPages = 100_000;
/** Before the Deflate data of a FlateDecode stream. */
const zlibHeader = 2;

export function createPdfLook(): PdfLook {
  return new Look();
}

function passedOver(): void {}

interface Dictionary {
  /** The key that waits for its value. */
  key: string | undefined;
  type?: string;
  count?: number;
  readonly filters: string[];
}

class Look implements PdfLook {
  readonly #tokens: PdfTokens;
  readonly #active = new Set<ActiveContent>();
  readonly #pages = new Set<string>();
  #encrypted = false;
  #mostCounted = 0;
  #dictionaries: Dictionary[] = [];
  #arrays = 0;
  /** The dictionary that has just been closed: that of the stream which follows. */
  #last: Dictionary | undefined;
  /** The two integers that were read last. */
  #before = 0;
  #number = 0;
  #object = '';
  #left = unpackedBytes;

  constructor() {
    this.#tokens = createPdfTokens({ token: (token) => this.#token(token), stream: () => this.#stream() });
  }

  write(bytes: Uint8Array): void {
    this.#tokens.write(bytes);
  }

  end(): PdfFindings {
    const pages = this.#pages.size;
    return {
      encrypted: this.#encrypted,
      active: [...this.#active],
      ...(pages > 0 && pages === this.#mostCounted ? { pages } : {}),
    };
  }

  #token(token: PdfToken): void {
    this.#last = undefined;
    switch (token.kind) {
      case 'dict-open':
        if (this.#dictionaries.length < deepest) this.#dictionaries.push({ key: undefined, filters: [] });
        return;
      case 'dict-close':
        this.#close();
        return;
      case 'array-open':
        this.#arrays += 1;
        return;
      case 'array-close':
        this.#arrays = Math.max(0, this.#arrays - 1);
        if (this.#arrays === 0) this.#valueTaken();
        return;
      case 'name':
        this.#name(token.text);
        return;
      case 'integer':
        this.#integer(token.value);
        return;
      case 'word':
        this.#word(token.text);
        return;
      case 'string':
        this.#valueTaken();
        return;
    }
  }

  #name(text: string): void {
    const dictionary = this.#dictionaries.at(-1);
    if (dictionary === undefined) return;
    if (dictionary.key === undefined) {
      if (this.#arrays === 0) this.#keyBegins(dictionary, text);
      return;
    }
    const { key } = dictionary;
    if (key === 'Type') dictionary.type = text;
    if (key === 'Filter' || key === 'F') dictionary.filters.push(text);
    if (key === 'S' && (text === 'JavaScript' || text === 'Launch')) this.#active.add(text);
    this.#valueTaken();
  }

  #keyBegins(dictionary: Dictionary, key: string): void {
    dictionary.key = key;
    if (key === 'JS' || key === 'JavaScript') this.#active.add('JavaScript');
    if (key === 'Encrypt' && this.#dictionaries.length === 1) this.#encrypted = true;
  }

  #integer(value: number): void {
    this.#before = this.#number;
    this.#number = value;
    const dictionary = this.#dictionaries.at(-1);
    if (dictionary?.key === 'Count') dictionary.count = value;
    this.#valueTaken();
  }

  #word(text: string): void {
    if (text === 'obj') this.#object = String(this.#before);
    if (text === 'obj' || text === 'endobj' || text === 'trailer') {
      this.#dictionaries = [];
      this.#arrays = 0;
    }
    this.#valueTaken();
  }

  /** Within an array the key goes on waiting. */
  #valueTaken(): void {
    const dictionary = this.#dictionaries.at(-1);
    if (this.#arrays === 0 && dictionary !== undefined) dictionary.key = undefined;
  }

  #close(): void {
    const closed = this.#dictionaries.pop();
    this.#last = closed;
    if (closed?.type === 'Page' && this.#dictionaries.length === 0) this.#pageFound();
    if (closed?.type === 'Pages') this.#mostCounted = Math.max(this.#mostCounted, closed.count ?? 0);
    this.#valueTaken();
  }

  #pageFound(): void {
    if (this.#pages.size >= mostPages) return;
    this.#pages.add(this.#object === 'packed' ? `packed ${this.#pages.size}` : this.#object);
  }

  #stream(): ((bytes: Uint8Array) => void) | undefined {
    const dictionary = this.#last;
    if (dictionary === undefined) return undefined;
    if (dictionary.type !== 'ObjStm') return passedOver;
    const take = this.#packedObjects();
    const [filter] = dictionary.filters;
    if (filter === undefined) return take;
    if (filter !== 'FlateDecode' && filter !== 'Fl') return passedOver;
    let skipped = 0;
    const inflater = createInflater(Math.max(0, this.#left), (bytes) => {
      this.#left -= bytes.length;
      take(bytes);
    });
    return (bytes) => {
      const header = Math.min(bytes.length, zlibHeader - skipped);
      skipped += header;
      inflater.write(bytes.subarray(header));
    };
  }

  /** What lies in an object stream has no streams of its own. */
  #packedObjects(): (bytes: Uint8Array) => void {
    const tokens = createPdfTokens({ token: (token) => this.#token(token) });
    this.#object = 'packed';
    this.#dictionaries = [];
    this.#arrays = 0;
    return (bytes) => tokens.write(bytes);
  }
}
