import { type Reading, read, unread } from '../../result.ts';
import { latin1 } from '../characters.ts';
import { type DrawingTools, drawPage, newDrawingTools } from '../content/draw-page.ts';
import { linesOf } from '../content/lines.ts';
import { PdfFault, problemOf, reading } from '../fault.ts';
import { openPdf, type PdfView } from '../file.ts';
import { formFields, type PdfRect } from '../form.ts';
import { type PdfPage, pagesOf } from '../pages.ts';
import type { PdfSource } from '../source.ts';
import { nameOf } from '../value.ts';
import { findActiveContent } from './active-content.ts';
import type { PageFacts, PdfFacts } from './facts.ts';

/** How much to read: text costs time, and number and date stand on the first page (MET-04). */
export interface FactsWish {
  readonly pages: number;
}

/** Reads what the file as it is now says of itself. A page that cannot be read refuses the whole. */
export function readPdfFacts(source: PdfSource, wish: FactsWish = { pages: 1 }): Reading<PdfFacts> {
  const facts = reading(() => {
    const file = openPdf(source);
    if (file.revisions.some(({ trailer }) => trailer.entries.has('Encrypt')))
      throw new PdfFault('pdf.encrypted');
    return factsOf(file.last, latin1(source.slice(5, 8)), wish);
  });
  return facts.ok ? read(facts.value) : unread(problemOf(facts.fault, 'pdf'));
}

function factsOf(view: PdfView, header: string, wish: FactsWish): PdfFacts {
  const pages = pagesOf(view);
  const { catalog } = view;
  const tools = newDrawingTools(view);
  const fields = formFields(view).filter(({ type }) => type !== 'Sig');
  return {
    version: nameOf(view.resolve(catalog.entries.get('Version'))) ?? header,
    pageCount: pages.length,
    pages: pages.slice(0, wish.pages).map((page) => factsOfPage(tools, page)),
    active: findActiveContent(view, pages),
    formFields: fields.map(({ name }) => name),
    hasLayers: catalog.entries.has('OCProperties'),
  };
}

function factsOfPage(tools: DrawingTools, page: PdfPage): PageFacts {
  const { runs, images, unknownLetters: unreadable } = drawPage(tools, page);
  const text = linesOf(runs)
    .map((line) => line.text)
    .join('\n');
  const covers = images.some(({ rect }) => areaOf(rect) > areaOf(page.box) / 2);
  return {
    number: page.number,
    box: page.box,
    rotate: page.rotate,
    ...{ text, unreadable, images },
    isImageOnly: covers && text === '' && unreadable === 0,
  };
}

function areaOf([left, bottom, right, top]: PdfRect): number {
  return (right - left) * (top - bottom);
}
