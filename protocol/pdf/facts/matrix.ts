import type { PdfValue } from '../value.ts';

/** A transformation of the plane (ISO 32000-2 §8.3.3). */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First `one`, then `other`. */
export function times(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one;
  const [g, h, i, j, k, l] = other;
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}

export function moved(x: number, y: number): Matrix {
  return [1, 0, 0, 1, x, y];
}

/** Six numbers; anything else is no change. */
export function matrixOf(values: readonly PdfValue[]): Matrix {
  const [a, b, c, d, e, f] = values.filter((value) => typeof value === 'number');
  if (a === undefined || b === undefined || c === undefined || d === undefined) return identity;
  return e === undefined || f === undefined ? identity : [a, b, c, d, e, f];
}

/** How long one unit of each axis becomes. */
export function scaleOf([a, b, c, d]: Matrix): { readonly x: number; readonly y: number } {
  return { x: Math.hypot(a, b), y: Math.hypot(c, d) };
}
