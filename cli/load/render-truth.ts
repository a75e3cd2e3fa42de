import type { Bilingual, Finding } from '../../loadtests/truth/finding.ts';
import type { Truth, TruthVerdict } from '../../loadtests/truth/judge.ts';
import { type CliContext, say } from '../context.ts';
import { createPaint } from '../paint.ts';

const headings: Readonly<Record<TruthVerdict, Bilingual>> = {
  ok: {
    vi: 'Đúng: mọi văn bản và trạng thái đã nhận đều đến đủ, mỗi nơi đúng một lần.',
    en: 'True: every document and status that was accepted came, once for each receiver.',
  },
  broken: { vi: 'Sai: có điều không đúng như đã nói.', en: 'Wrong: not everything is as it was said.' },
  inconclusive: {
    vi: 'Chưa kết luận được: không đủ căn cứ.',
    en: 'No conclusion: there is not enough to go by.',
  },
};

/** The result for people: verdict, figures, findings with the lines that show them. */
export function renderTruth(context: CliContext, truth: Truth): string {
  const paint = createPaint(context);
  const colour = { ok: paint.green, broken: paint.red, inconclusive: paint.yellow }[truth.verdict];
  const heading = colour(say(context, headings[truth.verdict]));
  return `${[heading, figuresOf(context, truth), ...findingsOf(context, truth)].join('\n')}\n`;
}

function figuresOf(context: CliContext, { counts, memory }: Truth): string {
  const { documents, statuses, due, delivered, missing, unknown, open, refused, lines } = counts;
  const lists = [
    say(context, {
      vi: `${documents} văn bản, ${statuses} trạng thái đã nhận; ${open} chưa rõ, ${refused} bị từ chối (${lines} dòng nhật ký)`,
      en: `${documents} documents, ${statuses} statuses accepted; ${open} open, ${refused} refused (${lines} lines)`,
    }),
    say(context, {
      vi: `phải giao ${due} = đã giao ${delivered} + thiếu ${missing} + chưa rõ ${unknown}`,
      en: `due ${due} = delivered ${delivered} + missing ${missing} + unknown ${unknown}`,
    }),
  ];
  if (memory?.growthPerHour !== undefined) {
    const percent = (memory.growthPerHour * 100).toFixed(1);
    lists.push(say(context, { vi: `bộ nhớ: ${percent} % mỗi giờ`, en: `memory: ${percent} % an hour` }));
  }
  return lists.join('\n');
}

function findingsOf(context: CliContext, { findings, byRule }: Truth): readonly string[] {
  const shown = findings.map((finding) => renderFinding(context, finding));
  const rest = Object.entries(byRule).flatMap(([rule, count]) => {
    const more = count - findings.filter((each) => each.rule === rule).length;
    if (more <= 0) return [];
    return [say(context, { vi: `${rule}: còn ${more} nữa`, en: `${rule}: ${more} more` })];
  });
  return [...shown, ...rest];
}

function renderFinding(context: CliContext, { rule, text, said, seen, lines }: Finding): string {
  const told = [
    said === '' ? undefined : say(context, { vi: `đã nói: ${said}`, en: `said: ${said}` }),
    seen === '' ? undefined : say(context, { vi: `đã thấy: ${seen}`, en: `seen: ${seen}` }),
    lines.map(({ journal, line }) => `${journal}:${line}`).join(', '),
  ];
  return [`${rule}: ${say(context, text)}`, ...told.filter(Boolean).map((each) => `    ${each}`)].join('\n');
}
