import { describe, expect, it } from 'vitest';
import { changes } from './changes.ts';
import { renderPerformancePage } from './render-page.ts';
import { decodeResults } from './results.ts';
import { resultsUnderTest } from './results-under-test.ts';
import { vietnameseName } from './row-names.ts';

const page = (language: 'vi' | 'en') => renderPerformancePage(resultsUnderTest, language);
const rowsOf = (text: string) => text.split('\n').filter((line) => line.startsWith('|'));

describe('the page of performance', () => {
  it('is the same for the same results, however they were stored', () => {
    const stored = decodeResults(JSON.stringify(resultsUnderTest));
    expect(renderPerformancePage(stored, 'en')).toBe(page('en'));
  });

  it('has the same rows and figures in both languages', () => {
    const digits = (text: string) => rowsOf(text).map((row) => row.replace(/[^\d|]/g, ''));
    expect(digits(page('vi'))).toEqual(digits(page('en')));
    const items = (text: string) => text.split('\n').filter((line) => /^(- |#)/.test(line)).length;
    expect(items(page('vi'))).toBe(items(page('en')));
  });

  it('says of each aim whether it is reached, and of each figure how busy the machine was', () => {
    const rows = rowsOf(page('en'));
    expect(rows).toContain(
      '| sendEdoc 20 KB, 8 at once | 1,000 /s | 713 /s | 0.71 | 0.7–0.74 | ≥ 0.6 × | yes | 0.71 × file-20kb | 0.5 → 1.5 |',
    );
    expect(rows).toContain(
      '| 3400 nodes list both queues, again |  | 12,345 ms |  |  | ≤ 10,000 ms | **no** |  | ⚠ 7.25 → 8.25 |',
    );
  });

  it('leaves no cell about the machine empty where no floor of it has a meaning', () => {
    const steps = resultsUnderTest.steps.map((step) =>
      step.kind === 'bench' && step.part === 'herd'
        ? {
            ...step,
            rows: [{ name: '20 × 50 MB at once in, most resident', unit: 'MB', measured: 228 } as const],
          }
        : step,
    );
    const rows = (language: 'vi' | 'en') =>
      rowsOf(renderPerformancePage({ ...resultsUnderTest, steps }, language)).find((row) =>
        row.includes('50 MB'),
      );
    expect(rows('en')).toContain('| none |');
    expect(rows('vi')).toContain('| không có |');
    expect(page('en')).toContain('“None” is said of sizes, memory and the start of a program');
  });

  it('names by itself what is left', () => {
    const [, left = ''] = page('en').split('## What is left\n\n');
    expect(left.trim().split('\n')).toEqual([
      '- 3400 nodes list both queues, again: aim not reached (≤ 10,000 ms)',
      '- `npm run bench -- herd`: measured on a busy machine, to be measured again at rest',
      '- `npm run bench -- verify`: not measured (Error: no file)',
      '- L2: reading a list: limit passed (≤ 1 s)',
    ]);
  });

  it('tells how it was made, and when', () => {
    expect(page('vi')).toContain(
      '`npm run docs:performance -- --profiles L2` (2026-11-22 08:00 – 2026-11-22 08:08 +07:00, abcdef0)',
    );
    expect(renderPerformancePage({ ...resultsUnderTest, smoke: true }, 'en')).toContain(
      'its figures say nothing',
    );
  });

  it('names what was changed with the commits that did it, and no figure', () => {
    for (const { commits, vi, en } of changes) {
      expect(commits.every((each) => /^[0-9a-f]{7}$/.test(each))).toBe(true);
      expect(`${vi}${en}`.replaceAll('Base64', '').replaceAll('libxml2', '')).not.toMatch(/\d/);
    }
  });

  it('refuses the results of something else', () => {
    expect(() => decodeResults('{"rows": []}')).toThrow('no results');
  });
});

describe('names of rows in Vietnamese', () => {
  it.each([
    ['sendEdoc 1.5 MB, 16 at once', 'sendEdoc 1.5 MB, 16 lượt cùng lúc'],
    ['CPU a send with spans, 20 KB', 'CPU mỗi lượt gửi khi đo thời gian, 20 KB'],
    ['chain, PostgreSQL, 2 processes', 'cả chuỗi, PostgreSQL, 2 tiến trình'],
    ['20 × 50 MB at once in and out, most resident', '20 × 50 MB cùng vào và ra, bộ nhớ lớn nhất'],
    ['getSynchronizeUnit of 125,000 rows, first', 'getSynchronizeUnit với 125,000 dòng, lần đầu'],
    ['verify a PDF of 1 MB, two signatures', 'kiểm chữ ký PDF 1 MB, hai chữ ký'],
  ])('%s', (name, vi) => {
    expect(vietnameseName(name)).toBe(vi);
  });
});
