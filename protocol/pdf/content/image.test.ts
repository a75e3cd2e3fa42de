import { describe, expect, it } from 'vitest';
import { pdfOf, type TinyObject } from '../../../fixtures/documents/tiny-pdf.ts';
import { openPdf } from '../file.ts';
import { sourceOf } from '../source.ts';
import { emptyDict } from '../value.ts';
import type { PlacedImage } from './drawing.ts';
import { boxOf, placeImage } from './image.ts';
import type { Matrix } from './matrix.ts';

const inches: Matrix = [144, 0, 0, 72, 10, 20];

function place(
  dict: string,
  matrix = inches,
  objects: Readonly<Record<number, TinyObject>> = {},
): PlacedImage {
  const view = openPdf(sourceOf(pdfOf([], { ...objects, 6: `<< ${dict} >>` }))).last;
  return placeImage(view, view.dict({ kind: 'ref', num: 6, gen: 0 }) ?? emptyDict, matrix);
}

describe('a picture stands in a box', () => {
  it.each<[string, Matrix, readonly number[]]>([
    ['upright', [144, 0, 0, 72, 10, 20], [10, 20, 154, 92]],
    ['turned over', [-144, 0, 0, -72, 10, 20], [-134, -52, 10, 20]],
    ['turned by a quarter', [0, 72, -144, 0, 10, 20], [-134, 20, 10, 92]],
    ['slanted', [10, 3, 4, 20, 0, 0], [0, 0, 14, 23]],
    ['slanted down', [10, -3, -4, 20, 0, 0], [-4, -3, 10, 20]],
  ])('%s', (_, matrix, rect) => {
    expect(place('', matrix).rect).toEqual(rect);
  });

  it('and what is no unit square, in the box around it', () => {
    expect(boxOf([2, 0, 0, 3, 1, 1], [10, 20, 30, 40])).toEqual([21, 61, 61, 121]);
    expect(boxOf([0, 1, -1, 0, 0, 0], [10, 20, 30, 50])).toEqual([-50, 10, -20, 30]);
  });
});

describe('a picture has dots an inch', () => {
  it.each([
    ['/Width 200 /Height 100', 100],
    ['/Width 300 /Height 100', 100],
    ['/Width 200 /Height 300', 100],
    ['/W 300 /H 150', 150],
    ['/Width 200 /W 900 /Height 100 /H 900', 100],
    ['/Width 7 0 R /Height 8 0 R', 50],
    ['/Width 200', 0],
    ['/Height 100', 0],
    ['/Width /x /Height 100', 0],
  ])('the lower of both directions: %s', (dict, dpi) => {
    expect(place(dict, inches, { 7: '100', 8: '50' }).dpi).toBe(dpi);
  });

  it('none where it is drawn without width or height', () => {
    expect(place('/Width 9 /Height 9', [0, 0, 0, 72, 0, 0]).dpi).toBe(0);
    expect(place('/Width 9 /Height 9', [72, 0, 0, 0, 0, 0]).dpi).toBe(0);
  });

  it('measured along its own directions when it is turned', () => {
    expect(place('/Width 300 /Height 100', [0, 144, -72, 0, 0, 0]).dpi).toBe(100);
  });
});

describe('a picture has colours, or none', () => {
  it.each([
    ...['DeviceGray', 'CalGray', 'G'].map((space) => [`/ColorSpace /${space}`, 'grey']),
    ...['DeviceRGB', 'CalRGB', 'DeviceCMYK', 'Lab', 'RGB', 'CMYK'].map((space) => [
      `/ColorSpace /${space}`,
      'colour',
    ]),
    ['/CS /RGB', 'colour'],
    ['/ColorSpace /DeviceGray /CS /RGB', 'grey'],
    ['/ImageMask true', 'grey'],
    ['/IM true', 'grey'],
    ['/ImageMask true /ColorSpace /DeviceRGB', 'grey'],
    ['/ImageMask false /ColorSpace /DeviceRGB', 'colour'],
    ['/ColorSpace [/CalRGB << >>]', 'colour'],
    ['/ColorSpace [/CalGray << >>]', 'grey'],
    ['/ColorSpace [/Indexed /DeviceGray 1 <0000>]', 'grey'],
    ['/ColorSpace [/I /RGB 1 <0000>]', 'colour'],
    ['/ColorSpace [/Indexed [/ICCBased 11 0 R] 1 <0000>]', 'grey'],
    ['/ColorSpace [/ICCBased 11 0 R]', 'grey'],
    ['/ColorSpace [/ICCBased 13 0 R]', 'colour'],
    ['/ColorSpace [/ICCBased 14 0 R]', 'unknown'],
    ['/ColorSpace [/ICCBased /DeviceRGB]', 'unknown'],
    ['/ColorSpace [/Separation /x /DeviceRGB 9 0 R]', 'unknown'],
    ['/ColorSpace /Pattern', 'unknown'],
    ['/ColorSpace 12 0 R', 'colour'],
    ['/ColorSpace 7', 'unknown'],
    ['', 'unknown'],
  ])('%s: %s', (dict, colour) => {
    const objects = {
      11: { dict: '/N 1', data: '' },
      12: '[/ICCBased 13 0 R]',
      13: { dict: '/N 3', data: '' },
      14: { dict: '/N /x', data: '' },
    };
    expect(place(dict, inches, objects).colour).toBe(colour);
  });

  it.each([
    [4, 'grey'],
    [5, 'unknown'],
    [50, 'unknown'],
  ])('behind %d indexes: %s', (depth, colour) => {
    const space = `${'[/Indexed '.repeat(depth)}/G${' 1 <00>]'.repeat(depth)}`;
    expect(place(`/ColorSpace ${space}`).colour).toBe(colour);
  });

  it('an index of itself has none that anybody knows', () => {
    expect(place('/ColorSpace 7 0 R', inches, { 7: '[/Indexed 7 0 R 1 <00>]' }).colour).toBe('unknown');
  });
});
