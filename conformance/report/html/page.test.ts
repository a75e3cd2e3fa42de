import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkVerdicts } from '../../finding.ts';
import { whatItIsNot } from '../run-report.ts';
import { sampleEvidence } from '../sample-evidence.ts';
import { sampleReport, soundReport } from '../sample-report.ts';
import type { WordingOf } from '../wording.ts';
import { both, html } from './markup.ts';
import { grounds, inks, runInks, verdictInks } from './palette.ts';
import { renderHtml } from './render-html.ts';

const page = renderHtml(sampleReport(), { evidence: sampleEvidence() });

describe('the page of a report', () => {
  it('says first what it is not', () => {
    expect(page.split('\n')[0]).toBe(`<!-- ${whatItIsNot.vi} -->`);
    expect(page.indexOf(whatItIsNot.vi, 200)).toBeLessThan(page.indexOf('<h1>'));
    expect(page).toContain(whatItIsNot.en);
  });

  it('asks for nothing: no address, no file, no style or handler beside its own', () => {
    expect(page).not.toMatch(/(?:src|href)="(?!#)|url\((?!#)|@import|@font-face|https?:/);
    expect(page).not.toMatch(/<[^>]+\s(?:style|on\w+)=/);
    expect(page.match(/<(?:link|iframe|object|embed|img)\b/)).toBeNull();
  });

  it('lets run only the script and the style that it was made with', () => {
    for (const element of ['style', 'script']) {
      const [, content = ''] = new RegExp(`<${element}>([\\s\\S]*?)</${element}>`).exec(page) ?? [];
      expect(content.length).toBeGreaterThan(1000);
      expect(page).toContain(`${element}-src 'sha256-${hash('sha256', content, 'base64')}'`);
    }
  });

  it('says what each short name of an instrument stands for: full name, number, days, issuer', () => {
    const wordingOf: WordingOf = (id) => ({
      ...{ id, wording: { vi: id, en: id }, level: 'MUST', marks: ['A'] },
      source: 'QĐ28 Art 5; QC102',
    });
    const keyed = renderHtml(sampleReport(), { wordingOf });
    const [, key = ''] = /<section id="instruments"[^>]*>([\s\S]*?)<\/section>/.exec(keyed) ?? [];
    for (const text of [
      'Văn bản viện dẫn',
      '28/2018/QĐ-TTg',
      'ký 12/07/2018',
      'Thủ tướng Chính phủ',
      'QCVN 102',
    ]) {
      expect(key).toContain(text);
    }
    expect(key).not.toContain('NĐ30');
  });

  it('writes days as people in Vietnam do, and instants for machines', () => {
    expect(page).toMatch(/<dd>20\/11\/2026<\/dd>/);
    expect(page).toMatch(/<time datetime="2026-\d\d-\d\dT[^"]+Z">\d\d\/\d\d\/2026 [\d:]{8} \+07:00<\/time>/);
    expect(page).not.toMatch(/>[^<]*\b2026-\d\d-\d\d \d\d:/);
  });

  it('says at the foot of every printed page what it is not', () => {
    expect(renderHtml(sampleReport())).toMatch(
      /@page\{[^}]*@bottom-left\{content:"[^"]*không phải chứng nhận/,
    );
  });

  it('tells duties that no check of the run is there for from those that stayed open', () => {
    const requirements = [{ requirement: 'RET-02', verdict: 'not-run', checks: [] }] as const;
    expect(renderHtml(sampleReport({ requirements }))).toContain(
      'có 1 yêu cầu mà lần chạy này không có phép kiểm tra',
    );
  });

  it('prints what a peer wrote as text', () => {
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('Hệ thống QLVB tỉnh &lt;Mẫu&gt;');
    expect(html`${'\u202e"<'}`.html).toBe('\\u202e&quot;&lt;');
    expect(both({ vi: '<', en: '>' }).html).toContain('&lt;');
  });

  it('shows no secret of a header', () => {
    expect(page).toContain('<code>Authorization</code></th><td><code>***</code>');
    expect(page).not.toContain('very-secret-0719');
  });

  it('draws each step of the exchange, with the fault that was injected', () => {
    expect(page.match(/<svg class="exchange"/g)).toHaveLength(2);
    expect(page).toContain('⚡ cut-answer');
    expect(page).toContain('ECONNRESET');
  });

  it('gives every link in it somewhere to lead to, and every id once', () => {
    const ids = Array.from(page.matchAll(/\sid="([^"]+)"/g), ([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const links = Array.from(page.matchAll(/href="#([^"]+)"/g), ([, id]) => id);
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('stays one page for a run without evidence, and is the same every time', () => {
    const bare = renderHtml(soundReport());
    expect(bare).toContain('Trang này được lập không kèm bằng chứng');
    expect(renderHtml(soundReport())).toBe(bare);
  });
});

describe('the colours of the page', () => {
  const texts = { ...inks, ...verdictInks, ...runInks };
  const pairs = Object.entries(texts).flatMap(([name, ink]) =>
    Object.entries(grounds).map(([on, ground]) => ({ name, on, ink, ground })),
  );

  it.each([...pairs, { name: 'chosen language', on: 'link', ink: '#ffffff', ground: inks.link }])(
    'can be read: $name on $on',
    ({ ink, ground }) => {
      expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('tell no verdict by colour alone', () => {
    for (const verdict of checkVerdicts) {
      expect(page).toMatch(
        new RegExp(`class="tag v-${verdict}"><span aria-hidden="true">.</span> <span class="vi"`),
      );
    }
  });
});

/** WCAG 2.2: relative luminance and contrast. */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
