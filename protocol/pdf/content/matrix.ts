/** A transformation as PDF writes it: `a b c d e f` (ISO 32000-2 §8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First `one`, then `other`. */
export function times(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one;
  const [g, h, i, j, k, l] = other;
  // biome-ignore format: six numbers are easier to check in three lines
  return [
    a * g + b * i, a * h + b * j,
    c * g + d * i, c * h + d * j,
    e * g + f * i + k, e * h + f * j + l,
  ];
}

/** First a step along both axes, then `matrix`: what most text operators do. */
export function shifted([a, b, c, d, e, f]: Matrix, x: number, y: number): Matrix {
  return [a, b, c, d, e + x * a + y * c, f + x * b + y * d];
}

/** Where a point comes to stand. */
export function placed([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** How long a unit along x, and one along y, becomes. */
export function scalesOf([a, b, c, d]: Matrix): readonly [number, number] {
  return [Math.hypot(a, b), Math.hypot(c, d)];
}
