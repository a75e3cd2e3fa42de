import { type EmbeddedFont, ops, PDF, type PDFPage, PdfString } from '@libpdf/core';
import { settle } from '../../../fixtures/documents/settle.ts';
import { type Cut, tinosOf } from '../../../fixtures/documents/tinos.ts';
import type { Stamp } from '../graft-stamp.ts';

/** Points in a millimetre. */
export const mm = 72 / 25.4;

/** Red, green and blue from 0 to 1. */
export type Colour = readonly [number, number, number];

/** How a text stands: its left end on the baseline, and its turn in radians, counterclockwise. */
export interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly turn?: number;
}

/** What is drawn in a signature's field: transparent wherever nothing was drawn. */
export class StampSheet {
  readonly width: number;
  readonly height: number;
  readonly #pdf: PDF;
  readonly #page: PDFPage;
  readonly #fonts = new Map<Cut, EmbeddedFont>();
  readonly #operators: Parameters<PDFPage['drawOperators']>[0] = [];

  constructor(width: number, height: number) {
    this.width = tidy(width);
    this.height = tidy(height);
    this.#pdf = PDF.create();
    this.#page = this.#pdf.addPage({ width: this.width, height: this.height });
  }

  /** Points. */
  widthOf(text: string, cut: Cut, size: number): number {
    return this.#font(cut).widthOfTextAtSize(text, size);
  }

  text(text: string, { x, y, turn = 0 }: TextPlace, cut: Cut, size: number, colour: Colour): void {
    const font = this.#font(cut);
    const [cosine, sine] = [fine(Math.cos(turn)), fine(Math.sin(turn))];
    this.#operators.push(
      ops.setNonStrokingRGB(...colour),
      ops.beginText(),
      ops.setFont(this.#page.registerFont(font), tidy(size)),
      ops.setTextMatrix(cosine, sine, -sine || 0, cosine, tidy(x), tidy(y)),
      ops.showText(glyphsOf(text, font)),
      ops.endText(),
    );
  }

  /** A line through points, as cubic curves: a start, then three points each. */
  curve(points: readonly (readonly [number, number])[], width: number, colour: Colour): void {
    const [start, ...rest] = points;
    if (start === undefined) return;
    this.#operators.push(
      ops.setStrokingRGB(...colour),
      ops.setLineWidth(width),
      ops.setLineCap(1),
      ops.setLineJoin(1),
      ops.moveTo(tidy(start[0]), tidy(start[1])),
    );
    for (let index = 0; index + 2 < rest.length; index += 3) {
      const six = rest.slice(index, index + 3).flatMap(([x, y]) => [tidy(x), tidy(y)]);
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = six;
      this.#operators.push(ops.curveTo(a, b, c, d, e, f));
    }
    this.#operators.push(ops.stroke());
  }

  /** A closed shape, filled. */
  shape(points: readonly (readonly [number, number])[], colour: Colour): void {
    const [start, ...rest] = points;
    if (start === undefined) return;
    this.#operators.push(ops.setNonStrokingRGB(...colour), ops.moveTo(tidy(start[0]), tidy(start[1])));
    for (const [x, y] of rest) this.#operators.push(ops.lineTo(tidy(x), tidy(y)));
    this.#operators.push(ops.closePath(), ops.fill());
  }

  /** A picture over the whole sheet, keeping its proportions; a PNG keeps its transparency. */
  picture(png: Uint8Array): void {
    const image = this.#pdf.embedPng(png);
    const scale = Math.min(this.width / image.width, this.height / image.height);
    const [width, height] = [tidy(image.width * scale), tidy(image.height * scale)];
    this.#operators.push(
      ops.pushGraphicsState(),
      ops.concatMatrix(width, 0, 0, height, tidy((this.width - width) / 2), tidy((this.height - height) / 2)),
      ops.paintXObject(this.#page.registerImage(image)),
      ops.popGraphicsState(),
    );
  }

  /** The finished drawing. The same drawing gives the same bytes; only glyphs that it uses are embedded. */
  async finish(): Promise<Stamp> {
    this.#page.drawOperators(this.#operators);
    const time = new Date(0);
    this.#pdf.setMetadata({ creationDate: time, modificationDate: time });
    const bytes = await this.#pdf.save({ subsetFonts: true });
    const tags = [...this.#fonts.values()].map((font) => font.subsetTag).filter((tag) => tag !== null);
    return { pdf: settle(bytes, tags), width: this.width, height: this.height };
  }

  #font(cut: Cut): EmbeddedFont {
    const known = this.#fonts.get(cut);
    if (known !== undefined) return known;
    const font = this.#pdf.embedFont(tinosOf(cut));
    this.#fonts.set(cut, font);
    return font;
  }
}

/** Glyph numbers, two bytes each. A letter that the font lacks is shown as its `?`. */
function glyphsOf(text: string, font: EmbeddedFont): PdfString {
  const missing = new Set(font.getUnencodableCharacters(text));
  const shown = Array.from(text, (letter) => (missing.has(letter) ? '?' : letter)).join('');
  const glyphs = font.encodeTextToGids(shown);
  return PdfString.fromBytes(Uint8Array.from(glyphs.flatMap((glyph) => [glyph >> 8, glyph & 0xff])));
}

function tidy(value: number): number {
  return Math.round(value * 100) / 100;
}

function fine(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** Drawings that are the same for a name every time: those of the last names are kept. */
export function rememberDrawings(draw: (name: string) => Promise<Stamp>): (name: string) => Promise<Stamp> {
  const kept = new Map<string, Promise<Stamp>>();
  return (name) => {
    const known = kept.get(name) ?? draw(name);
    kept.set(name, known);
    const [oldest] = kept.keys();
    if (kept.size > 32 && oldest !== undefined) kept.delete(oldest);
    return known;
  };
}
