import { describe, expect, it } from 'vitest';
import { newDraft } from '../../../fixtures/pdf-signatures/pdf-draft.ts';
import { openPdf } from '../../pdf/file.ts';
import { formFields } from '../../pdf/form.ts';
import { pagesOf } from '../../pdf/pages.ts';
import { sourceOf } from '../../pdf/source.ts';
import type { SignatureWidget } from './pdf-verdict.ts';
import { annotationPages, widgetsOf } from './widgets.ts';

type Objects = Readonly<Record<number, string>>;

/** The widgets of the first field, 10 0 R, of a document of two pages; the second page holds it. */
function widgets(field: string, objects: Objects = {}): readonly SignatureWidget[] {
  const { text } = newDraft({
    1: '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [10 0 R] >> >>',
    2: '<< /Type /Pages /Kids [3 0 R 4 0 R] /MediaBox [0 0 100 100] >>',
    3: '<< /Type /Page /Annots [7 << /Subtype /Link >> 9 0 R] >>',
    4: '<< /Type /Page /Rotate 90 /CropBox [0 0 50 60] /Annots [10 0 R 11 0 R] >>',
    10: `<< /FT /Sig /T (ky) ${field} >>`,
    ...objects,
  });
  const { last } = openPdf(sourceOf(Buffer.from(text, 'latin1')));
  const [first] = formFields(last);
  if (first === undefined) throw new Error('no field');
  return widgetsOf(last, first, annotationPages(last, pagesOf(last)));
}

const rect = '/Rect [1 2 30 40]';
const shown = '/AP << /N 20 0 R >>';
const place = { page: 2, pageBox: [0, 0, 50, 60], pageRotate: 90 };

describe('where a signature shows itself', () => {
  it('is a rectangle of the page that holds its widget, whatever the widget says', () => {
    expect(widgets(`${rect} ${shown} /P 3 0 R`)).toEqual([
      { rect: [1, 2, 30, 40], ...place, isVisible: true },
    ]);
  });

  it('is nowhere when no page holds it', () => {
    const pages = { 4: '<< /Type /Page >>' };
    expect(widgets(`${rect} ${shown}`, pages)).toEqual([{ rect: [1, 2, 30, 40], isVisible: false }]);
  });

  it('is the first page that holds it', () => {
    const pages = { 3: '<< /Type /Page /Annots 12 0 R >>', 12: '[10 0 R]' };
    const [widget] = widgets(`${rect} ${shown}`, pages);
    expect([widget?.page, widget?.pageBox]).toEqual([1, [0, 0, 100, 100]]);
  });

  it('is one place for each widget', () => {
    const kids = { 11: `<< ${rect} ${shown} >>`, 12: `<< ${rect} >>` };
    expect(widgets('/Kids [11 0 R 12 0 R << /Rect [0 0 1 1] >>]', kids)).toEqual([
      { rect: [1, 2, 30, 40], ...place, isVisible: true },
      { rect: [1, 2, 30, 40], isVisible: false },
      { rect: [0, 0, 1, 1], isVisible: false },
    ]);
  });

  it('is none for a field without one', () => {
    expect(widgets('')).toEqual([]);
  });

  it.each([
    ['a rectangle that is none', `/Rect 7 ${shown}`, [0, 0, 0, 0], false],
    ['no width', `/Rect [1 2 1 40] ${shown}`, [1, 2, 1, 40], false],
    ['no height', `/Rect [1 2 30 2] ${shown}`, [1, 2, 30, 2], false],
    ['corners in another order', `/Rect [30 40 1 2] ${shown}`, [1, 2, 30, 40], true],
    ['no appearance', rect, [1, 2, 30, 40], false],
    ['an empty appearance', `${rect} /AP << >>`, [1, 2, 30, 40], false],
    ['an appearance that is none', `${rect} /AP 7`, [1, 2, 30, 40], false],
    ['an appearance elsewhere', `${rect} /AP 21 0 R`, [1, 2, 30, 40], true],
    ['a colour of which readers make one up', `${rect} /MK << /BG [1 1 1] >>`, [1, 2, 30, 40], true],
    ['a note in the place of a widget', `${rect} /Subtype /FreeText`, [1, 2, 30, 40], true],
    ['a rotation of nothing', `${rect} /MK << /R 90 >>`, [1, 2, 30, 40], false],
    ['the flag that hides', `${rect} ${shown} /F 2`, [1, 2, 30, 40], false],
    ['the flag that shows it nowhere', `${rect} ${shown} /F 32`, [1, 2, 30, 40], false],
    ['the flag that shows it on paper only', `${rect} ${shown} /F 36`, [1, 2, 30, 40], true],
    ['the flag that shows it under a pointer only', `${rect} ${shown} /F 288`, [1, 2, 30, 40], true],
    ['the flag that hides it from all of these', `${rect} ${shown} /F 294`, [1, 2, 30, 40], false],
    ['flags of other meaning', `${rect} ${shown} /F 205`, [1, 2, 30, 40], true],
  ])('is seen or not: %s', (_, field, corners, isVisible) => {
    const objects = { 21: '<< /N 20 0 R >>' };
    const subtype = field.includes('/Subtype') ? '' : '/Subtype /Widget';
    expect(widgets(`${subtype} ${field}`, objects)).toEqual([{ rect: corners, ...place, isVisible }]);
  });
});
