import type { ProblemTable } from './entry.ts';

/** Bytes that are no XML, or XML that nobody should read. */
export const xmlProblems = {
  'xml.not-well-formed': {
    severity: 'error',
    text: {
      vi: 'Gói tin không phải XML đúng cú pháp: {seen}.',
      en: 'The packet is not well-formed XML: {seen}.',
    },
    remedy: {
      vi: 'Sửa bộ sinh XML; kiểm tra lại bằng xmllint --noout.',
      en: 'Mend the XML writer; check the file with xmllint --noout.',
    },
    requirements: ['ENV-01'],
    wireCode: '22',
  },
} as const satisfies ProblemTable;
