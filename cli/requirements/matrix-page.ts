import { citationIn } from '../../conformance/requirements/citation.ts';
import { ledgerByInstrument } from '../../conformance/requirements/ledger.ts';
import type { Language } from '../../protocol/problems/entry.ts';
import { nameOfFate, reasonOf } from './fate-words.ts';
import type { MatrixRow } from './run-requirements.ts';

const heads = {
  vi: `# Bảng yêu cầu

Mọi nghĩa vụ mà lienthong biết, văn bản nào đòi hỏi, đã đọc văn bản đó thế nào, và bộ kiểm thử làm gì với từng
nghĩa vụ. Dấu đọc: A đọc chính văn bản; B tóm tắt chính thức, báo chí, quy định cấp tỉnh; C tài liệu nghiệp vụ 2.4
hoặc nhiều phần mềm; D một nguồn thứ cấp gần đây; M theo trí nhớ, chưa kiểm; I suy ra. Nghĩa vụ chỉ dựa trên D, M, I
không bao giờ tự nó làm trượt chứng nhận. Trang này do \`lienthong requirements --markdown --lang vi\` viết ra.
`,
  en: `# Requirements

Every duty that lienthong knows, which text asks for it, how that text was read, and what the suite does with it.
Marks: A the text itself was read; B official or press summary, provincial rule; C business description 2.4 or several
implementations; D one recent secondary source; M from memory, not verified; I our inference. What rests on D, M or I
alone never fails a certification by itself. Written by \`lienthong requirements --markdown --lang en\`.
`,
} as const;

const columns = {
  vi: '| Mã | Bên | Mức | Nghĩa vụ | Nơi | Đọc | Bộ kiểm thử |',
  en: '| Id | Who | Level | Duty | Place | Read | What the suite does |',
} as const;

/** The whole matrix as a page, one section an instrument. */
export function renderMatrixPage(rows: readonly MatrixRow[], language: Language): string {
  const sections = ledgerByInstrument().flatMap(({ instrument, requirements }) => {
    const ids = new Set(requirements.map(({ id }) => id));
    const own = rows.filter(({ requirement }) => ids.has(requirement.id));
    if (own.length === 0) return [];
    const table = [
      columns[language],
      '|---|---|---|---|---|---|---|',
      ...own.map((row) => renderRow(row, language)),
    ];
    return [`## ${instrument.name[language]}\n\n${table.join('\n')}\n`];
  });
  return `${heads[language]}\n${sections.join('\n')}`;
}

function renderRow({ requirement, checks }: MatrixRow, language: Language): string {
  const { id, actors, level, wording, source, marks, fate } = requirement;
  const why = reasonOf(fate)?.[language] ?? '';
  const what = checks.length > 0 ? checks.map((check) => `\`${check}\``).join(', ') : why;
  const does = `**${nameOfFate(fate)[language]}**${what === '' ? '' : `: ${what}`}`;
  const cells = [
    id,
    actors.join(' '),
    level,
    wording[language],
    citationIn(source, language),
    marks.join('·'),
    does,
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
