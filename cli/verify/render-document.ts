import { hasError } from '../../protocol/problems/problem.ts';
import { type CliContext, say } from '../context.ts';
import { renderProblems } from '../explain/problem-lines.ts';
import { safeText } from '../inspect/safe-text.ts';
import { createPaint } from '../paint.ts';
import type { JudgedDocument, JudgedEncryption } from './judged.ts';
import { encryptionWords, roleWords } from './verdict-words.ts';

/** What came of each encrypted attachment, for people: opened or why not, and by which algorithms. */
export function renderEncrypted(context: CliContext, encrypted: readonly JudgedEncryption[]): string {
  if (encrypted.length === 0) return '';
  const head = say(context, { vi: 'Tệp đính kèm mã hoá', en: 'Encrypted attachments' });
  return `\n${createPaint(context).bold(head)}\n${encrypted.map((each) => renderOne(context, each)).join('')}`;
}

function renderOne(context: CliContext, answer: JudgedEncryption): string {
  const { name, verdict, algorithms, receivers, reasons } = answer;
  const paint = createPaint(context);
  const colour = verdict === 'opened' ? paint.green : verdict === 'sealed' ? paint.yellow : paint.red;
  const shown = colour(say(context, encryptionWords[verdict]));
  const names = algorithms === undefined ? [] : [algorithms.content, ...algorithms.keys].map(shortName);
  const how = names.length === 0 ? '' : `     ${say(context, algorithmLabel)}: ${names.join(', ')}\n`;
  const whom = receivers === undefined ? '' : `     ${say(context, receiversLabel)}: ${receivers}\n`;
  const why = reasons.length === 0 ? '' : renderProblems(context, reasons).replaceAll(/^ {2}/gm, '     ');
  return `  ${safeText(name)}: ${shown}\n${how}${whom}${why}`;
}

const algorithmLabel = { vi: 'thuật toán', en: 'algorithms' } as const;
const receiversLabel = { vi: 'số chứng thư nhận', en: 'receiving certificates' } as const;

/** What stands behind the last `#` of an algorithm's address. */
function shortName(address: string): string {
  return safeText(address.slice(address.lastIndexOf('#') + 1));
}

/** Who signed in what quality, and the rules that hold between signatures, print and packet. */
export function renderDocument(context: CliContext, document: JudgedDocument | undefined): string {
  if (document === undefined) return '';
  const { roles, findings } = document;
  const paint = createPaint(context);
  const isBroken = hasError(findings);
  const state = isBroken
    ? paint.red(say(context, { vi: 'có quy tắc bị vi phạm', en: 'a rule is broken' }))
    : paint.green(say(context, { vi: 'không quy tắc nào bị vi phạm', en: 'no rule is broken' }));
  const head = say(context, { vi: 'Quy tắc về văn bản ký số', en: 'Rules on signed documents' });
  const rows = roles.map(
    ({ file, field, role, holder = '?' }) =>
      `  ${safeText(file)}, ${safeText(field)}: ${say(context, roleWords[role])}, ${safeText(holder)}\n`,
  );
  return `\n${paint.bold(head)}: ${state}\n${rows.join('')}${renderProblems(context, findings)}`;
}
