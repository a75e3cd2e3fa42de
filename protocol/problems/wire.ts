import type { ProblemTable } from './entry.ts';

/** What is wrong with a request to the hub before anyone looks at its packet. */
export const wireProblems = {
  'wire.operation-unknown': {
    severity: 'error',
    text: { vi: 'Trục không có thao tác “{seen}”.', en: 'The hub has no operation “{seen}”.' },
    remedy: { vi: 'Các thao tác có: {expected}.', en: 'The operations are: {expected}.' },
    requirements: ['ERR-07'],
    wireCode: '-1',
  },
} as const satisfies ProblemTable;
