import type { ProblemTable } from './entry.ts';

/** What is wrong with a packet's elements and values. */
export const packetProblems = {
  'packet.element-missing': {
    severity: 'error',
    text: { vi: 'Thiếu phần tử bắt buộc {path}.', en: 'The mandatory element {path} is missing.' },
    remedy: { vi: 'Bổ sung {path} với giá trị thật.', en: 'Add {path} with its true value.' },
    requirements: ['MET-01', 'ENV-04'],
    wireCode: '22',
  },
} as const satisfies ProblemTable;
