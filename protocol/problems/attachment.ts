import type { ProblemTable } from './entry.ts';

/** What is wrong with attachments and their manifest. */
export const attachmentProblems = {
  'attachment.base64-broken': {
    severity: 'error',
    text: {
      vi: 'Nội dung tệp đính kèm không phải Base64 hợp lệ.',
      en: 'The attachment is not valid Base64.',
    },
    remedy: { vi: 'Mã hoá Base64 từ byte gốc của tệp.', en: 'Encode Base64 from the raw bytes of the file.' },
    requirements: ['ATT-03'],
    wireCode: '21',
  },
} as const satisfies ProblemTable;
