import type { ProblemTable } from './entry.ts';
import { packetMeaningProblems } from './packet-meaning.ts';
import { packetStructureProblems } from './packet-structure.ts';
import { packetValueProblems } from './packet-value.ts';

/** What is wrong with a packet's elements and values. */
export const packetProblems = {
  'packet.leniency-used': {
    severity: 'notice',
    text: {
      vi: 'Lỗi {expected} được bỏ qua nhờ nới lỏng {seen}.',
      en: 'The error {expected} was let pass by leniency {seen}.',
    },
    remedy: {
      vi: 'Sửa theo quy chuẩn; bên nhận khác có thể không nới lỏng như vậy.',
      en: 'Follow the regulation; another receiver may not be so lenient.',
    },
    requirements: [],
    wireCode: '22',
  },
  ...packetStructureProblems,
  ...packetValueProblems,
  ...packetMeaningProblems,
} as const satisfies ProblemTable;
