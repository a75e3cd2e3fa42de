import type { ProblemTable } from './entry.ts';

/** What is wrong with identity codes and document identifiers. */
export const identityProblems = {
  'identity.code-malformed': {
    severity: 'error',
    text: { vi: 'Mã định danh “{seen}” sai cấu trúc.', en: 'The identity code “{seen}” is malformed.' },
    remedy: {
      vi: 'Dùng mã theo QĐ 20/2020/QĐ-TTg, ví dụ H37.02 hoặc 000.00.02.H37.',
      en: 'Use a code of Decision 20/2020/QD-TTg, such as H37.02 or 000.00.02.H37.',
    },
    requirements: ['IDC-01'],
    wireCode: '22',
  },
} as const satisfies ProblemTable;
