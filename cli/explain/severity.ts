import type { Bilingual, Severity } from '../../protocol/problems/entry.ts';

const names: Readonly<Record<Severity, Bilingual>> = {
  error: { vi: 'lỗi', en: 'error' },
  warning: { vi: 'cảnh báo', en: 'warning' },
  notice: { vi: 'lưu ý', en: 'notice' },
};

/** A severity in words. */
export function nameOfSeverity(severity: Severity): Bilingual {
  return names[severity];
}
