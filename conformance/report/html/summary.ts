import type { Bilingual } from '../../../protocol/problems/entry.ts';
import type { CheckVerdict } from '../../finding.ts';
import type { RequirementResult, RunReport } from '../run-report.ts';
import { instrumentOf, type WordingOf } from '../wording.ts';
import { guardsHold, otherReasons, runVerdictWords, seatWords } from '../words.ts';
import { both, html, type Markup, say } from './markup.ts';
import { verdictInks } from './palette.ts';
import { table } from './parts.ts';

/** What became of a duty, as somebody who answers for a system wants to know it. */
interface Standing {
  readonly key: 'proved' | 'wrong' | 'declared' | 'open';
  readonly ink: CheckVerdict;
  readonly verdicts: readonly CheckVerdict[];
  readonly name: Bilingual;
  readonly what: Bilingual;
}

const standings: readonly Standing[] = [
  {
    key: 'proved',
    ink: 'pass',
    verdicts: ['pass'],
    name: { vi: 'Đã chứng minh', en: 'Proved' },
    what: {
      vi: 'yêu cầu mà bằng chứng ghi được cho thấy hệ thống làm đúng',
      en: 'duties that the recorded evidence shows to be met',
    },
  },
  {
    key: 'wrong',
    ink: 'fail',
    verdicts: ['fail', 'warn'],
    name: { vi: 'Phải xem lại', en: 'To be mended' },
    what: { vi: 'yêu cầu không đạt hoặc bị cảnh báo', en: 'duties that failed or gave a warning' },
  },
  {
    key: 'declared',
    ink: 'declared',
    verdicts: ['declared', 'attested'],
    name: { vi: 'Chỉ khai báo', en: 'Only declared' },
    what: {
      vi: 'cơ quan tự khai hoặc xác nhận, bộ kiểm thử không chứng minh được',
      en: 'stated by the agency; the suite has not proved it',
    },
  },
  {
    key: 'open',
    ink: 'not-run',
    verdicts: ['not-run', 'inconclusive'],
    name: { vi: 'Chưa xét được', en: 'Not looked at' },
    what: {
      vi: 'chưa chạy, hoặc chạy rồi mà chưa kết luận được; không phải là đạt',
      en: 'not run, or run without a conclusion; this is no pass',
    },
  },
];

/** The summary for whoever answers for the system and does not read XML. */
export function renderSummary(report: RunReport, wordingOf: WordingOf): Markup {
  const { requirements } = report;
  const notApplicable = requirements.filter(({ verdict }) => verdict === 'not-applicable').length;
  return html`<div class="verdict-card r-${report.verdict}"><p class="word">${both(runVerdictWords[report.verdict])}</p>
${reasons(report).map((each) => html`<p>${both(each)}</p>`)}</div>
<h3>${say('Từng yêu cầu của văn bản ra sao', 'What became of each duty')}</h3>
${bar(requirements)}
<ul class="tiles">${standings.map((each) => tile(each, requirements))}</ul>
<p class="sub">${say(
    `${notApplicable} yêu cầu khác không áp dụng cho hệ thống này, vị trí này hoặc ngày này.`,
    `${notApplicable} more duties do not apply to this system, this seat or this day.`,
  )}</p>
${elsewhere(requirements)}${byInstrument(requirements, wordingOf)}`;
}

/** Of most duties that were not looked at a run of one seat has no check at all: that is not the system's doing. */
function elsewhere(requirements: readonly RequirementResult[]): Markup {
  const count = requirements.filter(
    ({ verdict, checks }) => verdict === 'not-run' && checks.length === 0,
  ).length;
  if (count === 0) return html``;
  return html`<p class="sub">${say(
    `Trong số chưa xét được có ${count} yêu cầu mà lần chạy này không có phép kiểm tra: thuộc vị trí kiểm thử khác, cần hồ sơ hoặc người thao tác, hoặc không kiểm thử được. Lý do từng yêu cầu ở mục “Toàn bộ yêu cầu”.`,
    `For ${count} of those not looked at this run has no check: they belong to another seat, want a file or a person, or cannot be tested. “All duties” says why of each.`,
  )}</p>`;
}

/** The verdict in sentences: why it is so, and what it does not say. */
function reasons(report: RunReport): readonly Bilingual[] {
  const { seats, results, complete } = report;
  const places = {
    vi: seats.map((seat) => seatWords[seat].vi).join(', '),
    en: seats.map((seat) => seatWords[seat].en).join(', '),
  };
  const failed = results.filter(
    ({ verdict, waiver }) => verdict === 'fail' && waiver?.outcome !== 'used',
  ).length;
  const waived = results.filter(({ waiver }) => waiver?.outcome === 'used').length;
  return [
    verdictReason(report, failed, places),
    ...otherReasons(report),
    ...(waived === 0
      ? []
      : [
          {
            vi: `${waived} lỗi đã biết được tạm miễn; người chịu trách nhiệm và hạn xử lý ghi ở mục “Cách chạy”.`,
            en: `${waived} known failures are waived for now; who answers for them and until when stands under “How it was run”.`,
          },
        ]),
    ...(complete
      ? []
      : [
          {
            vi: 'Lần chạy này chưa đủ kế hoạch nên không lập được gói ghi nhận kết quả kiểm thử.',
            en: 'This run did not cover the whole plan, so no package can be made from it.',
          },
        ]),
    ...(guardsHold(report)
      ? []
      : [
          {
            vi: 'Bộ kiểm thử không tự chứng minh được là mình biết phát hiện lỗi: không dùng kết quả này.',
            en: 'The suite could not prove that it is able to fail: do not use this result.',
          },
        ]),
  ];
}

function verdictReason({ verdict }: RunReport, failed: number, places: Bilingual): Bilingual {
  switch (verdict) {
    case 'conformant':
      return {
        vi: `Ở vị trí ${places.vi}, bộ kiểm thử không thấy yêu cầu bắt buộc nào bị vi phạm trong những điều đã xét.`,
        en: `As ${places.en}, nothing that was looked at breaks a binding duty.`,
      };
    case 'not-conformant':
      if (failed === 0) {
        return {
          vi: `Ở vị trí ${places.vi}, không có phép kiểm tra nào không đạt ngoài lỗi đã biết, nhưng:`,
          en: `As ${places.en}, nothing failed but what is known, and yet:`,
        };
      }
      return {
        vi: `Ở vị trí ${places.vi}, có ${failed} phép kiểm tra không đạt. Mỗi lỗi ở mục “Kết quả” ghi rõ điều khoản, điều mong đợi, điều đã thấy, nguyên nhân có thể và lệnh chạy lại.`,
        en: `As ${places.en}, ${failed} checks failed. Each failure under “Results” names the provision, what was expected and seen, the likely cause, and the command that repeats it.`,
      };
    case 'inconclusive':
      return {
        vi: `Ở vị trí ${places.vi}, chưa đủ bằng chứng để kết luận: không thể nói hệ thống đúng, cũng không thể nói hệ thống sai. Mục “Kết quả” ghi vì sao từng phép kiểm tra chưa chạy hoặc chưa kết luận được.`,
        en: `As ${places.en}, there is not enough evidence for a conclusion: nobody can say that the system is right, or that it is wrong. “Results” says of each check why it was not run or remains open.`,
      };
  }
}

function tile({ name, what, ink, verdicts }: Standing, requirements: readonly RequirementResult[]): Markup {
  return html`<li class="v-${ink}"><p class="count">${countOf(verdicts, requirements)}</p><p class="name">${both(name)}</p><p class="what">${both(what)}</p></li>`;
}

/** How the duties divide, as one bar; the tiles under it say the same in numbers. */
function bar(requirements: readonly RequirementResult[]): Markup {
  const counts = standings.map(({ verdicts, ink }) => ({ ink, count: countOf(verdicts, requirements) }));
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return html``;
  let x = 0;
  const pieces = counts.map(({ ink, count }) => {
    const width = (count / all) * 1000;
    x += width;
    return html`<rect x="${(x - width).toFixed(2)}" y="0" width="${width.toFixed(2)}" height="14" fill="${verdictInks[ink]}"/>`;
  });
  return html`<svg class="bar" viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true">${pieces}</svg>`;
}

/** Which law asks for what was looked at. */
function byInstrument(requirements: readonly RequirementResult[], wordingOf: WordingOf): Markup {
  const groups = new Map<string, { readonly name: Bilingual; readonly own: RequirementResult[] }>();
  for (const each of requirements.filter(({ verdict }) => verdict !== 'not-applicable')) {
    const name = instrumentOf(wordingOf(each.requirement));
    const group = groups.get(name.vi) ?? { name, own: [] };
    group.own.push(each);
    groups.set(name.vi, group);
  }
  const rows = [...groups.values()]
    .toSorted((a, b) => b.own.length - a.own.length)
    .map(({ name, own }) => [both(name), ...standings.map(({ verdicts }) => countOf(verdicts, own))]);
  return html`<h3>${say('Văn bản nào yêu cầu', 'Which law asks for it')}</h3>${table(
    {
      vi: 'Số yêu cầu theo văn bản, tính theo văn bản gốc được dẫn đầu tiên',
      en: 'Duties by instrument, by the first one that is cited',
    },
    [{ vi: 'Văn bản', en: 'Instrument' }, ...standings.map(({ name }) => name)],
    rows,
  )}`;
}

function countOf(
  verdicts: readonly CheckVerdict[],
  all: readonly { readonly verdict: CheckVerdict }[],
): number {
  return all.filter(({ verdict }) => verdicts.includes(verdict)).length;
}
