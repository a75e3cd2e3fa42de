import { describe, expect, it } from 'vitest';
import { namesDocument } from './names-document.ts';

const id = '000.00.00.G22,2026/11/20,1/VPCP-KSTT';

describe('the text of a consent names a document', () => {
  it.each([
    id,
    `Đã thu hồi, trừ: ${id}`,
    `Đã thu hồi, trừ: ${id} (đã kết thúc xử lý)`,
    `trừ (${id}).`,
    `trừ ${id}, ${id}-TH`,
    `trừ ${id}-TH, ${id}`,
    `trừ:${id};${id}`,
  ])('RCL-02: in “%s”', (text) => {
    expect(namesDocument(text, id)).toBe(true);
  });

  it.each([
    '',
    'Đã thu hồi',
    `trừ: ${id}-TH (đã kết thúc)`,
    `trừ: ${id}2`,
    `trừ: ${id}/a`,
    `trừ: ${id}Đ`,
    `trừ: ${id}.1`,
    `trừ: ${id},b`,
    `trừ: 9${id}`,
    `trừ: A.${id}`,
  ])('RCL-02: and another one, or none, in “%s”', (text) => {
    expect(namesDocument(text, id)).toBe(false);
  });

  it('RCL-02: not where there is no text, or no identifier', () => {
    expect(namesDocument(undefined, id)).toBe(false);
    expect(namesDocument('trừ', '')).toBe(false);
  });
});
