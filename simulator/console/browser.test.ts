import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodeDocument } from '../../protocol/edxml/encode.ts';
import { testVirusMarks } from '../../protocol/edxml/mark-search.ts';
import {
  asDocument,
  call,
  documents,
  type HubUnderTest,
  letter,
  letterDraft,
  startHubUnderTest,
  written,
} from '../hub/hub-under-test.ts';

const executablePath = process.env['LIENTHONG_CHROMIUM'] ?? '/usr/bin/chromium';

describe.skipIf(!existsSync(executablePath))(
  'the console in Chromium (missing here when skipped: apt-get install chromium, or set LIENTHONG_CHROMIUM)',
  () => {
    let browser: Browser;
    let hub: HubUnderTest;
    const told: string[] = [];

    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    });
    afterAll(() => browser.close());
    beforeEach(async () => {
      told.length = 0;
      hub = await startHubUnderTest();
    });
    afterEach(() => hub.close());

    async function open(
      options: { width?: number; bypassCSP?: boolean; dark?: boolean } = {},
    ): Promise<Page> {
      const { width = 1280, bypassCSP = false, dark = false } = options;
      const viewport = { width, height: 900 };
      const page = await browser.newPage({ viewport, bypassCSP, colorScheme: dark ? 'dark' : 'light' });
      page.on('console', (message) => told.push(message.text()));
      page.on('pageerror', (error) => told.push(error.message));
      await page.goto(hub.managementUrl);
      await soon(() => page.locator('#facts').textContent()).toContain(hub.url);
      return page;
    }

    const sound = () => call(hub, 'G22', 'sendEdoc', asDocument('G22'), letter(['H17']));
    const broken = () => call(hub, 'G22', 'sendEdoc', asDocument('H38.05'), letter(['H17']));
    const rows = (page: Page) => page.locator('.request');
    /** The page asks every one and a half seconds. */
    const soon = <T>(look: () => T) => expect.poll(look, { timeout: 15_000 });

    it('explains a broken request and shows where the document of a sound one is', async () => {
      const page = await open();
      await sound();
      await call(hub, 'H17', 'getReceivedEdocList', documents);
      await broken();
      await soon(() => rows(page).count()).toBe(2);
      const wrong = rows(page).first();
      expect(await wrong.locator('.verdict').textContent()).toBe('✗ bị từ chối');
      await wrong.locator('summary').first().click();
      await soon(() => wrong.locator('.problem').count()).toBeGreaterThan(0);
      const text = await wrong.textContent();
      for (const part of [
        'Đơn vị gửi “H38.05” không thuộc hệ thống 000.00.00.G22.',
        'hub.sender-foreign',
        'IDC-04',
        '"status":"FAIL"',
        'npx lienthong verify-request',
      ])
        expect(text).toContain(part);
      expect(await page.locator('#polls').textContent()).toContain('000.00.00.H17\u00a0×\u00a01');
      expect(await page.locator('.document').textContent()).toContain('đang chờ bên nhận đến lấy');
      expect(told).toEqual([]);
      await page.close();
    });

    it('filters, speaks English when asked, and remembers that', async () => {
      await call(hub, 'H17', 'countReceiveEdoc');
      await broken();
      const page = await open();
      await page.locator('#only-problems').check();
      await soon(() => rows(page).count()).toBe(1);
      await page.locator('#only-problems').uncheck();
      await page.locator('#system').selectOption('G06');
      expect(await rows(page).count()).toBe(0);
      await page.locator('#speak-en').check();
      expect(await page.locator('#none').textContent()).toBe('No request fits this choice.');
      await page.reload();
      await soon(() => page.locator('.verdict.refused').textContent()).toBe('✗ refused');
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      await page.close();
    });

    it('shows what a peer wrote as text, and marks that turn the writing direction as what they are', async () => {
      const headers = {
        'XroadVnpt-systemid': '<img src=x onerror=alert(1)>',
        'XroadVnpt-from': '<script>alert(1)</script>',
      };
      await fetch(`${hub.url}/getEdoc%3Cb%3E%E2%80%AE`, { headers });
      await fetch(`${hub.url}/sendEdoc`, { method: 'POST', headers, body: 'x' });
      const page = await open();
      await soon(() => rows(page).count()).toBe(2);
      for (const each of await rows(page).all()) await each.locator('summary').first().click();
      await soon(() => page.locator('.inner').count()).toBe(2);
      expect(await page.locator('.who').first().textContent()).toBe(headers['XroadVnpt-systemid']);
      expect(await page.locator('main :is(img, script, b:has(*))').count()).toBe(0);
      expect(await page.locator('main').textContent()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      expect(told).toEqual([]);
      await page.close();
    });

    it('keeps focus and what is open while requests come in', async () => {
      await broken();
      const page = await open();
      await rows(page).first().locator('summary').first().focus();
      await page.keyboard.press('Enter');
      await soon(() => page.locator('.inner').count()).toBe(1);
      await sound();
      await soon(() => rows(page).count()).toBe(2);
      expect(await page.evaluate('document.activeElement.parentElement.dataset.number')).toBe('1');
      expect(await page.locator('#news').textContent()).toBe('1 yêu cầu mới, 0 bị từ chối');
      expect(await page.locator('.request[open] .inner').count()).toBe(1);
      await page.close();
    });

    it('says that the hub is gone, and goes on by itself when there is another one', async () => {
      await broken();
      const page = await open();
      await soon(() => rows(page).count()).toBe(1);
      const managementPort = Number(new URL(hub.managementUrl).port);
      await hub.close();
      await soon(() => page.locator('#away').isVisible()).toBe(true);
      hub = await startHubUnderTest({ managementPort });
      await soon(() => page.locator('#away').isVisible()).toBe(false);
      expect(await rows(page).count()).toBe(0);
      await page.close();
    });

    it('shows what did not get through: a delivery that failed, a packet in quarantine', async () => {
      await sound();
      const { json } = await call(hub, 'H17', 'getReceivedEdocList', documents);
      const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(JSON.stringify(json))?.[0] ?? '';
      const fail = [
        ['status', 'fail'],
        ['docId', id],
      ] as const;
      await call(hub, 'H17', 'updateStatus', fail);
      const [virus = Buffer.alloc(0)] = testVirusMarks;
      const draft = { ...letterDraft(['H17'], '4128'), attachments: [{ name: 'a.txt', bytes: virus }] };
      await call(hub, 'G22', 'sendEdoc', asDocument('G22'), written(encodeDocument(draft, 'sdk')));
      const page = await open();
      await soon(() => page.locator('.trouble').count()).toBe(2);
      const text = await page.locator('#troubles').textContent();
      expect(text).toContain('Gói tin của 000.00.00.G22 bị cách ly');
      expect(text).toContain(`/deliveries/${id}/reset`);
      expect(await page.locator('.t-held').textContent()).toBe('bị giữ: bên nhận báo “fail”');
      await page.close();
    });

    it('fits a narrow screen', async () => {
      await broken();
      const page = await open({ width: 360 });
      await rows(page).first().locator('summary').first().click();
      await soon(() => page.locator('.inner').count()).toBe(1);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
      await page.close();
    });

    it.each([
      ['vi', false],
      ['en', true],
    ])('can be read by screen readers (axe, %s, dark: %s)', async (language, dark) => {
      await sound();
      await broken();
      const page = await open({ bypassCSP: true, dark });
      await page.locator(`#speak-${language}`).check();
      await rows(page).first().locator('summary').first().click();
      await page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core') });
      const found: unknown = await page.evaluate(
        'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html].join()))',
      );
      expect(found).toEqual([]);
      await page.close();
    });
  },
);
