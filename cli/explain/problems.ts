import { catalogue, isProblemCode, type ProblemCode } from '../../protocol/problems/catalogue.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import { entryOf } from '../../protocol/problems/problem.ts';
import { nearest } from '../../protocol/settings/nearest.ts';
import { type CliContext, say, usageFailure } from '../context.ts';
import { createPaint } from '../paint.ts';
import { renderCatalogue } from './problems-markdown.ts';
import { nameOfSeverity } from './severity.ts';

/**
 * Prints one entry of the catalogue, or all of it.
 * @throws {CommandFailure} for a code that is not in the catalogue.
 */
export function explainProblems(
  context: CliContext,
  code: string | undefined,
  options: { readonly json?: true; readonly markdown?: true },
): void {
  if (options.markdown) return void context.stdout.write(renderCatalogue());
  const codes = code === undefined ? allCodes() : [resolveCode(code)];
  if (options.json) {
    const rows = codes.map((each) => ({ code: each, ...entryOf(each) }));
    context.stdout.write(`${JSON.stringify(code === undefined ? rows : rows[0], null, 2)}\n`);
    return;
  }
  context.stdout.write(
    code === undefined
      ? renderList(context, codes)
      : codes.map((each) => renderEntry(context, each)).join(''),
  );
}

/** Every code, sorted. */
export function allCodes(): readonly ProblemCode[] {
  return Object.keys(catalogue).filter(isProblemCode).sort();
}

function resolveCode(code: string): ProblemCode {
  if (isProblemCode(code)) return code;
  const near = nearest(code, allCodes());
  const suggestion: Bilingual =
    near === undefined
      ? { vi: '', en: '' }
      : { vi: `. Có phải ý bạn là ${near}?`, en: `. Did you mean ${near}?` };
  throw usageFailure({
    vi: `không có mã lỗi “${code}”${suggestion.vi}`,
    en: `there is no problem code “${code}”${suggestion.en}`,
  });
}

function renderList(context: CliContext, codes: readonly ProblemCode[]): string {
  const width = Math.max(...codes.map((each) => each.length));
  return codes.map((each) => `${each.padEnd(width)}  ${say(context, entryOf(each).text)}\n`).join('');
}

function renderEntry(context: CliContext, code: ProblemCode): string {
  const paint = createPaint(context);
  const entry = entryOf(code);
  const rows: readonly (readonly [Bilingual, string])[] = [
    [{ vi: 'Mức độ', en: 'Severity' }, say(context, nameOfSeverity(entry.severity))],
    [{ vi: 'Cách sửa', en: 'Remedy' }, say(context, entry.remedy)],
    [{ vi: 'Yêu cầu', en: 'Requirements' }, entry.requirements.join(', ') || '—'],
    [{ vi: 'ErrorCode', en: 'ErrorCode' }, entry.wireCode],
  ];
  const width = Math.max(...rows.map(([name]) => say(context, name).length));
  const lines = rows.map(([name, value]) => `  ${paint.dim(say(context, name).padEnd(width))}  ${value}\n`);
  return `${paint.bold(code)}\n  ${say(context, entry.text)}\n${lines.join('')}`;
}
