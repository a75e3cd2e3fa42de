import type { ByteSpan } from '../xml/tree.ts';

/** What the first bytes of a content say it is. */
export type SniffedType =
  | 'pdf'
  | 'zip'
  | 'ole'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'tiff'
  | 'gzip'
  | 'rtf'
  | 'executable'
  | 'html'
  | 'text'
  | 'unknown';

/** What was learnt about one attachment's content while its Base64 went by. Nothing here holds the content. */
export interface AttachmentFacts {
  /** Where its Base64 stands in the packet's bytes; several spans when other text stands between. */
  readonly encoded: readonly ByteSpan[];
  /** Bytes after Base64, before unzipping. */
  readonly size: number;
  /** SHA-256 of these bytes, lower-case hex; absent where the reader was told not to count it. */
  readonly sha256?: string;
  readonly sniffed: SniffedType;
  /** Pages of a PDF, where every sign of the file agrees on their number. */
  readonly pages?: number;
  /** True when readers unzip it: declared `application/zip` and its name does not end in `.zip`. */
  readonly zipped: boolean;
}
