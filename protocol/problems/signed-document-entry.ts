import type { ProblemEntry } from './entry.ts';

/** A text in Vietnamese and in English. */
export type Texts = readonly [vi: string, en: string];

/** A problem of a signed document; the hub answers each of them as a file that it cannot process (21). */
export function entry(
  severity: ProblemEntry['severity'],
  requirements: readonly string[],
  [vi, en]: Texts,
  [remedyVi, remedyEn]: Texts,
): ProblemEntry {
  return { severity, text: { vi, en }, remedy: { vi: remedyVi, en: remedyEn }, requirements, wireCode: '21' };
}

/** What to do where the packet says otherwise than the document. */
export const correctInfo: Texts = [
  'Sửa thông tin trong gói tin cho đúng với văn bản đã ký rồi gửi lại.',
  'Make the packet say what the signed document says, and send again.',
];
