import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { readTree } from '../../protocol/xml/read.ts';
import { usualTolerances } from '../tolerances.ts';
import { renderHtml } from './html/render-html.ts';
import { renderJson } from './render-json.ts';
import { renderJunit } from './render-junit.ts';
import { renderTap } from './render-tap.ts';
import { renderTerminal } from './render-terminal.ts';
import { whatItIsNot } from './run-report.ts';
import { sampleReport, sampleResult, soundReport } from './sample-report.ts';
import { toleranceRows } from './tolerance-words.ts';
import type { WordingOf } from './wording.ts';

const wordingOf: WordingOf = (id) => ({
  id,
  wording: { vi: `Câu chữ ${id}`, en: `Words of ${id}` },
  source: 'QĐ28 Art 5',
  level: 'MUST',
  marks: ['A'],
});

describe('the report in a terminal', () => {
  it('says first what it is not, in both languages', () => {
    for (const language of ['vi', 'en'] as const) {
      const [first] = renderTerminal(sampleReport(), { language }).split('\n');
      expect(first).toBe(whatItIsNot[language]);
    }
  });

  it('explains each finding: requirement with its words, place, expected, seen, cause, blame, the command', () => {
    const text = renderTerminal(sampleReport(), { language: 'vi', wordingOf });
    expect(text).toContain('IDC-01 Câu chữ IDC-01 (QĐ28 Điều 5)');
    expect(text).toContain('nơi: #3 yêu cầu Header/MessageHeader/From/OrganId, dòng 6, cột 18, byte 214');
    expect(text).toContain('mong đợi: mã định danh cấp 1 là “H17”');
    expect(text).toContain('thấy: <b>H71</b>');
    expect(text).toContain('thuộc về: hệ thống được kiểm thử');
    expect(text).toContain('$ lienthong check sender --id packet.organ-id-form --seed 7');
  });

  it('prints what passed only when all is asked for, and never a statement as passed', () => {
    const short = renderTerminal(sampleReport(), { language: 'en' });
    expect(short).not.toContain('packet.root-name');
    expect(short).toContain('RET-02 declared: Sao lưu hằng ngày');
    const all = renderTerminal(sampleReport(), { language: 'en', everything: true });
    expect(all).toContain('✓ PASS  packet.root-name');
  });

  it('tells five findings of a check, and how many more there are; all of them when all is asked for', () => {
    const results = sampleReport().results.map((result) => {
      const [finding] = result.findings;
      return finding === undefined
        ? result
        : { ...result, findings: Array.from({ length: 300 }, () => finding) };
    });
    const toldBy = (everything: boolean) =>
      renderTerminal({ ...sampleReport(), results }, { language: 'vi', everything });
    const failed = results.filter(({ findings }) => findings.length > 0).length;
    expect(toldBy(false).match(/nguyên nhân:/g)).toHaveLength(5 * failed);
    expect(toldBy(false)).toContain('và 295 chỗ khác của phép kiểm tra này (xem đủ: thêm --everything)');
    expect(toldBy(true).match(/nguyên nhân:/g)).toHaveLength(300 * failed);
  });

  it.each(['vi', 'en'] as const)('writes days as people in Vietnam do (%s)', (language) => {
    const text = renderTerminal(sampleReport(), { language });
    expect(text).toContain(': 20/11/2026\n');
    expect(text).toMatch(/\d\d\/\d\d\/2026 [\d:]{8} \+07:00/);
    expect(text.replaceAll(/^.*\$ lienthong.*$/gm, '')).not.toMatch(/2026-\d\d-\d\d(?!T)/);
  });

  it('says that what was not run is no pass, and where to see it', () => {
    const first = soundReport().results[0];
    if (first === undefined) throw new Error('no result');
    const results = [{ ...first, verdict: 'not-run', findings: [] }] as const;
    const hint = 'Xem từng phép và lý do: thêm --everything';
    expect(renderTerminal(soundReport({ results }), { language: 'vi' })).toContain(hint);
    expect(renderTerminal(soundReport({ results }), { language: 'vi', everything: true })).not.toContain(
      hint,
    );
  });

  it('gives the reason at once where all that was not run has the same: a hub that is not there', () => {
    const [first, second] = soundReport().results;
    if (first === undefined || second === undefined) throw new Error('no results');
    const open = (result: typeof first, vi: string) =>
      ({ ...result, verdict: 'not-run', findings: [], why: { vi, en: vi } }) as const;
    const shown = (...results: (typeof first)[]) =>
      renderTerminal(soundReport({ results }), { language: 'vi' });
    expect(shown(open(first, 'ECONNREFUSED'), open(second, 'ECONNREFUSED'))).toContain('\nECONNREFUSED\n');
    expect(shown(open(first, 'ECONNREFUSED'), open(second, 'khác'))).not.toContain('ECONNREFUSED');
  });

  it('names the tolerances that were set; all of them, one a line, when all is asked for', () => {
    const tolerances = { ...usualTolerances, arrival: 20 * 60_000 };
    const line = (everything: boolean) => {
      const text = renderTerminal(soundReport({ tolerances }), { language: 'vi', everything });
      return text.split('\n').filter((each) => each.includes('Dung sai:') || each.startsWith('  '));
    };
    const [short = ''] = line(false);
    expect(short).toContain(
      'Dung sai: Trạng thái tự động (01, 15) sau khi lấy gói tin: 20 phút; 12 dung sai để như thường',
    );
    expect(short.length).toBeLessThan(180);
    expect(line(true).filter((each) => /^ {2}\S/.test(each)).length).toBeGreaterThanOrEqual(
      toleranceRows.length,
    );
  });

  it('says in words that a system names no software on the wire', () => {
    const { system } = soundReport();
    const text = renderTerminal(soundReport({ system: { ...system, seen: [] } }), { language: 'vi' });
    expect(text).toContain('Tự nhận trên đường truyền: hệ thống không nêu tên phần mềm');
  });

  it('lets no peer repaint the screen', () => {
    const report = sampleReport({ seed: 'a\u001b[2J\u202eb' });
    const text = renderTerminal(report, { language: 'en' });
    expect(text).toContain('a\\u001b[2J\\u202eb');
  });

  it('tells aloud that the guards of a run do not hold', () => {
    const guards = { canary: 'passed', unknownCase: 'not-run-as-it-must' } as const;
    expect(renderTerminal(sampleReport({ guards }), { language: 'en' })).toContain(
      'nothing here can be believed',
    );
  });
});

/** Not conformant for an entry of the file of known failures alone. */
function staleReport() {
  const waiver = {
    check: 'packet.root-name',
    requirement: 'ENV-01',
    reason: 'a',
    owner: 'b',
    expires: '2026-12-31',
  };
  return soundReport({ verdict: 'not-conformant', waivers: [{ waiver, outcome: 'unexpected-pass' }] });
}

describe('the verdict', () => {
  it('says why it is red where nothing failed', () => {
    const text = renderTerminal(staleReport(), { language: 'vi' });
    expect(text).toContain('nay đã đạt, phải bỏ khỏi tệp');
    expect(text).toContain('Tệp lỗi đã biết có 1 mục phải sửa');
    expect(renderHtml(staleReport())).not.toContain('có 0 phép kiểm tra không đạt');
  });

  it('tells failures that are known from others', () => {
    const waiver = {
      check: 'packet.trial',
      requirement: 'ENV-01',
      reason: 'a',
      owner: 'b',
      expires: '2026-12-31',
    };
    const results = [
      { ...sampleResult('packet.trial', 'fail'), waiver: { waiver, outcome: 'used' } },
    ] as const;
    const text = renderTerminal(soundReport({ results }), { language: 'vi' });
    expect(text).toContain('Phù hợp: 1 không đạt (1 là lỗi đã biết)');
  });

  it('does not clear a system of which nobody knows anything', () => {
    expect(renderHtml(soundReport({ verdict: 'inconclusive' }))).not.toContain('không phải lỗi của hệ thống');
  });
});

describe('the report as JUnit XML', () => {
  const xml = renderJunit(sampleReport(), { wordingOf });

  it('says first what it is not, and is well-formed', () => {
    expect(xml.split('\n')[0]).toBe(`<!-- ${whatItIsNot.en} -->`);
    expect(readTree(Buffer.from(xml)).ok).toBe(true);
  });

  it('counts failures, errors and skips as its readers do', () => {
    expect(xml).toContain('<testsuites name="lienthong" tests="11" failures="2" errors="1" skipped="4"');
    expect(xml.match(/<testcase /g)).toHaveLength(11);
    expect(xml.match(/<failure /g)).toHaveLength(2);
    expect(xml.match(/<skipped /g)).toHaveLength(4);
  });

  it('turns red when the harness cannot fail', () => {
    const guards = { canary: 'passed', unknownCase: 'not-run-as-it-must' } as const;
    expect(renderJunit(soundReport({ guards }))).toContain('<error type="harness"');
    expect(renderJunit(soundReport())).not.toContain('<error');
  });

  it('is as red as the exit code where no case is: nothing was run, or a known failure passes now', () => {
    const [open, stale] = [soundReport({ verdict: 'inconclusive' }), staleReport()];
    expect(renderJunit(open)).toContain('<error type="harness" message="Inconclusive"/>');
    expect(renderTap(open)).toContain('not ok 4 - verdict: Inconclusive');
    expect(renderJunit(stale)).toContain('<failure type="verdict" message="Not conformant. 1 entries');
    expect(renderJunit(soundReport())).toContain('name="verdict" time="0"></testcase>');
    expect(renderTap(soundReport())).toContain('\nok 4 - verdict: Conformant');
  });

  it('survives whatever a peer wrote', () => {
    const evil = soundReport({ seed: ']]>\u0000\u001b"<\ud800', results: sampleReport().results });
    expect(readTree(Buffer.from(renderJunit(evil))).ok).toBe(true);
  });
});

describe.skipIf(spawnSync('xmllint', ['--version']).status !== 0)(
  'JUnit XML before another reader (missing here when skipped: xmllint, apt-get install libxml2-utils)',
  () => {
    it('keeps to the schema that readers of JUnit publish', () => {
      const schema = new URL('./junit.xsd', import.meta.url).pathname;
      const input = renderJunit(sampleReport(), { wordingOf });
      expect(() =>
        execFileSync('xmllint', ['--noout', '--schema', schema, '-'], { input, stdio: 'pipe' }),
      ).not.toThrow();
    });
  },
);

describe('the report as TAP 14', () => {
  const lines = renderTap(sampleReport()).split('\n');

  it('begins with its version, and then with what it is not', () => {
    expect(lines.slice(0, 2)).toEqual(['TAP version 14', `# ${whatItIsNot.en}`]);
    expect(lines[3]).toBe('1..9');
  });

  it('has a point for each check, and says ok alone of what was proved alone', () => {
    const points = lines.filter((line) => /^(not )?ok /.test(line));
    expect(points).toHaveLength(9);
    expect(points.at(-1)).toBe('not ok 9 - verdict: Not conformant');
    const bare = points.filter((line) => line.startsWith('ok') && !line.includes('# SKIP'));
    expect(bare.map((line) => line.split(/[ :]/)[3])).toEqual(['packet.root-name', 'sender.sent-same-day']);
    expect(points.filter((line) => line.includes('# TODO'))).toHaveLength(1);
  });

  it('bails out when the harness cannot fail', () => {
    const guards = { canary: 'failed-as-it-must', unknownCase: 'passed' } as const;
    expect(renderTap(soundReport({ guards }))).toMatch(/\nBail out! /);
    expect(renderTap(soundReport())).not.toContain('Bail out!');
  });
});

describe('the tolerances', () => {
  it('are all printed, in every form', () => {
    expect(toleranceRows.map(([key]) => key).sort()).toEqual(Object.keys(usualTolerances).sort());
    const report = sampleReport();
    for (const form of [renderJunit(report), renderTap(report)])
      expect(form).toContain('skewFail 15 min, registryHub 1 min, registryAgency 24 h');
    const everything = renderTerminal(report, { language: 'en', everything: true });
    expect(everything).toContain('\n  Clocks apart (fail): 15 min\n');
    expect(renderHtml(report)).toContain('Clocks apart (fail)');
    expect(renderJson(report)).toContain('"skewFail":900000');
  });
});
