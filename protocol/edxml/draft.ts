import type { DocumentPacket, StatusPacket } from './packet.ts';

/**
 * The order in which a packet is written, and what goes with it: `guide` is the numbering of the axis's
 * guide, with one content type on both sides; `sdk` is what the vendor's Java library writes, its own
 * content types and the always present `Direction` included. Readers must take either.
 */
export type WritingStyle = 'guide' | 'sdk';

/**
 * A file to send along. `bytes` is the file itself, before any zipping or
 * Base64; an unzipped file without any bytes cannot travel, for empty is absent.
 */
export interface OutgoingAttachment {
  /** The true file name, with its extension; it decides whether the file travels zipped. */
  readonly name: string;
  readonly description?: string;
  readonly bytes: Uint8Array;
  /** Declared for a file that travels as it is; a zipped one is always `application/zip`. */
  readonly contentType?: string;
  /** With or without `cid:`; by default its number in the packet, from 1. */
  readonly contentId?: string;
  /** UUID that names the ZIP entry of a zipped file; by default derived from the content. */
  readonly entryId?: string;
}

/**
 * What stands where a signature should be, as field packets have it, for tests of readers. `dummy`: constant values
 * in the packet's own namespace, which sign nothing [A]; `empty`: the element of one line of software, by its other
 * name and with nothing in it [A].
 */
export type SignatureDraft = 'none' | 'dummy' | 'empty';

/** What a document packet says, but for its files. */
export type DocumentFields = Omit<DocumentPacket, 'signature' | 'manifest' | 'attachments' | 'unknown'>;

/** A document packet before it is written. The manifest follows from the attachments. */
export type DocumentDraft = DocumentFields & {
  readonly attachments: readonly OutgoingAttachment[];
  readonly signature?: SignatureDraft;
};

/** A status packet before it is written. */
export type StatusDraft = Omit<StatusPacket, 'unknown'>;
