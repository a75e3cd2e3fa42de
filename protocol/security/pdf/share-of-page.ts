import type { PdfRect } from '../../pdf/form.ts';

/**
 * How much of a page a signer who comes later may cover. A seal of 42 mm is under 3 % of A4, a signature block
 * of 9 × 4 cm under 6 %; what covers more is there to hide something.
 */
const largestShare = 0.15;

/** True when this area (square points) is more than one signer needs of the page that shows `box`. */
export function isMuchOf(area: number, box: PdfRect): boolean {
  return area > largestShare * areaOf(box);
}

/** Square points. */
export function areaOf([left, bottom, right, top]: PdfRect): number {
  return (right - left) * (top - bottom);
}
