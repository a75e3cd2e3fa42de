import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { Fate, Requirement } from './requirement.ts';
import { unchecked } from './unchecked.ts';

/**
 * What becomes of a duty: what the texts let one look at decides, unless `unchecked.ts` says why this suite does
 * not look although it could be. A test holds that every duty with the fate `checked` has a check, and no other.
 */
export function fateOf({ id, modes, wording }: Pick<Requirement, 'id' | 'modes' | 'wording'>): Fate {
  const why = unchecked[id];
  if (why !== undefined) return why;
  if (modes.includes('self')) return { kind: 'own-duty', why: ownDuty };
  if (modes.some((mode) => mode === 'auto' || mode === 'file' || mode === 'load')) return { kind: 'checked' };
  if (modes.includes('att')) return { kind: 'attended', step: attendedStep(wording) };
  return { kind: 'on-file', wanted: wording, oldestDays: 366 };
}

const ownDuty: Bilingual = {
  vi: 'Nghĩa vụ của chính bộ kiểm thử, được chứng minh bằng kiểm thử của dự án.',
  en: 'A duty of the suite itself, proved by the tests of this project.',
};

function attendedStep({ vi, en }: Bilingual): Bilingual {
  return {
    vi: `Thực hiện trên màn hình của hệ thống trước người kiểm thử: ${vi}`,
    en: `Shown on the system’s own screen before the tester: ${en}`,
  };
}
