import type { PdfValue } from '../value.ts';
import { as } from '../value.ts';
import type { ReadFont } from './font.ts';
import type { TextRun } from './lay-out.ts';
import { identity, type Matrix, matrixOf, moved, scaleOf, times } from './matrix.ts';

/** What text operators set (ISO 32000-2 §9.3, §9.4). */
export interface TextState {
  font: ReadFont | undefined;
  size: number;
  leading: number;
  charSpace: number;
  wordSpace: number;
  /** Horizontal scale, 1 for 100 %. */
  stretch: number;
  rise: number;
  line: Matrix;
  at: Matrix;
}

export function newTextState(): TextState {
  return {
    ...{ font: undefined, size: 0, leading: 0, charSpace: 0, wordSpace: 0, stretch: 1, rise: 0 },
    ...{ line: identity, at: identity },
  };
}

/** Takes an operator that moves or sets something; answers with a string to show, if it shows one. */
export function applyText(
  state: TextState,
  operator: string,
  operands: readonly PdfValue[],
): PdfValue | undefined {
  const number = (index: number) => {
    const value = operands[index];
    return typeof value === 'number' ? value : 0;
  };
  const move = (x: number, y: number) => {
    state.line = times(moved(x, y), state.line);
    state.at = state.line;
  };
  switch (operator) {
    case 'BT':
      state.line = state.at = identity;
      return undefined;
    case 'Tc':
      state.charSpace = number(0);
      return undefined;
    case 'Tw':
      state.wordSpace = number(0);
      return undefined;
    case 'Tz':
      state.stretch = number(0) / 100;
      return undefined;
    case 'TL':
      state.leading = number(0);
      return undefined;
    case 'Ts':
      state.rise = number(0);
      return undefined;
    case 'TD':
      state.leading = -number(1);
      move(number(0), number(1));
      return undefined;
    case 'Td':
      move(number(0), number(1));
      return undefined;
    case 'Tm':
      state.line = state.at = matrixOf(operands);
      return undefined;
    case 'T*':
      move(0, -state.leading);
      return undefined;
    case "'":
      move(0, -state.leading);
      return operands[0];
    case '"':
      state.wordSpace = number(0);
      state.charSpace = number(1);
      move(0, -state.leading);
      return operands[2];
    case 'Tj':
    case 'TJ':
      return operands[0];
    default:
      return undefined;
  }
}

/** Shows a string, or an array of strings and distances. Answers with its runs and what could not be read. */
export function showText(
  state: TextState,
  shown: PdfValue,
  page: Matrix,
): { readonly runs: readonly TextRun[]; readonly unreadable: number } {
  const runs: TextRun[] = [];
  let unreadable = 0;
  for (const item of as('array', shown)?.items ?? [shown]) {
    if (typeof item === 'number') {
      state.at = times(moved((-item / 1000) * state.size * state.stretch, 0), state.at);
      continue;
    }
    const string = as('string', item);
    if (string === undefined) continue;
    const start = times(moved(0, state.rise), times(state.at, page));
    let text = '';
    for (const code of state.font?.codes(string.bytes) ?? []) {
      if (code.text === undefined) unreadable += 1;
      text += code.text ?? '';
      const space = state.charSpace + (code.isSpace ? state.wordSpace : 0);
      const width = ((code.width / 1000) * state.size + space) * state.stretch;
      state.at = times(moved(width, 0), state.at);
    }
    const end = times(state.at, page);
    runs.push({ text, x: start[4], y: start[5], end: end[4], size: state.size * scaleOf(start).y });
  }
  return { runs, unreadable };
}
