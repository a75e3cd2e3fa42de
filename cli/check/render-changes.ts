import { type Change, type Comparison, isRegression } from '../../conformance/engine/compare-reports.ts';
import { verdictWords } from '../../conformance/report/words.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import { type CliContext, say } from '../context.ts';
import { createPaint } from '../paint.ts';

const kinds: Readonly<Record<Change['kind'], Bilingual>> = {
  'new-failure': { vi: 'lỗi mới', en: 'new failure' },
  mended: { vi: 'đã khắc phục', en: 'mended' },
  changed: { vi: 'kết luận khác', en: 'other verdict' },
  'new-check': { vi: 'phép kiểm tra mới', en: 'new check' },
  'gone-check': { vi: 'phép kiểm tra không còn', en: 'gone check' },
};

const mostNames = 12;

/** What of the suite's own code differs between two reports: what changed may then be the suite, not the system. */
export function codeLines({ otherCode, sharedCode, changes }: Comparison): readonly Bilingual[] {
  const named = otherCode.slice(0, mostNames).join(', ');
  const more = otherCode.length - mostNames;
  const rest = more > 0 ? { vi: ` và ${more} phép khác`, en: ` and ${more} more` } : { vi: '', en: '' };
  const checks = {
    vi: `Mã của ${otherCode.length} phép kiểm tra đã đổi: ${named}${rest.vi}.`,
    en: `The code of ${otherCode.length} checks has changed: ${named}${rest.en}.`,
  };
  const shared = {
    vi: 'Mã dùng chung của các phép kiểm tra (đọc gói tin, đường truyền, chữ ký số) đã đổi.',
    en: 'The code that all checks stand on (reading of packets, wire, signatures) has changed.',
  };
  const unknown = {
    vi: 'Có báo cáo không ghi mã phép kiểm tra: không rõ bộ kiểm thử đã đổi hay chưa.',
    en: 'One of the reports does not tell the code of its checks: the suite may have changed.',
  };
  return [
    ...(otherCode.length > 0 ? [checks] : []),
    ...(sharedCode === 'other' ? [shared] : []),
    ...(sharedCode === 'unknown' && changes.length > 0 ? [unknown] : []),
  ];
}

/** The changes between two reports for people: what, from which verdict to which, and why. */
export function renderChanges(context: CliContext, { changes, same, settings }: Comparison): string {
  const paint = createPaint(context);
  const word = (verdict: Change['after']) =>
    verdict === undefined ? '–' : say(context, verdictWords[verdict]);
  const lines = changes.flatMap((change) => {
    const colour = isRegression(change) ? paint.red : change.kind === 'mended' ? paint.green : paint.yellow;
    const head = `${colour(say(context, kinds[change.kind]))}  ${change.check}  ${word(change.before)} → ${word(change.after)}`;
    return [head, ...change.because.map((each) => `    ${say(context, each)}`)];
  });
  const other = settings.join(', ');
  const differs = { vi: `Thiết lập khác nhau: ${other}`, en: `Settings differ: ${other}` };
  const sum = {
    vi: `${changes.length} kết luận khác, ${same} giống nhau.`,
    en: `${changes.length} verdicts differ, ${same} are the same.`,
  };
  const all = [...lines, ...(other === '' ? [] : [say(context, differs)]), say(context, sum)];
  return `${all.join('\n')}\n`;
}
