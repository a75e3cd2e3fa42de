import { latin1 } from './characters.ts';
import { type DrawingTools, drawPage, newDrawingTools } from './content/draw-page.ts';
import type { Drawing, PlacedImage } from './content/drawing.ts';
import { interpretForm } from './content/interpret.ts';
import { linesOf, type TextLine } from './content/lines.ts';
import { identity } from './content/matrix.ts';
import { type Attempt, reading } from './fault.ts';
import { openPdf, type PdfView } from './file.ts';
import { formFields, type PdfRect } from './form.ts';
import { type PdfPage, pagesOf } from './pages.ts';
import type { PdfSource } from './source.ts';
import { as, nameOf } from './value.ts';

/** What people see of a file: letters and pictures, page by page, and what its signature fields show. */
export interface PdfFace {
  /** `1.7`. */
  readonly version: string;
  readonly pages: readonly PageFace[];
  /** What the fields for signatures show, by full name. */
  readonly stamps: ReadonlyMap<string, readonly TextLine[]>;
}

/** One page. */
export interface PageFace {
  /** From 1. */
  readonly number: number;
  readonly box: PdfRect;
  readonly lines: readonly TextLine[];
  readonly images: readonly PlacedImage[];
  /**
   * `text`: its letters are known. `picture`: it has none, and a picture. `unreadable`: letters whose meaning the
   * file does not tell, or something this reader does not undo. `empty`: nothing.
   */
  readonly legible: 'text' | 'picture' | 'unreadable' | 'empty';
}

/** Pages behind this one are not looked at. */
const mostPages = 500;

/** Reads the last revision of a file, as a reader shows it. What cannot be drawn makes its page unreadable. */
export function readFace(source: PdfSource): Attempt<PdfFace> {
  return reading(() => {
    const view = openPdf(source).last;
    const tools = newDrawingTools(view);
    const pages = pagesOf(view).slice(0, mostPages);
    return {
      version: versionOf(source, view),
      pages: pages.map((page) => faceOf(tools, page)),
      stamps: stampsOf(tools),
    };
  });
}

/** The header's, or the catalog's where that is the later one. */
function versionOf(source: PdfSource, view: PdfView): string {
  const [, header = '1.0'] = /^%PDF-(\d\.\d)/.exec(latin1(source.slice(0, 8))) ?? [];
  const own = nameOf(view.resolve(view.catalog.entries.get('Version'))) ?? '';
  return /^\d\.\d$/.test(own) && own > header ? own : header;
}

function faceOf(tools: DrawingTools, page: PdfPage): PageFace {
  const drawn = reading(() => drawPage(tools, page));
  const { number, box } = page;
  if (!drawn.ok) return { number, box, lines: [], images: [], legible: 'unreadable' };
  const { images } = drawn.value;
  return { number, box, lines: linesOf(drawn.value.runs), images, legible: legibleOf(drawn.value) };
}

/** A few letters without meaning, bullets for instance, do not make a page unreadable. */
const mostUnknown = 0.05;

function legibleOf({ runs, images, unknownLetters }: Drawing): PageFace['legible'] {
  const known = runs.reduce((sum, { text }) => sum + text.trim().length, 0);
  if (unknownLetters > mostUnknown * (known + unknownLetters)) return 'unreadable';
  if (known > 0) return 'text';
  return images.length > 0 ? 'picture' : 'empty';
}

/** A field whose appearance cannot be drawn shows nothing that could be relied on. */
function stampsOf(tools: DrawingTools): ReadonlyMap<string, readonly TextLine[]> {
  const { view } = tools;
  const stamps = new Map<string, readonly TextLine[]>();
  for (const { name, type, widgets } of formFields(view)) {
    if (type !== 'Sig') continue;
    const lines = widgets.flatMap(({ dict }) => {
      const shown = view.resolve(view.dict(dict.entries.get('AP'))?.entries.get('N'));
      const form = as('stream', shown);
      if (form === undefined) return [];
      const drawn = reading(() => interpretForm(form, { ...tools, resources: null, matrix: identity }));
      return drawn.ok ? linesOf(drawn.value.runs) : [];
    });
    stamps.set(name, lines);
  }
  return stamps;
}
