import type { Language } from '../../protocol/problems/entry.ts';
import type { KillProgress, KillReport } from '../../simulator/hub/crash/report.ts';

/** Violations that are shown one by one; the JSON report has all. */
const shown = 20;

/** How far a run is, one line. */
export function renderProgress({ done, of, kill, violations }: KillProgress, language: Language): string {
  return language === 'vi'
    ? `${done}/${of}, lần cuối: ${kill}; sai phạm: ${violations}\n`
    : `${done}/${of}, last: ${kill}; violations: ${violations}\n`;
}

/** What came of a run, for a person. */
export function renderReport(report: KillReport, what: 'kills' | 'power-cuts', language: Language): string {
  const { balance, violations, points, moments } = report;
  const atPoints = Object.values(points).reduce((sum, each) => sum + each, 0);
  const atMoments = moments.starting + moments.working + moments.call;
  const seconds = report.milliseconds / 1000;
  const perMinute = Math.round((report.kills / seconds) * 60);
  const numbers = {
    vi: [
      `${what === 'kills' ? 'Giết tiến trình' : 'Cắt điện'} ${report.kills} lần (hạt giống ${report.seed}) trong ${seconds.toFixed(1)} giây, ${perMinute} lần mỗi phút.`,
      `Tại điểm định danh: ${atPoints} lần, ở ${Object.keys(points).length} điểm; tại thời điểm bốc thăm: ${atMoments} lần.`,
      `Văn bản: ${balance.documents}; trạng thái: ${balance.statuses}; bị từ chối đúng: ${balance.refused}.`,
      `Đã nhận ${balance.accepted} = đã giao ${balance.delivered} + giữ lại ${balance.held} + đang chờ ${balance.waiting}.`,
      `Sai phạm: ${violations.length}.`,
    ],
    en: [
      `${report.kills} ${what === 'kills' ? 'kills' : 'power cuts'} (seed ${report.seed}) in ${seconds.toFixed(1)} s, ${perMinute} a minute.`,
      `At named points: ${atPoints}, of ${Object.keys(points).length} points; at drawn moments: ${atMoments}.`,
      `Documents: ${balance.documents}; statuses: ${balance.statuses}; rightly refused: ${balance.refused}.`,
      `Accepted ${balance.accepted} = delivered ${balance.delivered} + held ${balance.held} + waiting ${balance.waiting}.`,
      `Violations: ${violations.length}.`,
    ],
  };
  const found = violations.slice(0, shown).map(({ rule, detail }) => `  ${rule}: ${detail}`);
  return `${[...numbers[language], ...found].join('\n')}\n`;
}
