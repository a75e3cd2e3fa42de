import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { profiles } from '../../../loadtests/profiles/profiles.ts';
import { whatItIsNot } from '../../../loadtests/report/load-report.ts';
import { makeReport } from '../../../loadtests/report/make-report.ts';
import { sampleHub, sampleLeft, wholeTruth } from '../../../loadtests/report/sample-run.ts';
import { figureWords } from './figures.ts';
import { renderLoadPage } from './render-page.ts';
import { sourceWords } from './source-words.ts';

const failing = makeReport(
  sampleLeft(
    { seconds: 120, listMs: (second) => 40 + (second < 60 ? 0 : (second - 60) * 45) },
    {
      truth: {
        ...wholeTruth,
        verdict: 'broken',
        byRule: { lost: 1 },
        findings: [
          {
            rule: 'lost',
            text: { vi: 'Văn bản không đến nơi nhận.', en: 'The document did not arrive.' },
            doc: 'G01,2026/02/12,17/CV <script>alert(1)</script>',
            receiver: 'H53',
            lines: [17, 90],
          },
        ],
      },
      k6: { version: '2.2.0', exitCode: 99, said: { 'list-p95': { seen: 2450, held: false } } },
    },
  ),
);
const page = renderLoadPage(failing);

describe('the page of a load run', () => {
  it('says first what it is not, and then whether the hub stands and what gave way first', () => {
    expect(page.split('\n')[0]).toBe(`<!-- ${whatItIsNot.vi} -->`);
    expect(page).toContain('Không chịu được: phút cao điểm ngày giáp Tết.');
    expect(page).toMatch(
      /Đuối trước tiên, từ 1:2\d sau khi bắt đầu: Xem danh sách, 95 % số lần – 1,\d+ s, giới hạn 1 s\./,
    );
    expect(page.indexOf('Đuối trước tiên')).toBeLessThan(page.indexOf('id="truth"'));
    expect(page.indexOf('id="truth"')).toBeLessThan(page.indexOf('id="thresholds"'));
  });

  it('asks for nothing, and prints what anybody wrote as text', () => {
    expect(page).not.toMatch(/(?:src|href)="(?!#)|url\((?!#)|@import|@font-face/);
    expect(page).not.toMatch(/<[^>]+\s(?:style|on\w+)=/);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('gives every plot a table of the same data, and every link somewhere to lead to', () => {
    const plots = page.match(/<svg class="plot" role="img"/g)?.length ?? 0;
    expect(plots).toBeGreaterThanOrEqual(13);
    expect(page.match(/<details class="data"/g)).toHaveLength(plots);
    const ids = Array.from(page.matchAll(/\sid="([^"]+)"/g), ([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const links = Array.from(page.matchAll(/(?:href="#|aria-labelledby=")([^"]+)"/g), ([, id]) => id);
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('is the same every time, and one page too where the hub tells nothing of itself', () => {
    const { hub: _hub, spans: _spans, ...remote } = sampleLeft();
    const report = makeReport(remote);
    expect(renderLoadPage(report)).toBe(renderLoadPage(report));
    expect(renderLoadPage(report)).toContain('Không đo được Trục từ bên trong');
    const nothing = sampleHub().at.map(() => null);
    const silent = { cpuCores: nothing, residentBytes: nothing, heapBytes: nothing };
    const hub = sampleHub(60, { ...silent, loopDelayP99Ms: nothing, waiting: nothing });
    const sampled = renderLoadPage(makeReport({ ...remote, hub }));
    expect(sampled).toContain('Không đo được Trục từ bên trong');
    expect(sampled).toContain('Máy chạy k6 bận');
    expect(page).not.toContain('Không đo được Trục từ bên trong');
  });

  it.each(Object.values(profiles))(
    'says in both languages where the figures of $name come from',
    (profile) => {
      const sources = [profile.source, ...profile.thresholds.map(({ source }) => source)];
      for (const source of sources) expect([source, sourceWords(source).vi]).not.toEqual([source, source]);
    },
  );

  it('never says of a run that was stopped that the hub stands', () => {
    const stopped = renderLoadPage(makeReport(sampleLeft({}, { interrupted: true })));
    expect(stopped).toContain('Chưa kết luận được: chạy lại trước khi tin.');
    expect(stopped).not.toContain('Chịu được:');
    expect(stopped).not.toContain('>Đạt<');
  });

  it.each([
    [1500, 'ms', '1,5 s', '1.5 s'],
    [40.4, 'ms', '40 ms', '40 ms'],
    [0.0005, 'share', '0,05 %', '0.05 %'],
    [182e6, 'bytes', '182 MB', '182 MB'],
    [12_000, 'count', '12.000', '12,000'],
  ] as const)('writes %s as people of either language do', (value, unit, vi, en) => {
    expect(figureWords(value, unit)).toEqual({ vi, en });
  });
});

const executablePath = process.env['LIENTHONG_CHROMIUM'] ?? '/usr/bin/chromium';

describe.skipIf(!existsSync(executablePath))(
  'the load page in Chromium (missing here when skipped: apt-get install chromium, or set LIENTHONG_CHROMIUM)',
  () => {
    let browser: Browser;

    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    });
    afterAll(() => browser.close());

    async function open(width = 1280, bypassCSP = false): Promise<{ tab: Page; told: string[] }> {
      const tab = await browser.newPage({ viewport: { width, height: 900 }, bypassCSP });
      const told: string[] = [];
      tab.on('console', (message) => told.push(message.text()));
      tab.on('pageerror', (error) => told.push(error.message));
      tab.on('request', ({ url }) => told.push(url()));
      await tab.setContent(page);
      return { tab, told };
    }

    it('runs without a complaint, asks nobody for anything, and answers within the first screen', async () => {
      const { tab, told } = await open();
      const box = await tab.locator('.verdict-card').boundingBox();
      expect((box?.y ?? 9999) + (box?.height ?? 0)).toBeLessThan(900);
      expect(told).toEqual([]);
      await tab.close();
    });

    it('speaks Vietnamese first and English when asked', async () => {
      const { tab } = await open();
      const [vi, en] = [tab.locator('h1 .vi'), tab.locator('h1 .en')];
      expect([await vi.isVisible(), await en.isVisible()]).toEqual([true, false]);
      await tab.locator('#speak-en').check();
      expect([await vi.isVisible(), await en.isVisible()]).toEqual([false, true]);
      await tab.close();
    });

    it('fits a narrow screen, and A4 with every plot and no folded table', async () => {
      const { tab } = await open(360);
      expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
      await tab.emulateMedia({ media: 'print' });
      expect(await tab.locator('details.data').first().isVisible()).toBe(false);
      expect(await tab.locator('figure.plot').first().isVisible()).toBe(true);
      await tab.close();
    });

    it.each(['vi', 'en'])('can be read by screen readers (axe, %s)', async (language) => {
      const { tab } = await open(1280, true);
      await tab.locator(`#speak-${language}`).check();
      await tab.evaluate("for (const each of document.querySelectorAll('details')) each.open = true;");
      await tab.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core') });
      const found: unknown = await tab.evaluate(
        'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html].join()))',
      );
      expect(found).toEqual([]);
      await tab.close();
    });
  },
);
