import { PdfFault } from '../fault.ts';
import type { PdfView } from '../file.ts';
import { limits } from '../limits.ts';
import { as, emptyDict, nameOf, type PdfDict, type PdfStream, type PdfValue } from '../value.ts';
import type { Drawing, PlacedImage, TextRun } from './drawing.ts';
import { type Font, openFont } from './font.ts';
import { placeImage } from './image.ts';
import { identity, type Matrix, times } from './matrix.ts';
import { operationsOf } from './operators.ts';
import { TextPen } from './text-pen.ts';

/** Forms inside forms. */
const deepest = 12;

/** Fonts of a view, opened once: pages share them. */
export type FontShelf = Map<PdfDict, Font>;

/**
 * What may still be done for a file: one for all its pages, counted in bytes, so that a form that is painted a
 * million times costs no more than a page that is long.
 */
export interface DrawingBudget {
  left: number;
}

/** An instruction costs about what so many bytes do. */
const instructionCost = 64;

export function newDrawingBudget(): DrawingBudget {
  return { left: limits.decodedTotal / 2 };
}

/** What a content stream needs beside itself. */
export interface Stage {
  readonly view: PdfView;
  readonly fonts: FontShelf;
  readonly budget: DrawingBudget;
  readonly resources: PdfValue;
  readonly matrix: Matrix;
}

/** Works a content stream out, as far as letters and pictures go (ISO 32000-2 §8, §9). Throws `PdfFault`. */
export function interpret(bytes: Uint8Array, stage: Stage): Drawing {
  const hand = new Hand();
  hand.draw(bytes, stage, 0);
  return hand;
}

class Hand implements Drawing {
  readonly runs: TextRun[] = [];
  readonly images: PlacedImage[] = [];
  unknownLetters = 0;

  draw(bytes: Uint8Array, stage: Stage, depth: number): void {
    spend(stage.budget, bytes.length);
    let matrix = stage.matrix;
    const kept: { readonly matrix: Matrix; readonly pen: TextPen }[] = [];
    let pen = new TextPen();
    for (const { operator, operands } of operationsOf(bytes)) {
      spend(stage.budget, instructionCost);
      switch (operator) {
        case 'q':
          if (kept.length < limits.operators) kept.push({ matrix, pen: pen.copy() });
          break;
        case 'Q':
          ({ matrix, pen } = kept.pop() ?? { matrix, pen });
          break;
        case 'cm':
          matrix = times(matrixOf(operands), matrix);
          break;
        case 'Do':
          this.#paint(stage, nameOf(operands[0]), matrix, depth);
          break;
        case 'BI':
          this.images.push(placeImage(stage.view, as('dict', operands[0]) ?? emptyDict, matrix));
          break;
        case 'Tf':
          pen.font = this.#font(stage, nameOf(operands[0]));
          pen.size = numberAt(operands, 1);
          break;
        default:
          this.#write(pen, operator, operands, matrix);
      }
    }
  }

  #write(pen: TextPen, operator: string, operands: readonly PdfValue[], matrix: Matrix): void {
    for (const { run, unknown } of pen.write(operator, operands, matrix)) {
      this.unknownLetters += unknown;
      if (run.text !== '') this.runs.push(run);
    }
  }

  #font({ view, fonts, resources }: Stage, name: string | undefined): Font | undefined {
    const named = view.dict(view.dict(resources)?.entries.get('Font'))?.entries.get(name ?? '');
    const dict = view.dict(named);
    if (dict === undefined) return undefined;
    const known = fonts.get(dict);
    if (known !== undefined) return known;
    const opened = openFont(view, dict);
    fonts.set(dict, opened);
    return opened;
  }

  #paint(stage: Stage, name: string | undefined, matrix: Matrix, depth: number): void {
    const { view, resources } = stage;
    const objects = view.dict(view.dict(resources)?.entries.get('XObject'));
    const found = as('stream', view.resolve(objects?.entries.get(name ?? '')));
    const kind = nameOf(view.resolve(found?.dict.entries.get('Subtype')));
    if (found === undefined) return;
    if (kind === 'Image') this.images.push(placeImage(view, found.dict, matrix));
    if (kind === 'Form' && depth < deepest) this.form(stage, found, matrix, depth);
  }

  form(stage: Stage, form: PdfStream, matrix: Matrix, depth: number): void {
    const { view } = stage;
    const own = view.array(form.dict.entries.get('Matrix'))?.items.map(view.resolve);
    const inside = own === undefined ? matrix : times(matrixOf(own), matrix);
    const resources = form.dict.entries.get('Resources') ?? stage.resources;
    this.draw(view.decode(form), { ...stage, resources, matrix: inside }, depth + 1);
  }
}

/** What a form shows by itself: the appearance of an annotation. */
export function interpretForm(form: PdfStream, stage: Stage): Drawing {
  const hand = new Hand();
  hand.form(stage, form, stage.matrix, 0);
  return hand;
}

export function matrixOf(values: readonly PdfValue[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = values.map((each) =>
    typeof each === 'number' ? each : 0,
  );
  return values.length === 6 ? [a, b, c, d, e, f] : identity;
}

export function numberAt(values: readonly PdfValue[], index: number): number {
  const value = values[index];
  return typeof value === 'number' ? value : 0;
}

function spend(budget: DrawingBudget, cost: number): void {
  budget.left -= cost;
  if (budget.left < 0) throw new PdfFault('pdf.limit', undefined, 'drawing');
}
