import type { Finding } from '../../finding.ts';
import { dayWords } from '../day-words.ts';
import { partText } from '../place-text.ts';
import type { CheckResult, RunReport } from '../run-report.ts';
import type { WordingOf } from '../wording.ts';
import { blameWords, countVerdicts, seatWords, verdictOrder, verdictWords, waiverWords } from '../words.ts';
import { groupName, groupOf } from './groups.ts';
import { both, html, type Markup, say } from './markup.ts';
import { duty, verdictTag } from './parts.ts';

/** Every result, the ones that need doing something first, with a filter over them. */
export function renderResults(report: RunReport, wordingOf: WordingOf, linked: ReadonlySet<number>): Markup {
  const ordered = verdictOrder.flatMap((verdict) =>
    report.results.filter((each) => each.verdict === verdict),
  );
  return html`${filterForm(report)}${ordered.map((each) => renderResult(each, wordingOf, linked))}`;
}

function filterForm({ results }: RunReport): Markup {
  const verdicts = [...countVerdicts(results)].filter(([, count]) => count > 0);
  const groups = [...new Set(results.flatMap(({ requirements }) => requirements.map(groupOf)))].sort();
  return html`<form class="filter" role="search" hidden>
<label>${say('Kết quả', 'Verdict')}<select name="verdict">${option('', 'tất cả', 'all')}${verdicts.map(
    ([verdict, count]) =>
      option(verdict, `${verdictWords[verdict].vi} (${count})`, `${verdictWords[verdict].en} (${count})`),
  )}</select></label>
<label>${say('Nhóm yêu cầu', 'Group of duties')}<select name="group">${option('', 'tất cả', 'all')}${groups.map(
    (group) => {
      const name = groupName(group);
      return option(group, `${group} – ${name.vi}`, `${group} – ${name.en}`);
    },
  )}</select></label>
<label>${say('Tìm chữ (không cần dấu)', 'Find words')}<input type="search" name="words" autocomplete="off"></label>
<output name="count" aria-live="polite"></output></form>`;
}

function option(value: string, vi: string, en: string): Markup {
  return html`<option value="${value}" data-vi="${vi}" data-en="${en}">${vi}</option>`;
}

function renderResult(result: CheckResult, wordingOf: WordingOf, linked: ReadonlySet<number>): Markup {
  const { check, title, requirements, seat, verdict, why, findings, looked, waiver, repeat } = result;
  const groups = [...new Set(requirements.map(groupOf))].join(' ');
  const isOpen = verdict === 'fail' || verdict === 'inconclusive';
  return html`<details class="result" id="r-${check}" data-verdict="${verdict}" data-groups="${groups}"${isOpen ? html` open` : ''}>
<summary><span>${verdictTag(verdict)}</span><span class="title">${both(title)}</span><span class="ids">${requirements.join(' ')}</span></summary>
<div class="inner">
${why === undefined ? '' : html`<p><strong>${say('Lý do:', 'Why:')}</strong> ${both(why)}</p>`}
${requirements.map((id) => duty(id, wordingOf(id)))}
${findings.map((each, index) => renderFinding(each, index + 1, linked))}
${waiver === undefined ? '' : renderWaiver(waiver)}
<p class="source">${say('Mã phép kiểm tra', 'Check')}: <code>${check}</code> · ${say('vị trí', 'seat')}: ${both(seatWords[seat])} · ${say('bằng chứng đã xét', 'evidence looked at')}: ${entryLinks(looked, linked)}</p>
<div class="again"><pre tabindex="0" aria-label="${check}">${repeat}</pre><button type="button" class="copy" hidden>${say('Chép lệnh', 'Copy')}</button><span role="status" class="source"></span></div>
</div></details>\n`;
}

function renderFinding(finding: Finding, number: number, linked: ReadonlySet<number>): Markup {
  const { requirement, place, expected, seen, cause, blame, severity } = finding;
  const shown =
    seen === '' ? html`<em>${say('không có gì', 'nothing')}</em>` : html`<samp class="seen">${seen}</samp>`;
  const row = (vi: string, en: string, value: Markup | string) =>
    html`<dt>${say(vi, en)}</dt><dd>${value}</dd>`;
  return html`<div class="finding"><dl>
${row('Điều tìm thấy', 'Finding', html`${number} · ${requirement} · ${both(verdictWords[severity])}`)}
${row('Ở đâu', 'Where', html`${entryLinks([place.entry], linked)} ${both({ vi: partText(place, 'vi'), en: partText(place, 'en') })}`)}
${row('Mong đợi', 'Expected', both(expected))}
${row('Đã thấy', 'Seen', shown)}
${row('Nguyên nhân có thể', 'Likely cause', both(cause))}
${row('Thuộc về', 'Who is to blame', both(blameWords[blame]))}
</dl></div>`;
}

function renderWaiver({ waiver, outcome }: NonNullable<CheckResult['waiver']>): Markup {
  return html`<p><strong>${say('Lỗi đã biết', 'Known failure')}</strong> (${both(waiverWords[outcome])}): ${waiver.reason}; ${waiver.owner}; ${say('đến hết ngày', 'until')} ${dayWords(waiver.expires)}</p>`;
}

const mostLinks = 12;

/** Numbers of entries, as links where the page holds them. */
function entryLinks(entries: readonly number[], linked: ReadonlySet<number>): Markup {
  if (entries.length === 0) return say('không có', 'none');
  const shown = entries
    .slice(0, mostLinks)
    .map((entry) => (linked.has(entry) ? html`<a href="#e${entry}">#${entry}</a> ` : html`#${entry} `));
  const more = entries.length - shown.length;
  return html`${shown}${more > 0 ? say(`và ${more} mục nữa`, `and ${more} more`) : ''}`;
}
