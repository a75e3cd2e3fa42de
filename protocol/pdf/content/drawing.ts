import type { PdfRect } from '../form.ts';

/** Letters that were shown with one instruction. */
export interface TextRun {
  readonly text: string;
  /** Start of the baseline, and the end of it along the same line. */
  readonly x: number;
  readonly y: number;
  readonly end: number;
  /** Size of the type on the page, points. */
  readonly size: number;
}

export type ImageColour = 'colour' | 'grey' | 'unknown';

/** A picture on a page. */
export interface PlacedImage {
  readonly rect: PdfRect;
  /** Of its finer-drawn direction's other: the lower of both. Dots an inch. */
  readonly dpi: number;
  readonly colour: ImageColour;
}

/** What a content stream puts on the page. */
export interface Drawing {
  readonly runs: readonly TextRun[];
  readonly images: readonly PlacedImage[];
  /** Codes of which nothing tells what letter they are. */
  readonly unknownLetters: number;
}
