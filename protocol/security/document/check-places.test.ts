import { describe, expect, it } from 'vitest';
import {
  byAgency,
  byClerk,
  byPerson,
  copyStamp,
  findingsOf,
  judgeLetter,
  letterFace,
  pageFace,
  widgetAt,
} from '../../../fixtures/signatures/judged-document.ts';
import type { SignatureWidget } from '../pdf/pdf-verdict.ts';
import { isInCorner } from './check-places.ts';

/** The person's image is 100 points square, at 300, 200. */
const sealAt = (widget: SignatureWidget) =>
  judgeLetter({ signatures: [byPerson(), byAgency({ widgets: [widget] })] }).findings;

describe('the place of a seal', () => {
  it.each([
    ['a third', widgetAt(240, 200, 333, 300)],
    ['a fifth', widgetAt(240, 200, 320, 300)],
    ['half', widgetAt(240, 200, 350, 300)],
    ['half, lower', widgetAt(240, 150, 380, 262.5)],
    ['a seal that is wider than high', widgetAt(100, 210, 340, 290)],
  ])('SIG-09: is over %s of the signature, on its left', (_, widget) => {
    expect(sealAt(widget)).toEqual([]);
  });

  it.each([
    ['less than a fifth', widgetAt(240, 200, 319, 300), '19 %'],
    ['more than half', widgetAt(240, 200, 351, 300), '51 %'],
    ['its right', widgetAt(367, 200, 460, 300), '33 %, →'],
    ['its middle', widgetAt(333, 200, 367, 300), '34 %, →'],
    ['nothing, beside it', widgetAt(100, 200, 200, 300), '0 %'],
    ['nothing, at its edge', widgetAt(200, 200, 300, 300), '0 %'],
    ['nothing, under it', widgetAt(240, 100, 333, 199), '0 %'],
    ['nothing, above and beside it', widgetAt(100, 400, 200, 500), '0 %'],
    ['another page', { ...widgetAt(240, 200, 333, 300), page: 2 }, '0 %'],
  ])('SIG-09: is wrong over %s', (_, widget, seen) => {
    expect(sealAt(widget)).toEqual([
      { code: 'signed.seal-place', severity: 'warning', place: { path: '7816.pdf' }, seen },
    ]);
  });

  it('is not judged where one of both is not seen', () => {
    const hidden = { ...widgetAt(20, 20, 30, 30), isVisible: false };
    expect(sealAt(hidden)).toEqual([]);
    const signatures = [byPerson({ widgets: [hidden] }), byAgency({ widgets: [widgetAt(20, 20, 30, 30)] })];
    expect(findingsOf(judgeLetter({ signatures }))).toEqual([]);
  });

  it('over an image without any height covers nothing', () => {
    const signatures = [byPerson({ widgets: [widgetAt(300, 250, 400, 250)] }), byAgency()];
    expect(judgeLetter({ signatures }).findings).toMatchObject([{ code: 'signed.seal-place', seen: '0 %' }]);
  });

  it('is not judged on a copy', () => {
    const face = letterFace([pageFace()], { 'sao-y': copyStamp });
    const far = byAgency({ revision: 2, widgets: [widgetAt(20, 20, 30, 30)] });
    const signatures = [byPerson(), far, byClerk({ revision: 3 })];
    expect(findingsOf(judgeLetter({ face, signatures }))).toEqual([]);
  });
});

describe('the upper right corner', () => {
  const isThere = (...widgets: readonly SignatureWidget[]) =>
    isInCorner({ role: 'copy', shown: [], verdict: byClerk({ widgets }) });
  const pageBox = [100, 200, 300, 600] as const;
  const quarters = [
    ['upper right', [210, 500, 290, 590], 0],
    ['upper left', [110, 500, 190, 590], 90],
    ['lower left', [110, 210, 190, 300], 180],
    ['lower right', [210, 210, 290, 300], 270],
  ] as const;

  it.each(quarters)('of a page is its %s, at %j, when it is turned by %i', (_, rect, turned) => {
    for (const pageRotate of [0, 90, 180, 270]) {
      expect([pageRotate, isThere({ rect, page: 1, pageBox, pageRotate, isVisible: true })]).toEqual([
        pageRotate,
        pageRotate === turned,
      ]);
    }
  });

  it('of a page that is not turned at all', () => {
    const [, rect] = quarters[0];
    expect(isThere({ rect, page: 1, pageBox, isVisible: true })).toBe(true);
    expect(isThere({ rect, page: 1, pageBox, pageRotate: 45, isVisible: true })).toBe(false);
  });

  it('begins past the middle', () => {
    expect(isThere(widgetAt(297, 421, 299, 423))).toBe(true);
    expect(isThere(widgetAt(297, 421, 298, 423))).toBe(false);
    expect(isThere(widgetAt(297, 420, 299, 422))).toBe(false);
  });

  it('is on the first page, and seen', () => {
    const sound = widgetAt(400, 740, 560, 820);
    const { pageBox: _, ...boxless } = sound;
    expect(isThere(sound)).toBe(true);
    expect(isThere({ ...sound, page: 2 })).toBe(false);
    expect(isThere({ ...sound, isVisible: false })).toBe(false);
    expect(isThere(boxless)).toBe(false);
    expect(isThere()).toBe(false);
    expect(isThere({ ...sound, page: 2 }, sound)).toBe(true);
  });
});
