import type { PlacedImage } from '../content/drawing.ts';
import type { PdfRect } from '../form.ts';

/** What one page says of itself. */
export interface PageFacts {
  /** From 1. */
  readonly number: number;
  readonly box: PdfRect;
  readonly rotate: number;
  /** Lines from top to bottom, as far as its fonts can be read; composed letters. */
  readonly text: string;
  /** Signs that are shown and that no font says how to read. */
  readonly unreadable: number;
  readonly images: readonly PlacedImage[];
  /** No text, and a picture over most of it: a scan (ATT-06, MET-04). */
  readonly isImageOnly: boolean;
}

export type ActiveKind = 'javascript' | 'launch' | 'other-action' | 'embedded-file' | 'xfa' | 'rich-media';

/** Something that acts, or that is another file (ATT-08). */
export interface ActiveContent {
  readonly kind: ActiveKind;
  readonly path: string;
}

/** What a document says of itself, for the rules that compare it with its packet. Nothing of it is verified. */
export interface PdfFacts {
  /** `1.7`: the catalogue's, else the header's. */
  readonly version: string;
  readonly pageCount: number;
  /** The first pages, as many as were asked for. */
  readonly pages: readonly PageFacts[];
  readonly active: readonly ActiveContent[];
  /** Names of fields that are not for signatures: what they show may differ from what they hold. */
  readonly formFields: readonly string[];
  readonly hasLayers: boolean;
}
