import { catalogue, isProblemCode } from '../../protocol/problems/catalogue.ts';
import { entryOf } from '../../protocol/problems/problem.ts';

/** The whole catalogue as a Markdown page in both languages: `docs/problems.md`. */
export function renderCatalogue(): string {
  const codes = Object.keys(catalogue).filter(isProblemCode).sort();
  const topics = [...new Set(codes.map(topicOf))];
  const sections = topics.map((topic) => {
    const rows = codes.filter((code) => topicOf(code) === topic).map(renderRow);
    return `## ${topic}\n\n${rows.join('\n')}`;
  });
  return `${head}\n${sections.join('\n')}`;
}

const head = `# Problems · Danh mục lỗi

Every problem that lienthong can name, with what to do about it. This page is written by
\`lienthong problems --markdown\`; a test fails when it is stale. In the texts, \`{seen}\` is what stood there,
\`{expected}\` what should have stood there and \`{path}\` where it was.
`;

function topicOf(code: string): string {
  return code.slice(0, code.indexOf('.'));
}

function renderRow(code: Parameters<typeof entryOf>[0]): string {
  const { severity, text, remedy, requirements, wireCode } = entryOf(code);
  const names = requirements.length === 0 ? '—' : requirements.join(', ');
  return [
    `### \`${code}\`\n`,
    `${severity} · \`ErrorCode\` ${wireCode} · ${names}\n`,
    `- vi: ${text.vi} *${remedy.vi}*`,
    `- en: ${text.en} *${remedy.en}*\n`,
  ].join('\n');
}
