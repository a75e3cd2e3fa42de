import { both, html, type Markup, say } from '../../../conformance/report/html/markup.ts';
import { table } from '../../../conformance/report/html/parts.ts';
import type { Series } from '../../../loadtests/report/load-report.ts';
import type { Bilingual } from '../../../protocol/problems/entry.ts';
import { clockWords } from './figures.ts';

/** One line of a plot. */
export interface Line {
  readonly name: Bilingual;
  readonly values: Series;
}

/** A plot over the time of the run. */
export interface Plot {
  /** For ids of the page. */
  readonly id: string;
  readonly title: Bilingual;
  /** What a reader should look for, in one sentence. */
  readonly about?: Bilingual;
  /** Milliseconds since the run began, one for each value. */
  readonly at: readonly number[];
  /** How long the run was, milliseconds. */
  readonly span: number;
  /** At most four: more cannot be told apart. */
  readonly lines: readonly Line[];
  readonly words: (value: number) => Bilingual;
  /** A level that must not be passed. */
  readonly limit?: { readonly value: number; readonly name: Bilingual };
}

const frame = { width: 640, height: 230, left: 66, right: 14, top: 14, bottom: 30 } as const;
const inner = {
  width: frame.width - frame.left - frame.right,
  height: frame.height - frame.top - frame.bottom,
} as const;

/** The plot, its key, and the same data as a table that unfolds: whoever cannot see the one reads the other. */
export function renderPlot(plot: Plot): Markup {
  const { id, title, about, lines, limit } = plot;
  const scale = scaleOf(plot);
  const curves = lines.map(({ values }, index) => curve(values, index, plot, scale));
  return html`<figure class="plot"><figcaption><h3 id="${id}-h">${both(title)}</h3>${about === undefined ? '' : html`<p class="source">${both(about)}</p>`}</figcaption>
<svg class="plot" role="img" aria-labelledby="${id}-h" viewBox="0 0 ${frame.width} ${frame.height}">${grid(plot, scale)}${limit === undefined ? '' : limitLine(limit.value, scale)}${curves}</svg>
${key(plot)}${dataTable(plot)}</figure>\n`;
}

interface Scale {
  readonly top: number;
  readonly step: number;
  x(at: number): string;
  y(value: number): string;
}

function scaleOf({ lines, limit, span }: Plot): Scale {
  const highest = Math.max(0, ...lines.flatMap(({ values }) => values.filter((each) => each !== null)));
  // A limit that is far away would press the lines to the ground: it is told in the key then.
  const shown = limit !== undefined && limit.value <= highest * 4 ? Math.max(highest, limit.value) : highest;
  const step = niceStep((shown === 0 ? 1 : shown) / 4);
  const top = step * Math.max(1, Math.ceil((shown * 1.02) / step));
  return {
    top,
    step,
    x: (at) => (frame.left + (inner.width * at) / Math.max(1, span)).toFixed(1),
    y: (value) => (frame.top + inner.height * (1 - value / top)).toFixed(1),
  };
}

/** 1, 2 or 5 times a power of ten, not below `least`. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((each) => each * power >= least) ?? 10) * power;
}

function grid({ words, span }: Plot, { top, step, x, y }: Scale): Markup {
  const levels = Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step);
  const rows = levels.map(
    (level) =>
      html`<line class="grid" x1="${frame.left}" y1="${y(level)}" x2="${frame.width - frame.right}" y2="${y(level)}"/>${label(words(level), frame.left - 8, Number(y(level)) + 4, 'end')}`,
  );
  const every = timeStep(span);
  const times = Array.from({ length: Math.floor(span / every) + 1 }, (_, index) => index * every);
  const columns = times.map((at) => label(same(clockWords(at)), Number(x(at)), frame.height - 10, 'middle'));
  return html`${rows}${columns}`;
}

/** Between four and seven marks of time. */
function timeStep(span: number): number {
  const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200, 14_400, 28_800];
  return (steps.find((each) => span / 1000 / each <= 7) ?? 86_400) * 1000;
}

function same(text: string): Bilingual {
  return { vi: text, en: text };
}

/** SVG knows no span: a text of its own for each language where they differ. */
function label({ vi, en }: Bilingual, x: number, y: number, anchor: string): Markup {
  const one = (text: string, language: string) =>
    html`<text class="${language}" x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${text}</text>`;
  return vi === en ? one(vi, 'tick') : html`${one(vi, 'vi')}${one(en, 'en')}`;
}

/** Where nothing was measured the line breaks; a lone value is a dot. */
function curve(values: Series, index: number, { at }: Plot, { x, y }: Scale): Markup {
  const runs: { x: string; y: string }[][] = [];
  let open: { x: string; y: string }[] | undefined;
  for (const [place, value] of values.entries()) {
    if (value === null) {
      open = undefined;
      continue;
    }
    if (open === undefined) {
      open = [];
      runs.push(open);
    }
    open.push({ x: x(at[place] ?? 0), y: y(value) });
  }
  const path = runs
    .filter(({ length }) => length > 1)
    .map((run) => `M${run.map((point) => `${point.x} ${point.y}`).join('L')}`)
    .join('');
  const dots = runs.filter(({ length }) => length === 1).flat();
  return html`${path === '' ? '' : html`<path class="line l${index}" d="${path}"/>`}${dots.map((dot) => html`<circle class="dot l${index}" cx="${dot.x}" cy="${dot.y}" r="2.5"/>`)}`;
}

function limitLine(value: number, { top, y }: Scale): Markup {
  if (value > top) return html``;
  return html`<line class="limit" x1="${frame.left}" y1="${y(value)}" x2="${frame.width - frame.right}" y2="${y(value)}"/>`;
}

function key({ lines, limit, words }: Plot): Markup {
  const sample = (kind: string) =>
    html`<svg class="plot" viewBox="0 0 34 8" width="34" height="8" aria-hidden="true"><line class="${kind}" x1="0" y1="4" x2="34" y2="4"/></svg>`;
  const entries = lines.map(({ name }, index) => html`<li>${sample(`line l${index}`)} ${both(name)}</li>`);
  const border =
    limit === undefined
      ? ''
      : html`<li>${sample('limit')} ${both(limit.name)} ${both(words(limit.value))}</li>`;
  return html`<ul class="key">${entries}${border}</ul>`;
}

function dataTable({ id, title, at, lines, words }: Plot): Markup {
  const rows = at.map((instant, index) => [
    clockWords(instant),
    ...lines.map(({ values }) => {
      const value = values[index] ?? null;
      return value === null ? '–' : both(words(value));
    }),
  ]);
  const heads = [{ vi: 'Từ lúc', en: 'From' }, ...lines.map(({ name }) => name)];
  return html`<details class="data" id="${id}"><summary>${say('Số liệu của biểu đồ', 'The data of this plot')}<span class="hush">: ${both(title)}</span></summary>${table(title, heads, rows)}</details>`;
}
