import type { ProblemTable } from './entry.ts';

/** Why the hub refuses what is well-formed. */
export const hubProblems = {
  'hub.receiver-unknown': {
    severity: 'error',
    text: {
      vi: 'Bên nhận “{seen}” không có trong danh mục.',
      en: 'The receiver “{seen}” is not in the directory.',
    },
    remedy: {
      vi: 'Đồng bộ danh mục bằng getAgenciesList rồi gửi lại.',
      en: 'Synchronise the directory with getAgenciesList, then send again.',
    },
    requirements: ['IDC-05'],
    wireCode: '18',
  },
} as const satisfies ProblemTable;
