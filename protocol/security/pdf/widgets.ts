import type { PdfView } from '../../pdf/file.ts';
import { type FormField, hasArea, hasFlag } from '../../pdf/form.ts';
import type { PdfPage } from '../../pdf/pages.ts';
import { as, nameOf, type PdfDict } from '../../pdf/value.ts';
import type { SignatureWidget } from './pdf-verdict.ts';

/** Bits of ISO 32000-2 table 167: what is not viewed may still be printed, or come to light under a pointer. */
const [hidden, print, noView, toggleNoView] = [2, 3, 6, 9];

/** Where a field shows itself; the page is the one whose annotations hold the widget, whatever `/P` says. */
export function widgetsOf(
  view: PdfView,
  field: FormField,
  pages: AnnotationPages,
): readonly SignatureWidget[] {
  return field.widgets.map((widget) => {
    const rect = widget.rect ?? [0, 0, 0, 0];
    const page = pages.get(widget.num ?? 0);
    const has = (bit: number) => hasFlag(view, widget.dict, bit);
    const isHidden = has(hidden) || (has(noView) && !has(print) && !has(toggleNoView));
    return {
      rect,
      ...(page === undefined ? {} : { page: page.number, pageBox: page.box, pageRotate: page.rotate }),
      isVisible: page !== undefined && hasArea(rect) && paints(view, widget.dict) && !isHidden,
    };
  });
}

/**
 * True when something is drawn in the rectangle of a field: its appearance, or what some readers make up where it
 * has none, of the colours and captions of its characteristics (ISO 32000-2 table 192; a rotation draws nothing), or
 * because it says that it is a note or a square and no widget.
 */
export function paints(view: PdfView, dict: PdfDict): boolean {
  const { entries } = dict;
  const characteristics = [...(view.dict(entries.get('MK'))?.entries ?? [])];
  return (
    hasAppearance(view, dict) ||
    characteristics.some(([key, value]) => key !== 'R' && value !== null) ||
    (nameOf(view.resolve(entries.get('Subtype'))) ?? 'Widget') !== 'Widget'
  );
}

/** True when the file itself says what is drawn. */
export function hasAppearance(view: PdfView, { entries }: PdfDict): boolean {
  return (view.dict(entries.get('AP'))?.entries.size ?? 0) > 0;
}

/** Which page holds each annotation that is an object. */
export type AnnotationPages = ReadonlyMap<number, PdfPage>;

export function annotationPages(view: PdfView, pages: readonly PdfPage[]): AnnotationPages {
  const found = new Map<number, PdfPage>();
  for (const page of pages) {
    for (const item of view.array(page.dict.entries.get('Annots'))?.items ?? []) {
      const num = as('ref', item)?.num;
      if (num !== undefined && !found.has(num)) found.set(num, page);
    }
  }
  return found;
}
