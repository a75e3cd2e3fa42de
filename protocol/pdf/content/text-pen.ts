import { as, type PdfValue } from '../value.ts';
import type { TextRun } from './drawing.ts';
import type { Font } from './font.ts';
import { identity, type Matrix, placed, scalesOf, shifted, times } from './matrix.ts';

/** Letters put down, and how many of them nobody can read. */
export interface Written {
  readonly run: TextRun;
  readonly unknown: number;
}

/** A backward step of so many thousandths between two letters is a blank. */
const blankFrom = -180;

const nothing = new Uint8Array(0);

/** The text state of a content stream (ISO 32000-2 §9.3, §9.4). */
export class TextPen {
  font: Font | undefined;
  size = 0;
  #letterSpace = 0;
  #wordSpace = 0;
  #stretch = 1;
  #leading = 0;
  #rise = 0;
  #line: Matrix = identity;
  #at: Matrix = identity;

  copy(): TextPen {
    const copy = new TextPen();
    copy.font = this.font;
    copy.size = this.size;
    copy.#letterSpace = this.#letterSpace;
    copy.#wordSpace = this.#wordSpace;
    copy.#stretch = this.#stretch;
    copy.#leading = this.#leading;
    copy.#rise = this.#rise;
    copy.#line = this.#line;
    copy.#at = this.#at;
    return copy;
  }

  /** Follows one instruction; `page` is what stands between text space and the page. */
  write(operator: string, operands: readonly PdfValue[], page: Matrix): readonly Written[] {
    const [first = 0, second = 0] = operands.map((each) => (typeof each === 'number' ? each : 0));
    switch (operator) {
      case 'BT':
        return this.#to(identity);
      case 'Tc':
        this.#letterSpace = first;
        return [];
      case 'Tw':
        this.#wordSpace = first;
        return [];
      case 'Tz':
        this.#stretch = first / 100;
        return [];
      case 'TL':
        this.#leading = first;
        return [];
      case 'Ts':
        this.#rise = first;
        return [];
      case 'Td':
        return this.#move(first, second);
      case 'TD':
        this.#leading = -second;
        return this.#move(first, second);
      case 'T*':
        return this.#move(0, -this.#leading);
      case 'Tm':
        return this.#setMatrix(operands);
      case 'Tj':
      case 'TJ':
        return this.#show(as('array', operands[0])?.items ?? operands.slice(0, 1), page);
      case "'":
        this.#move(0, -this.#leading);
        return this.#show(operands.slice(0, 1), page);
      case '"':
        this.#wordSpace = first;
        this.#letterSpace = second;
        this.#move(0, -this.#leading);
        return this.#show(operands.slice(2, 3), page);
      default:
        return [];
    }
  }

  #setMatrix(operands: readonly PdfValue[]): readonly Written[] {
    const [a = 0, b = 0, c = 0, d, e = 0, f = 0] = operands.map((each) =>
      typeof each === 'number' ? each : 0,
    );
    return d === undefined ? [] : this.#to([a, b, c, d, e, f]);
  }

  #to(matrix: Matrix): readonly Written[] {
    this.#line = matrix;
    this.#at = matrix;
    return [];
  }

  #move(x: number, y: number): readonly Written[] {
    return this.#to(shifted(this.#line, x, y));
  }

  /** One run for the whole of an array: its numbers draw letters together, or stand for blanks. */
  #show(items: readonly PdfValue[], page: Matrix): readonly Written[] {
    const start = times(this.#at, page);
    const [x, y] = placed(start, 0, this.#rise);
    let [text, unknown, along] = ['', 0, 0];
    for (const item of items) {
      if (typeof item === 'number') {
        along -= (item / 1000) * this.size * this.#stretch;
        if (item < blankFrom && !text.endsWith(' ')) text += ' ';
        continue;
      }
      for (const glyph of this.font?.glyphs(as('string', item)?.bytes ?? nothing) ?? []) {
        if (glyph.text === undefined) unknown += 1;
        text += glyph.text ?? '';
        const spaces = this.#letterSpace + (glyph.isSpace ? this.#wordSpace : 0);
        along += ((glyph.width / 1000) * this.size + spaces) * this.#stretch;
      }
    }
    this.#at = shifted(this.#at, along, 0);
    const [end] = placed(start, along, this.#rise);
    const size = Math.abs(this.size) * scalesOf(start)[1];
    return [{ run: { text, x, y, end, size }, unknown }];
  }
}
