import type { ThresholdResult, Unit } from '../../../loadtests/report/load-report.ts';
import type { Bilingual } from '../../../protocol/problems/entry.ts';

const locales = { vi: 'vi-VN', en: 'en-GB' } as const;

/** A number as people of either language write it, with so many digits after the sign. */
export function numberWords(value: number, digits: number): Bilingual {
  const write = (language: 'vi' | 'en') =>
    new Intl.NumberFormat(locales[language], { maximumFractionDigits: digits }).format(value);
  return { vi: write('vi'), en: write('en') };
}

/** A figure with its unit: `1,5 s`, `40 ms`, `0,05 %`, `182 MB`. */
export function figureWords(value: number, unit: Unit): Bilingual {
  switch (unit) {
    case 'ms':
      return value >= 1000 ? suffixed(value / 1000, 2, ' s') : suffixed(value, value < 10 ? 1 : 0, ' ms');
    case 'share':
      return suffixed(value * 100, Math.abs(value) < 0.1 ? 2 : 1, ' %');
    case 'bytes':
      return suffixed(value / 1e6, value < 1e7 ? 1 : 0, ' MB');
    case 'count':
      return numberWords(value, 1);
  }
}

/** What was measured of a threshold; of calls that all failed, that there was nothing to measure. */
export function seenWords({ seen, unit, failed = 0 }: ThresholdResult): Bilingual {
  if (seen !== undefined) return figureWords(seen, unit);
  return failed === 0
    ? { vi: '–', en: '–' }
    : { vi: 'không lượt nào được trả lời đúng', en: 'none answered' };
}

/** How many calls stand behind it, and how many do not, because they were refused or not answered. */
export function samplesWords({ samples, failed = 0 }: ThresholdResult): Bilingual {
  const [counted, left] = [numberWords(samples, 0), numberWords(failed, 0)];
  return failed === 0
    ? counted
    : {
        vi: `${counted.vi} (không kể ${left.vi} lượt hỏng)`,
        en: `${counted.en} (${left.en} failed, not among them)`,
      };
}

function suffixed(value: number, digits: number, suffix: string): Bilingual {
  const { vi, en } = numberWords(value, digits);
  return { vi: vi + suffix, en: en + suffix };
}

/** Minutes and seconds since the run began: `4:05`. */
export function clockWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
