import { usualTolerances } from '../../tolerances.ts';
import { dayWords, momentWords } from '../day-words.ts';
import { environmentRows } from '../environment-words.ts';
import type { RunReport } from '../run-report.ts';
import { durationWords, toleranceRows } from '../tolerance-words.ts';
import type { WordingOf } from '../wording.ts';
import { canaryWords, mannerWords, profileWords, unknownCaseWords, waiverWords } from '../words.ts';
import { both, html, type Markup, say } from './markup.ts';
import { cited, facts, moment, table, verdictTag } from './parts.ts';

/** How it was run: settings, environment, guards, waivers, tolerances, the hashes that tie it to its evidence. */
export function renderSettings(report: RunReport): Markup {
  const { suite, profile, asOf, seed, began, ended, judgedAt, evidence, guards, environment, complete } =
    report;
  const { paperAlsoFor } = report;
  return html`${facts([
    [{ vi: 'Bộ kiểm thử', en: 'Suite' }, `lienthong ${suite.version}`],
    [{ vi: 'Mã băm bộ quy tắc', en: 'Hash of the ruleset' }, html`<code>${suite.rulesetHash}</code>`],
    [{ vi: 'Cách đọc quy định', en: 'Profile' }, html`${profile}, ${both(profileWords[profile])}`],
    [{ vi: 'Hiệu lực tính đến ngày', en: 'Rules as of' }, dayWords(asOf)],
    [{ vi: 'Bắt đầu', en: 'Began' }, moment(began, momentWords(began))],
    [{ vi: 'Kết thúc', en: 'Ended' }, moment(ended, momentWords(ended))],
    [{ vi: 'Phán xét lúc', en: 'Judged at' }, moment(judgedAt, momentWords(judgedAt))],
    [{ vi: 'Hạt giống', en: 'Seed' }, html`<code>${seed}</code>`],
    [{ vi: 'Đủ kế hoạch', en: 'Whole plan' }, complete ? say('có', 'yes') : say('không', 'no')],
    [{ vi: 'Đầu chuỗi bằng chứng', en: 'Head of the evidence' }, html`<code>${evidence.head}</code>`],
    [
      { vi: 'Bằng chứng', en: 'Evidence' },
      say(
        `${evidence.entries} mục, ${evidence.bodies} thân`,
        `${evidence.entries} entries, ${evidence.bodies} bodies`,
      ),
    ],
    [{ vi: 'Phép mồi', en: 'Canary' }, both(canaryWords[guards.canary])],
    [{ vi: 'Trường hợp không có thật', en: 'Unknown case' }, both(unknownCaseWords[guards.unknownCase])],
    ...environmentRows(environment).map(([name, value]) => [name, both(value)] as const),
    ...(paperAlsoFor === undefined ? [] : [[paperWords, paperAlsoFor.join('; ')] as const]),
  ])}${waiverTable(report)}${toleranceTable(report)}`;
}

const paperWords = {
  vi: 'Được gửi kèm bản giấy, theo khai báo',
  en: 'Paper may follow, as declared',
} as const;

function waiverTable({ waivers }: RunReport): Markup {
  if (waivers.length === 0)
    return html`<p>${say('Không có lỗi nào được miễn.', 'No failure is waived.')}</p>`;
  return table(
    {
      vi: 'Lỗi đã biết, có người chịu trách nhiệm và có hạn',
      en: 'Known failures, each with an owner and an end',
    },
    [
      { vi: 'Phép kiểm tra', en: 'Check' },
      { vi: 'Yêu cầu', en: 'Duty' },
      { vi: 'Lý do', en: 'Reason' },
      { vi: 'Người chịu trách nhiệm', en: 'Owner' },
      { vi: 'Hết ngày', en: 'Until' },
      { vi: 'Kết cục', en: 'Outcome' },
    ],
    waivers.map(({ waiver, outcome }) => [
      html`<code>${waiver.check}</code>`,
      waiver.requirement,
      waiver.reason,
      waiver.owner,
      dayWords(waiver.expires),
      both(waiverWords[outcome]),
    ]),
  );
}

function toleranceTable({ tolerances }: RunReport): Markup {
  const rows = toleranceRows.map(([key, name]) => {
    const usual = tolerances[key] === usualTolerances[key] ? '' : say(' (đặt riêng)', ' (set for this run)');
    return [both(name), html`${both(durationWords(tolerances[key]))}${usual}`];
  });
  return html`<h3>${say('Dung sai thời gian', 'Tolerances')}</h3>${table(
    {
      vi: 'Do bộ kiểm thử đặt ra, có thể cấu hình; quá mức này mới tính là chậm',
      en: 'Set by this suite, and configurable; later than this counts as late',
    },
    [
      { vi: 'Việc', en: 'What' },
      { vi: 'Cho phép', en: 'Allowed' },
    ],
    rows,
  )}`;
}

/** What people stated: never a proof. */
export function renderStatements({ statements }: RunReport): Markup {
  if (statements.length === 0) return html`<p>${say('Không có khai báo nào.', 'Nothing was declared.')}</p>`;
  return table(
    {
      vi: 'Khai báo và xác nhận của cơ quan; không phải kết quả kiểm thử',
      en: 'Statements of the agency; no result of a test',
    },
    [
      { vi: 'Yêu cầu', en: 'Duty' },
      { vi: 'Cách', en: 'Manner' },
      { vi: 'Người', en: 'By' },
      { vi: 'Ngày', en: 'Dated' },
      { vi: 'Nội dung', en: 'Text' },
    ],
    statements.map(({ requirement, manner, by, dated, text, outdated }) => [
      requirement,
      both(mannerWords[manner]),
      by,
      outdated ? html`${dayWords(dated)} (${say('quá cũ', 'too old')})` : dayWords(dated),
      text,
    ]),
  );
}

/** Every duty with what became of it. */
export function renderRequirements({ requirements }: RunReport, wordingOf: WordingOf): Markup {
  return table(
    { vi: `${requirements.length} yêu cầu`, en: `${requirements.length} duties` },
    [
      { vi: 'Mã', en: 'Id' },
      { vi: 'Kết quả', en: 'Verdict' },
      { vi: 'Yêu cầu', en: 'Duty' },
      { vi: 'Nguồn', en: 'Source' },
    ],
    requirements.map(({ requirement, verdict, why }) => {
      const known = wordingOf(requirement);
      const reason = why === undefined ? '' : html`<br><span class="source">${both(why)}</span>`;
      return [
        requirement,
        verdictTag(verdict),
        html`${known === undefined ? '' : both(known.wording)}${reason}`,
        known === undefined ? '' : cited(known.source),
      ];
    }),
  );
}
