import type { ProblemTable } from './entry.ts';

/** Moves that a lifecycle does not allow. */
export const lifecycleProblems = {
  'lifecycle.move-refused': {
    severity: 'error',
    text: { vi: 'Không được chuyển trạng thái: {seen}.', en: 'This change of state is not allowed: {seen}.' },
    remedy: { vi: 'Trạng thái được phép: {expected}.', en: 'What is allowed: {expected}.' },
    requirements: ['STA-12'],
    wireCode: '-1',
  },
} as const satisfies ProblemTable;
