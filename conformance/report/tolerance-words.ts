import type { Bilingual, Language } from '../../protocol/problems/entry.ts';
import { type Tolerances, usualTolerances } from '../tolerances.ts';

/** Every tolerance with its name, in the order in which reports print them; a test holds it against the type. */
export const toleranceRows: readonly (readonly [keyof Tolerances, Bilingual])[] = [
  [
    'urgentSendWarn',
    {
      vi: 'Văn bản khẩn: từ lúc ký đến Trục (cảnh báo)',
      en: 'Urgent: from signing to the hub (warn)',
    },
  ],
  [
    'urgentSendFail',
    {
      vi: 'Văn bản khẩn: từ lúc ký đến Trục (không đạt)',
      en: 'Urgent: from signing to the hub (fail)',
    },
  ],
  [
    'urgentPickWarn',
    {
      vi: 'Văn bản khẩn: đến lúc tiếp nhận (cảnh báo)',
      en: 'Urgent: until it is taken in hand (warn)',
    },
  ],
  [
    'urgentPickFail',
    {
      vi: 'Văn bản khẩn: đến lúc tiếp nhận (không đạt)',
      en: 'Urgent: until it is taken in hand (fail)',
    },
  ],
  [
    'arrival',
    { vi: 'Trạng thái tự động (01, 15) sau khi lấy gói tin', en: 'Automatic status (01, 15) after a get' },
  ],
  ['hubForward', { vi: 'Trục chuyển tiếp văn bản', en: 'Hub passes a document on' }],
  ['hubForwardUrgent', { vi: 'Trục chuyển tiếp văn bản khẩn', en: 'Hub passes an urgent one on' }],
  ['statusForward', { vi: 'Trục chuyển tiếp trạng thái', en: 'Hub passes a status on' }],
  ['skewWarn', { vi: 'Lệch đồng hồ (cảnh báo)', en: 'Clocks apart (warn)' }],
  ['skewFail', { vi: 'Lệch đồng hồ (không đạt)', en: 'Clocks apart (fail)' }],
  ['registryHub', { vi: 'Trục cập nhật danh mục', en: 'Hub brings its registry up to date' }],
  ['registryAgency', { vi: 'Cơ quan cập nhật danh mục', en: 'Agency brings its directory up to date' }],
  ['lossDetect', { vi: 'Phát hiện mất kết nối', en: 'Loss of the link is noticed' }],
];

/** Milliseconds for people. */
export function durationWords(ms: number): Bilingual {
  if (ms > 0 && ms % 3_600_000 === 0) return { vi: `${ms / 3_600_000} giờ`, en: `${ms / 3_600_000} h` };
  if (ms > 0 && ms % 60_000 === 0) return { vi: `${ms / 60_000} phút`, en: `${ms / 60_000} min` };
  return { vi: `${ms / 1000} giây`, en: `${ms / 1000} s` };
}

/** All of them on one line: by name in Vietnamese, in English each under its key. */
export function tolerancesLine(tolerances: Tolerances): Bilingual {
  const line = (language: Language) =>
    toleranceRows.map(([key, name]) => {
      const duration = durationWords(tolerances[key])[language];
      return language === 'vi' ? `${name.vi}: ${duration}` : `${key} ${duration}`;
    });
  return { vi: line('vi').join('; '), en: line('en').join(', ') };
}

/** For a line that people read: those that were set, and that all others are as usual. */
export function toleranceSummary(tolerances: Tolerances): Bilingual {
  const set = toleranceRows.filter(([key]) => tolerances[key] !== usualTolerances[key]);
  const usual = toleranceRows.length - set.length;
  const named = (language: Language) =>
    set.map(([key, name]) => {
      const duration = durationWords(tolerances[key])[language];
      return language === 'vi' ? `${name.vi}: ${duration}` : `${key} ${duration}`;
    });
  const rest = {
    vi: `${usual} dung sai để như thường lệ (xem từng dung sai: --everything, hoặc --html)`,
    en: `${usual} as usual (each of them: --everything, or --html)`,
  };
  return { vi: [...named('vi'), rest.vi].join('; '), en: [...named('en'), rest.en].join('; ') };
}
