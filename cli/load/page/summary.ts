import { both, html, type Markup, say } from '../../../conformance/report/html/markup.ts';
import type { HubSeries, LoadReport } from '../../../loadtests/report/load-report.ts';
import { callsMade } from '../../../loadtests/report/operations.ts';
import { headline, nearestLimit } from '../../../loadtests/report/verdict.ts';
import type { Bilingual } from '../../../protocol/problems/entry.ts';
import { clockWords, figureWords, numberWords } from './figures.ts';
import { ruleWords } from './words.ts';

/** Ten seconds of reading: does it stand, what gave way first, and is every document where it belongs. */
export function renderSummary(report: LoadReport): Markup {
  return html`<div class="verdict-card r-${report.verdict}"><p class="word">${both(headline(report))}</p>
<p class="first">${both(firstSentence(report))}</p>
${report.reasons.map((each) => html`<p>${both(each)}</p>`)}</div>
<ul class="tiles">${tiles(report)}</ul>`;
}

/** What gave way first with how the hub was then, or how much room is left. */
export function firstSentence(report: LoadReport): Bilingual {
  const { gaveWay, hub, thresholds } = report;
  if (gaveWay !== undefined) {
    const { what, unit, seen, most, atMs } = gaveWay;
    const [was, limit, then] = [figureWords(seen, unit), figureWords(most, unit), hubAt(hub, atMs)];
    const at = clockWords(atMs);
    return {
      vi: `Đuối trước tiên, từ ${at} sau khi bắt đầu: ${what.vi} – ${was.vi}, giới hạn ${limit.vi}.${then.vi}`,
      en: `Gave way first, from ${at} on: ${what.en} – ${was.en}, limit ${limit.en}.${then.en}`,
    };
  }
  const nearest = nearestLimit(thresholds);
  if (nearest === undefined) {
    return { vi: 'Chưa đo được ngưỡng nào.', en: 'No threshold was measured.' };
  }
  const used = figureWords(nearest.used, 'share');
  if (nearest.used > 1) {
    return {
      vi: `Vượt từng lúc, không kéo dài. Vượt nhiều nhất: ${nearest.what.vi}, tới ${used.vi} mức cho phép.`,
      en: `Passed now and then, never for long. Furthest over: ${nearest.what.en}, at ${used.en} of its limit.`,
    };
  }
  return {
    vi: `Không ngưỡng nào bị vượt kéo dài. Gần giới hạn nhất: ${nearest.what.vi}, dùng ${used.vi} mức cho phép.`,
    en: `No limit was passed for long. Nearest to its limit: ${nearest.what.en}, at ${used.en} of it.`,
  };
}

/** The hub in the sample next to an instant. */
function hubAt(hub: HubSeries | undefined, atMs: number): Bilingual {
  if (hub === undefined) return { vi: '', en: '' };
  const index = hub.at.findIndex((each) => each >= atMs);
  const [cpu, delay, waiting] = [hub.cpuCores, hub.loopDelayP99Ms, hub.waiting].map(
    (each) => each[index] ?? null,
  );
  const parts: Bilingual[] = [];
  if (typeof cpu === 'number') {
    const { vi, en } = numberWords(cpu, 1);
    parts.push({ vi: `CPU ${vi} lõi`, en: `CPU ${en} cores` });
  }
  if (typeof delay === 'number') {
    const { vi, en } = figureWords(delay, 'ms');
    parts.push({ vi: `vòng lặp sự kiện trễ ${vi}`, en: `event loop ${en} late` });
  }
  if (typeof waiting === 'number') {
    const { vi, en } = numberWords(waiting, 0);
    parts.push({ vi: `${vi} gói đang chờ`, en: `${en} packets waiting` });
  }
  if (parts.length === 0) return { vi: '', en: '' };
  return {
    vi: ` Lúc đó Trục: ${parts.map(({ vi }) => vi).join(', ')}.`,
    en: ` The hub then: ${parts.map(({ en }) => en).join(', ')}.`,
  };
}

function tiles(report: LoadReport): readonly Markup[] {
  const { thresholds, truth, operations, windows } = report;
  const held = thresholds.filter(({ verdict }) => verdict === 'held').length;
  const wrong = Object.values(truth.byRule).reduce((sum, each) => sum + each, 0);
  const calls = callsMade(operations);
  const failed = operations.reduce((sum, { refused, unanswered }) => sum + refused + unanswered, 0);
  const peak = Math.max(0, ...windows.arrivals.deliveries.map((each) => each ?? 0));
  const truthInk = { whole: 'held', broken: 'broken', open: 'not-measured' }[truth.verdict];
  const names = Object.keys(truth.byRule).map(ruleWords);
  const wrongs: Bilingual = {
    vi: names.length === 0 ? 'mất, trùng, giao nhầm' : names.map(({ vi }) => vi).join(', '),
    en: names.length === 0 ? 'lost, doubled, astray' : names.map(({ en }) => en).join(', '),
  };
  return [
    tile(
      truthInk,
      truth.verdict === 'open' ? '?' : wrong,
      { vi: 'Văn bản sai lệch', en: 'Documents wrong' },
      wrongs,
    ),
    tile(
      held === thresholds.length
        ? 'held'
        : thresholds.some(({ verdict }) => verdict === 'broken')
          ? 'broken'
          : 'not-measured',
      `${held} / ${thresholds.length}`,
      { vi: 'Ngưỡng đạt', en: 'Thresholds held' },
      {
        vi: 'tính lại từ nhật ký, không dựa vào lời k6',
        en: 'computed anew from the journal, not taken from k6',
      },
    ),
    tile(
      failed === 0 ? 'held' : 'broken',
      both(numberWords(failed, 0)),
      { vi: 'Lượt gọi lỗi', en: 'Calls failed' },
      inAll(calls),
    ),
    tile(
      'declared',
      both(numberWords(peak, 1)),
      { vi: 'Lượt giao mỗi giây', en: 'Deliveries a second' },
      {
        vi: 'cao nhất trong một khoảng đo',
        en: 'at most, in one window',
      },
    ),
  ];
}

function inAll(calls: number): Bilingual {
  const { vi, en } = numberWords(calls, 0);
  return { vi: `trên ${vi} lượt gọi tới Trục`, en: `of ${en} calls to the hub` };
}

function tile(kind: string, count: Markup | string | number, name: Bilingual, what: Bilingual): Markup {
  return html`<li class="v-${kind}"><p class="count">${count}</p><p class="name">${both(name)}</p><p class="what">${both(what)}</p></li>`;
}

/** Said of a run that was cut short in rate or time, or made with other packets. */
export function shortRunWords({ profile }: LoadReport): Markup | undefined {
  if (profile.full) return undefined;
  if (profile.untimed === true) {
    return html`<p>${say(
      'Lần chạy này đủ tải và đủ giờ; theo yêu cầu của người chạy (--without-times), thời gian trả lời chỉ đo, không xét.',
      'This run had the full rate and time; as whoever ran it asked for (--without-times), how long answers took was measured and not judged.',
    )}</p>`;
  }
  const [scale, time] = [numberWords(profile.scale, 2), clockWords(profile.plannedMs)];
  return html`<p>${say(
    `Lần chạy này không phải trọn bài tải (tải × ${scale.vi}, ${time} phút; ${profile.shape.vi}): nó chỉ thử công cụ và đường truyền.`,
    `This run is not the whole test (rates × ${scale.en}, ${time} minutes; ${profile.shape.en}): it tries the tools and the link, no more.`,
  )}</p>`;
}
