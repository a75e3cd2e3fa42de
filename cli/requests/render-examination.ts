import { hasError } from '../../protocol/problems/problem.ts';
import { textOf } from '../../protocol/wire/headers.ts';
import { type CliContext, say } from '../context.ts';
import { renderProblems } from '../explain/problem-lines.ts';
import { createPaint, type Paint } from '../paint.ts';
import type { Examination, FileHashExamination, SignedKey } from './examination.ts';

/** Where the capture stands, for the command lines that check it by hand. */
export interface CaptureFacts {
  readonly argument: string;
  /** Byte offset of the body in the capture; undefined where it does not stand there as it was sent. */
  readonly bodyStart: number | undefined;
}

/** The examination for people, step by step as one would do it by hand. */
export function renderExamination(context: CliContext, examined: Examination, capture: CaptureFacts): string {
  const paint = createPaint(context);
  const title = (vi: string, en: string) => paint.bold(say(context, { vi, en }));
  const parts = [
    `${title('Thao tác', 'Operation')}  ${examined.operation ?? '?'}    ${title('Hệ thống', 'System')}  ${examined.systemId}`,
    `${title('1. Chuỗi được ký (đúng như đã nhận)', '1. The string that is signed (as received)')}\n  ${textOf(examined.signedString)}`,
    `${title('2. HMAC-SHA256', '2. HMAC-SHA256')}\n${renderHmac(context, paint, examined)}`,
    `${title('3. Từng khoá đã ký và tiêu đề thật', '3. Each signed key and the header really sent')}\n${examined.keys.map((each) => renderKey(context, paint, each)).join('\n')}`,
    ...renderFileHash(context, paint, examined.fileHash),
    ...renderIgnored(context, examined.ignored),
    `${title('Tự kiểm tra bằng openssl', 'Check by hand with openssl')}\n${renderByHand(examined, capture)}`,
    ...(examined.problems.length === 0
      ? []
      : [`${title('Vấn đề', 'Problems')}\n${renderProblems(context, examined.problems).trimEnd()}`]),
    (hasError(examined.problems) ? paint.red : paint.green)(verdictOf(context, examined)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function renderHmac(context: CliContext, paint: Paint, { hmac }: Examination): string {
  const nothing = say(context, { vi: '(không có tiêu đề hash-header)', en: '(no hash-header came)' });
  const lines = [
    `  ${say(context, { vi: 'đã gửi  ', en: 'sent    ' })}  ${hmac.sent === '' ? paint.red(nothing) : hmac.sent}`,
    `  ${say(context, { vi: 'tính ra ', en: 'computed' })}  ${hmac.computed}`,
  ];
  if (hmac.firstDifference === undefined) return lines.join('\n');
  const text = {
    vi: `khác nhau từ ký tự ${hmac.firstDifference}: sai khoá bí mật, hoặc chuỗi đã bị sửa sau khi ký`,
    en: `they differ from character ${hmac.firstDifference}: a wrong secret, or a string changed after signing`,
  };
  return [...lines, `  ${paint.red(say(context, text))}`].join('\n');
}

function renderKey(context: CliContext, paint: Paint, key: SignedKey): string {
  if (key.same) return `  ${paint.green('=')} ${key.name}: ${key.signed}`;
  const absent = say(context, { vi: '(không có)', en: '(absent)' });
  const sent = key.sent ?? absent;
  const at = Array.from(key.signed).findIndex((each, index) => each !== sent[index]);
  const where =
    key.sent === undefined || at < 0
      ? ''
      : say(context, { vi: ` (từ ký tự ${at + 1})`, en: ` (from character ${at + 1})` });
  return `  ${paint.red('≠')} ${key.name}: ${key.signed}  ↔  ${sent}${where}`;
}

function renderFileHash(
  context: CliContext,
  paint: Paint,
  examined?: FileHashExamination,
): readonly string[] {
  if (examined === undefined) return [];
  const title = paint.bold(say(context, { vi: '4. hash-file', en: '4. hash-file' }));
  const lines = examined.candidates.map(({ form, value }) => {
    const mark = form === examined.form ? paint.green('=') : ' ';
    return `  ${mark} ${form.padEnd(14)}  ${value}`;
  });
  const sent = say(context, { vi: 'đã gửi', en: 'sent' });
  return [`${title}\n    ${sent.padEnd(14)}  ${examined.sent}\n${lines.join('\n')}`];
}

function renderIgnored(context: CliContext, ignored: readonly string[]): readonly string[] {
  if (ignored.length === 0) return [];
  const text = { vi: 'Thao tác này không đọc', en: 'This operation does not read' };
  return [`${say(context, text)}: ${ignored.join(', ')}`];
}

/** The secret is left to the reader: it should not stand in a transcript. */
function renderByHand(
  { signedString, fileHash }: Examination,
  { argument, bodyStart }: CaptureFacts,
): string {
  const quoted = textOf(signedString).replaceAll("'", `'\\''`);
  const hmac = `  printf %s '${quoted}' | openssl dgst -sha256 -hmac "$SECRET"`;
  if (fileHash === undefined || bodyStart === undefined || argument === '-') return hmac;
  const withoutCrlf = fileHash.candidates.some(({ form }) => form === 'java') ? ' | head -c -2' : '';
  return `${hmac}\n  tail -c +${bodyStart + 1} '${argument}'${withoutCrlf} | openssl dgst -sha256`;
}

/** One line: does the signature hold? */
function verdictOf(context: CliContext, examination: Examination): string {
  return say(
    context,
    hasError(examination.problems)
      ? { vi: 'KHÔNG ĐẠT: Trục sẽ từ chối yêu cầu này', en: 'REFUSED: a hub will not accept this request' }
      : { vi: 'ĐẠT: chữ ký và mã băm đều đúng', en: 'ACCEPTED: signature and hashes are right' },
  );
}
