import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { disagreements } from './disagreements.ts';
import type { Gathered } from './gather.ts';
import { renderReasons, tallyTable } from './render.ts';

const page = fileURLToPath(new URL('../../docs/second-opinions.md', import.meta.url));

/** What stands between the two marks of a part of the page. */
export function partOf(text: string, name: 'reasons' | 'run'): string {
  return text.split(`<!-- ${name} -->`)[1]?.trim() ?? '';
}

/** The page with a part written anew. */
export function withPart(text: string, name: 'reasons' | 'run', content: string): string {
  const mark = `<!-- ${name} -->`;
  const [before = '', , after = ''] = text.split(mark);
  return `${before}${mark}\n\n${content}\n\n${mark}${after}`;
}

/** Writes the reasons and the counts of a run into `docs/second-opinions.md`. */
export function writePage(gathered: Gathered): void {
  const text = readFileSync(page, 'utf8');
  writeFileSync(
    page,
    withPart(withPart(text, 'reasons', renderReasons(disagreements)), 'run', tallyTable(gathered)),
  );
}
