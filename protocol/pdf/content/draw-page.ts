import type { PdfView } from '../file.ts';
import type { PdfPage } from '../pages.ts';
import { as, type PdfValue } from '../value.ts';
import type { Drawing } from './drawing.ts';
import { interpret, newDrawingBudget, type Stage } from './interpret.ts';
import { identity } from './matrix.ts';

/** What all pages of a file share. */
export type DrawingTools = Pick<Stage, 'view' | 'fonts' | 'budget'>;

export function newDrawingTools(view: PdfView): DrawingTools {
  return { view, fonts: new Map(), budget: newDrawingBudget() };
}

/** Works a page out. Throws `PdfFault`. */
export function drawPage(tools: DrawingTools, { dict, resources }: PdfPage): Drawing {
  const bytes = contentOf(tools.view, dict.entries.get('Contents'));
  return interpret(bytes, { ...tools, resources, matrix: identity });
}

/** One stream, or several that are one to whoever reads them. */
function contentOf(view: PdfView, value: PdfValue | undefined): Uint8Array {
  const parts = as('array', view.resolve(value))?.items ?? [value];
  const streams = parts.map((part) => as('stream', view.resolve(part))).filter((each) => each !== undefined);
  return Buffer.concat(streams.flatMap((stream) => [view.decode(stream), Buffer.from('\n')]));
}
