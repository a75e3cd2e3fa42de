import { readFileSync } from 'node:fs';
import type { VectorSidecar } from './vector.ts';

/** Where the corpus is described: every sidecar, with the hash of its packet. The packets themselves are generated. */
export const indexUrl: URL = new URL('../../fixtures/vectors/index.json', import.meta.url);

/** The corpus as it was published. */
export function publishedIndex(): readonly VectorSidecar[] {
  const index = JSON.parse(readFileSync(indexUrl, 'utf8')) as { readonly vectors: readonly VectorSidecar[] };
  return index.vectors;
}

/** The index as a file: one line a vector, so that a change shows where it is. */
export function renderIndex(vectors: readonly VectorSidecar[]): string {
  const lines = vectors.map((each) => `    ${JSON.stringify(each)}`);
  return `{\n  "schema": "lienthong-vectors/1",\n  "vectors": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

/** How a corpus that was made differs from the one that was published, in words of the files. */
export function differencesBetween(
  made: readonly VectorSidecar[],
  published: readonly VectorSidecar[],
): readonly string[] {
  const known = new Map(published.map((each) => [each.name, JSON.stringify(each)]));
  const names = new Set(made.map(({ name }) => name));
  return [
    ...made.filter(({ name }) => !known.has(name)).map(({ name }) => `+ ${name}`),
    ...published.filter(({ name }) => !names.has(name)).map(({ name }) => `- ${name}`),
    ...made
      .filter((each) => known.has(each.name) && known.get(each.name) !== JSON.stringify(each))
      .map(({ name }) => `≠ ${name}`),
  ];
}
