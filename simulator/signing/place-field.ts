import type { Box, FoundText, OpenPage, OpenPdf } from './open-pdf.ts';
import { personSize } from './stamps/person-stamp.ts';
import { mm } from './stamps/stamp-sheet.ts';

/** Where a field goes. */
export interface FieldPlace {
  readonly page: OpenPage;
  readonly rect: Box;
}

/** A size in points. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The place of a person's signature: between the title and the printed name, in the middle of both (SIG-09).
 * The last page that has the name counts, and there the lowest place.
 */
export function placeOverName(
  pdf: OpenPdf,
  name: string,
  title: string | undefined,
  size: Size,
): FieldPlace | undefined {
  const printed = lastOf(pdf, name);
  const page = printed === undefined ? undefined : pdf.pages[printed.page];
  if (printed === undefined || page === undefined) return undefined;
  const under = title === undefined ? undefined : titleOver(pdf, title, printed);
  const floor = printed.box.y + printed.box.height;
  const ceiling = under?.y ?? floor + size.height + 4;
  const x = printed.box.x + printed.box.width / 2 - size.width / 2;
  return { page, rect: { x, y: (floor + ceiling - size.height) / 2, ...size } };
}

/** The place of an agency's seal: over the left third of the person's signature, at its height (SIG-09). */
export function placeOverSignature({ page, rect }: FieldPlace, size: Size): FieldPlace {
  const x = rect.x + rect.width / 3 - size.width;
  return { page, rect: { x, y: rect.y + (rect.height - size.height) / 2, ...size } };
}

/** The place of a signature without an image: the top right corner of the first page (ATT-06, ATT-11). */
export function placeInCorner(pdf: OpenPdf, size: Size): FieldPlace {
  const [page] = pdf.pages;
  if (page === undefined) throw new Error('a PDF without pages was opened');
  const seen = seenSize(page);
  const shown = { x: seen.width - 10 * mm - size.width, y: seen.height - 6 * mm - size.height, ...size };
  return { page, rect: onPage(page, shown) };
}

/** A place that somebody named: page from 1, millimetres from the upper left corner as shown. */
export interface NamedPlace {
  readonly page: number;
  readonly left: number;
  readonly top: number;
}

/** @returns undefined when there is no such page, or the place is not on it. */
export function placeAt(pdf: OpenPdf, named: NamedPlace, size: Size = personSize): FieldPlace | undefined {
  const page = pdf.pages[named.page - 1];
  if (page === undefined) return undefined;
  const seen = seenSize(page);
  const shown = { x: named.left * mm, y: seen.height - named.top * mm - size.height, ...size };
  const inside = shown.x >= 0 && shown.y >= 0 && shown.x + size.width <= seen.width;
  return inside && shown.y + size.height <= seen.height ? { page, rect: onPage(page, shown) } : undefined;
}

/**
 * The form matrix that makes a drawing stand upright on a page that is shown turned (ISO 32000-1, 12.5.5: the
 * turned box is then fitted into the rectangle).
 */
export function matrixFor({ rotation }: OpenPage): readonly number[] {
  const matrices = {
    0: [1, 0, 0, 1, 0, 0],
    90: [0, 1, -1, 0, 0, 0],
    180: [-1, 0, 0, -1, 0, 0],
    270: [0, -1, 1, 0, 0, 0],
  } as const;
  return matrices[rotation];
}

function seenSize({ box, rotation }: OpenPage): Size {
  return rotation % 180 === 0 ? box : { width: box.height, height: box.width };
}

/** From what people see to the page's own coordinates. */
function onPage({ box, rotation }: OpenPage, { x, y, width, height }: Box): Box {
  switch (rotation) {
    case 0:
      return { x: box.x + x, y: box.y + y, width, height };
    case 90:
      return { x: box.x + box.width - y - height, y: box.y + x, width: height, height: width };
    case 180:
      return { x: box.x + box.width - x - width, y: box.y + box.height - y - height, width, height };
    case 270:
      return { x: box.x + y, y: box.y + box.height - x - width, width: height, height: width };
  }
}

/** The lowest place on the last page that has a text. Finding is slow, so no page is read that does not matter. */
function lastOf(pdf: OpenPdf, text: string): FoundText | undefined {
  for (let page = pdf.pages.length - 1; page >= 0; page -= 1) {
    const [lowest] = pdf.find(text, page).toSorted((one, other) => one.box.y - other.box.y);
    if (lowest !== undefined) return lowest;
  }
  return undefined;
}

/** The title that stands nearest over the name. */
function titleOver(pdf: OpenPdf, title: string, name: FoundText): Box | undefined {
  const over = pdf.find(title, name.page).filter(({ box }) => box.y > name.box.y);
  return over.toSorted((one, other) => one.box.y - other.box.y)[0]?.box;
}
