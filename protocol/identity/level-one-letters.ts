import type { Bilingual } from '../problems/entry.ts';
import type { Confidence } from './level-one-row.ts';

/** What the letter of a level-1 code says. */
export interface LevelOneLetter {
  readonly meaning: Bilingual;
  readonly confidence: Confidence;
  /** `listed`: every number known here is in a list; `unlisted`: nobody published the numbers. */
  readonly numbers: 'listed' | 'unlisted';
}

/** The letters whose meaning is known. B to F, I, J, L and on were not verified in any source [M]. */
export const levelOneLetters: Readonly<Record<string, LevelOneLetter>> = {
  A: {
    meaning: { vi: 'Cơ quan của Đảng', en: 'Party bodies' },
    confidence: 'D',
    numbers: 'unlisted',
  },
  G: {
    meaning: {
      vi: 'Bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ',
      en: 'Ministries and bodies of the Government',
    },
    confidence: 'B',
    numbers: 'listed',
  },
  H: {
    meaning: { vi: 'Ủy ban nhân dân cấp tỉnh', en: "Provincial People's Committees" },
    confidence: 'B',
    numbers: 'listed',
  },
  K: {
    meaning: { vi: 'Hội đồng nhân dân cấp tỉnh', en: "Provincial People's Councils" },
    confidence: 'B',
    numbers: 'listed',
  },
  W: {
    meaning: { vi: 'Trung tâm, hệ thống trung gian liên thông', en: 'Exchange centres' },
    confidence: 'C',
    numbers: 'unlisted',
  },
};
