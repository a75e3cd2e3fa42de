import { renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import type { StatusCode } from '../../protocol/edxml/packet.ts';
import { statusLabels } from '../../protocol/lifecycle/processing-labels.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import type { Bilingual, Language } from '../../protocol/problems/entry.ts';
import type { CliContext, TextSink } from '../context.ts';
import { createPaint, type Paint } from '../paint.ts';
import { fill } from './texts.ts';

/** How the story is shown to one person. */
export interface View {
  readonly language: Language;
  readonly paint: Paint;
  /** Columns that a line may fill. */
  readonly width: number;
  /** A body's name, short enough for a column; the code itself where it is nobody's. */
  nameOf(code: string): string;
}

/** Creates the view of a context. `names` maps every code form to a body's full name. */
export function createView(context: CliContext, names: ReadonlyMap<string, string>): View {
  return {
    language: context.language,
    paint: createPaint(context),
    width: Math.min(columnsOf(context.stdout), 120),
    nameOf: (code) => shortName(names.get(code) ?? code),
  };
}

/** A pipe has no columns: 100 suits a file and a log. */
function columnsOf(sink: TextSink): number {
  return 'columns' in sink && typeof sink.columns === 'number' && sink.columns >= 40 ? sink.columns : 100;
}

/** The customary abbreviations of the administration. */
export function shortName(name: string): string {
  return name
    .replace('Ủy ban nhân dân', 'UBND')
    .replace('thành phố', 'TP')
    .replace('Tập đoàn Điện lực Việt Nam', 'Tập đoàn Điện lực VN');
}

/** One text of the tables, in the view's language, filled in. */
export function tell(
  view: View,
  text: Bilingual,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return fill(text[view.language], values);
}

/** `03 Đã tiếp nhận, vào sổ`, in the colour of what it means for the document. */
export function tellStatus(view: View, code: StatusCode): string {
  const text = `${code} ${statusLabels[code][view.language]}`;
  if (code === '06') return view.paint.green(text);
  return code === '02' || code === '16' ? view.paint.red(text) : view.paint.yellow(text);
}

/** `17:05:09`, Vietnam time. */
export function tellTime(at: Instant): string {
  return renderLocalTimestamp(at).slice(11);
}

/** A size for people, decimal units; comma or point by language. */
export function tellSize(view: View, bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'KB'] : [bytes / 1_000_000, 'MB'];
  const text = value < 10 ? value.toFixed(1) : value.toFixed(0);
  return `${view.language === 'vi' ? text.replace('.', ',') : text} ${unit}`;
}

/** Columns that a text fills. The texts are composed Vietnamese and arrows: one column a character. */
export function widthOf(text: string): number {
  return Array.from(text.normalize('NFC').replaceAll(/\x1b\[[0-9;]*m/g, '')).length;
}

/** Fills a text up with spaces to `width` columns. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** Breaks a plain text at spaces into lines of at most `width` columns; a longer word stays whole. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** `left` and `right` at the two ends of a line; `right` gives way where there is no room. */
export function spread(view: View, left: string, right: string): string {
  const gap = view.width - widthOf(left) - widthOf(right);
  return right === '' || gap < 2 ? left : `${left}${' '.repeat(gap)}${right}`;
}

/** A title with a rule behind it. */
export function heading(view: View, text: string): string {
  const rule = '─'.repeat(Math.max(0, view.width - widthOf(text) - 4));
  return `${view.paint.dim('──')} ${view.paint.bold(text)} ${view.paint.dim(rule)}`;
}
