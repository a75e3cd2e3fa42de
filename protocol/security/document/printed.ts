import type { PdfFace } from '../../pdf/face.ts';
import { foldText } from './same-text.ts';

/** What a document prints of what its packet says too. */
export interface Printed {
  /** `7159/VPCP-QHĐP`; absent where no number stands. */
  readonly code?: string;
  /** `yyyy/MM/dd`. */
  readonly date?: string;
  /** True when the first page has text that can be read. */
  readonly isReadable: boolean;
}

/** The part of the first page on which number and date stand (NĐ 30/2020, Annex I), from the top. */
const head = 0.5;
const codeForm = /Số\s*:\s*(\d[^\s,;]*\s?\/\s?[^\s,;]+)/u;
const dateForm = /\p{Lu}[\p{L}.\- ]*,\s*ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})/u;

/** Looks for number, notation and date on the first page (MET-04). */
export function printedOf({ pages }: PdfFace): Printed {
  const [first] = pages;
  if (first?.legible !== 'text') return { isReadable: false };
  const [, bottom, , top] = first.box;
  const lines = first.lines
    .filter(({ y }) => y >= bottom + (top - bottom) * (1 - head))
    .map(({ text }) => text);
  const code = firstMatch(lines, codeForm)?.[1]?.replaceAll(/\s/g, '');
  const [, day, month, year] = firstMatch(lines, dateForm) ?? [];
  return {
    isReadable: true,
    ...(code === undefined ? {} : { code }),
    ...(day === undefined || month === undefined || year === undefined
      ? {}
      : { date: `${year}/${month.padStart(2, '0')}/${day.padStart(2, '0')}` }),
  };
}

/**
 * The bodies that issue, as they stand over the number on the left of the first page: all of it in one text, since
 * a name may take several lines. Undefined where it cannot be read.
 */
export function printedHeading({ pages }: PdfFace): string | undefined {
  const [first] = pages;
  if (first?.legible !== 'text') return undefined;
  const [left, , right] = first.box;
  const number = first.lines.findIndex(({ text }) => /^Số\s*:/u.test(text));
  const over = first.lines.slice(0, Math.max(0, number)).filter(({ x }) => x < (left + right) / 2);
  const heading = over.flatMap(({ parts }) => parts.slice(0, 1)).join(' ');
  return heading === '' ? undefined : foldText(heading);
}

function firstMatch(lines: readonly string[], form: RegExp): RegExpExecArray | undefined {
  for (const line of lines) {
    const found = form.exec(line);
    if (found !== null) return found;
  }
  return undefined;
}

/** The letters by which somebody signs for another (NĐ 30/2020, Art. 13). */
const prefixForm = /(?:^|[\s,;])(TM|KT|TL|TUQ|Q)\s?\.\s*(?=\p{Lu}{2})/gu;

/** `TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH` → `['TM', 'KT']`. */
export function prefixesIn(text: string): readonly string[] {
  return Array.from(text.normalize('NFC').matchAll(prefixForm), ([, prefix = '']) => prefix);
}

/** So many lines over a signer's name at most stand title and authority, whatever stands beside them. */
const linesOverName = 14;

/** Where the signer's name is printed, as the last of its pages has it, with the authority over it. */
export interface PrintedSigner {
  readonly prefixes: readonly string[];
}

/** Looks for the name of the signer; undefined when no page that can be read has it. */
export function printedSigner({ pages }: PdfFace, name: string): PrintedSigner | undefined {
  const wanted = foldText(name);
  for (const { lines } of pages.toReversed()) {
    const at = lines.findLastIndex(({ text }) => foldText(text).includes(wanted));
    if (at < 0) continue;
    const over = lines.slice(Math.max(0, at - linesOverName), at);
    return { prefixes: over.flatMap(({ text }) => prefixesIn(text)) };
  }
  return undefined;
}

/** All that a file says, for holding two versions against each other (RCL-17). */
export function wholeText({ pages }: PdfFace): string {
  return foldText(pages.flatMap(({ lines }) => lines.map(({ text }) => text)).join(' '));
}

/** True when every page with anything on it is a picture. */
export function isScan({ pages }: PdfFace): boolean {
  const filled = pages.filter(({ legible }) => legible !== 'empty');
  return filled.length > 0 && filled.every(({ legible }) => legible === 'picture');
}
