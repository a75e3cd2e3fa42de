import type { Kit } from './kit.ts';
import type { PageElement } from './node.ts';
import type { ShownProblem } from './shown.ts';

/** Problems in words, errors first: what is wrong, what to do, and by which code, place and requirement. */
export function viewProblems(problems: readonly ShownProblem[], kit: Kit): readonly PageElement[] {
  const { h, say } = kit;
  const order = ['error', 'warning', 'notice'];
  const words = {
    error: say('Lỗi', 'Error'),
    warning: say('Cần sửa', 'To be mended'),
    notice: say('Cho biết', 'For information'),
  };
  const whereOf = ({ path, line, column, offset }: ShownProblem['place']) => {
    const at =
      line === undefined ? [] : [`${say('dòng', 'line')} ${line}${column === undefined ? '' : `:${column}`}`];
    const byte = offset === undefined ? [] : [`byte ${offset}`];
    return [...(path === '' ? [] : [path]), ...at, ...byte].join(' · ');
  };
  const row = (name: string, value: string | undefined, tag: string) =>
    value === undefined || value === '' ? undefined : [h('dt', {}, name), h('dd', {}, h(tag, {}, value))];
  const sorted = problems.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  return sorted.map((each) => {
    const { text, remedy } = each[kit.language];
    return h(
      `li.problem.${each.severity}`,
      {},
      h('p.what', {}, h('span.severity', {}, words[each.severity]), ' ', text),
      h('p.remedy', {}, h('span.lead', {}, say('Cách sửa: ', 'What to do: ')), remedy),
      h(
        'dl.facts',
        {},
        row(say('Chỗ', 'Place'), whereOf(each.place), 'code'),
        row(say('Đã thấy', 'Seen'), each.seen, 'samp.seen'),
        row(say('Cần có', 'Expected'), each.expected, 'samp'),
        row(say('Mã lỗi', 'Code'), each.code, 'code'),
        row(say('Yêu cầu', 'Requirement'), each.requirements.join(', '), 'code'),
      ),
    );
  });
}
