import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleEvidence } from '../sample-evidence.ts';
import { sampleReport } from '../sample-report.ts';
import { renderHtml } from './render-html.ts';

const executablePath = process.env['LIENTHONG_CHROMIUM'] ?? '/usr/bin/chromium';

describe.skipIf(!existsSync(executablePath))(
  'the page in Chromium (missing here when skipped: apt-get install chromium, or set LIENTHONG_CHROMIUM)',
  () => {
    const content = renderHtml(sampleReport(), { evidence: sampleEvidence() });
    let browser: Browser;
    const told: string[] = [];

    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    });
    afterAll(() => browser.close());

    async function open(options: { width?: number; bypassCSP?: boolean } = {}): Promise<Page> {
      const { width = 1280, bypassCSP = false } = options;
      const page = await browser.newPage({ viewport: { width, height: 900 }, bypassCSP });
      page.on('console', (message) => told.push(message.text()));
      page.on('pageerror', (error) => told.push(error.message));
      page.on('request', ({ url }) => told.push(url()));
      await page.setContent(content);
      return page;
    }

    it('runs without a complaint and asks nobody for anything', async () => {
      told.length = 0;
      const page = await open();
      expect(await page.locator('output[name=count]').textContent()).toBe('Đang xem 8 / 8 phép kiểm tra');
      expect(told).toEqual([]);
      await page.close();
    });

    it('speaks Vietnamese first and English when asked', async () => {
      const page = await open();
      const [vi, en] = [page.locator('h1 .vi'), page.locator('h1 .en')];
      expect([await vi.isVisible(), await en.isVisible()]).toEqual([true, false]);
      await page.locator('#speak-en').check();
      expect([await vi.isVisible(), await en.isVisible()]).toEqual([false, true]);
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      expect(await page.title()).toContain('Conformance report');
      expect(await page.locator('option[value=fail]').textContent()).toBe('fail (2)');
      await page.close();
    });

    it('speaks both languages without its script, and shows everything', async () => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.setContent(content);
      await page.locator('label', { hasText: 'English' }).click();
      expect(await page.locator('h1 .en').isVisible()).toBe(true);
      expect(await page.locator('form.filter').isVisible()).toBe(false);
      expect(await page.locator('details.result').count()).toBe(8);
      await context.close();
    });

    it('filters by verdict, by group, and by words without their marks', async () => {
      const page = await open();
      const shown = () => page.locator('details.result:visible').count();
      await page.locator('select[name=verdict]').selectOption('fail');
      expect(await shown()).toBe(2);
      await page.locator('select[name=verdict]').selectOption('');
      await page.locator('select[name=group]').selectOption('STA');
      expect(await shown()).toBe(2);
      await page.locator('select[name=group]').selectOption('');
      await page.locator('input[name=words]').fill('dung cau truc');
      expect(await shown()).toBe(1);
      await page.locator('input[name=words]').fill('khong-co-o-dau-ca');
      expect(await shown()).toBe(0);
      expect(await page.locator('output[name=count]').textContent()).toContain('0 / 8');
      await page.close();
    });

    it('unfolds the evidence that a finding points at', async () => {
      const page = await open();
      const entry = page.locator('#e3');
      expect(await entry.getAttribute('open')).toBeNull();
      await page.locator('.finding a[href="#e3"]').first().click();
      await expect.poll(() => entry.getAttribute('open')).toBe('');
      await page.close();
    });

    it('fits a narrow screen', async () => {
      const page = await open({ width: 360 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
      await page.close();
    });

    it('prints on A4 what a reader of paper can use: no form, no folded evidence, the failures in full', async () => {
      const page = await open();
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('form.filter').isVisible()).toBe(false);
      expect(await page.locator('#evidence').isVisible()).toBe(false);
      expect(await page.locator('.finding').first().isVisible()).toBe(true);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?\]/);
      await page.close();
    });

    it.each(['vi', 'en'])('can be read by screen readers (axe, %s)', async (language) => {
      const page = await open({ bypassCSP: true });
      await page.locator(`#speak-${language}`).check();
      await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true;");
      await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core') });
      const found: unknown = await page.evaluate(
        'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html].join()))',
      );
      expect(found).toEqual([]);
      await page.close();
    });
  },
);
