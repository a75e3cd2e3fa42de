import type { PdfView } from '../../pdf/file.ts';
import { type FormField, type FormWidget, hasFlag } from '../../pdf/form.ts';
import type { PdfPage } from '../../pdf/pages.ts';
import type { SignatureWidget } from './pdf-verdict.ts';

const [hidden, noView] = [2, 6];

/** Where a field shows itself; the page is the one whose annotations hold the widget, whatever `/P` says. */
export function widgetsOf(
  view: PdfView,
  field: FormField,
  pages: readonly PdfPage[],
): readonly SignatureWidget[] {
  return field.widgets.map((widget) => {
    const rect = widget.rect ?? [0, 0, 0, 0];
    const page = pages.find((each) => holds(view, each, widget));
    const [left, bottom, right, top] = rect;
    const isHidden = hasFlag(view, widget.dict, hidden) || hasFlag(view, widget.dict, noView);
    const shows = (view.dict(widget.dict.entries.get('AP'))?.entries.size ?? 0) > 0;
    return {
      rect,
      ...(page === undefined ? {} : { page: page.number, pageBox: page.box, pageRotate: page.rotate }),
      isVisible: page !== undefined && right > left && top > bottom && shows && !isHidden,
    };
  });
}

function holds(view: PdfView, page: PdfPage, { num }: FormWidget): boolean {
  const items = view.array(page.dict.entries.get('Annots'))?.items ?? [];
  return items.some((item) => typeof item === 'object' && item?.kind === 'ref' && item.num === num);
}
