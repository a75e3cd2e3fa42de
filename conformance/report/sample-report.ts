import { both } from '../bilingual.ts';
import type { CheckVerdict, Finding, Seat } from '../finding.ts';
import { usualTolerances } from '../tolerances.ts';
import type { CheckResult, RunReport, Waiver } from './run-report.ts';

/** Friday, 20 November 2026, 09:00 in Vietnam. */
export const sampleBegan = Date.UTC(2026, 10, 20, 2, 0, 0);

export const sampleWaiver: Waiver = {
  check: 'packet.signer-info',
  requirement: 'MET-07',
  reason: 'Chờ bản vá 3.2 của nhà cung cấp',
  owner: 'Trung tâm Chuyển đổi số',
  expires: '2026-12-31',
};

const wrongCode: Finding = {
  requirement: 'IDC-01',
  place: {
    entry: 3,
    part: 'request',
    path: 'Header/MessageHeader/From/OrganId',
    line: 6,
    column: 18,
    offset: 214,
  },
  expected: both('mã định danh cấp 1 là “H17”', 'a level-1 identifier of “H17”'),
  seen: '<b>H71</b> & "…"',
  cause: both(
    'danh mục mã định danh trong hệ thống chưa cập nhật theo QĐ 20/2020',
    'the list of identifiers in the system was not brought up to QĐ 20/2020',
  ),
  blame: 'system',
  severity: 'fail',
};

const slow: Finding = {
  requirement: 'STA-01',
  place: { entry: 4, part: 'answer' },
  expected: both('gửi trong ngày ký', 'sent on the day of signing'),
  seen: '26 giờ',
  cause: both('hàng đợi gửi chỉ chạy mỗi ngày một lần', 'the outbox is emptied once a day'),
  blame: 'configuration',
  severity: 'warn',
};

/** One result; what is not said of it is as sound as can be. */
export function sampleResult(
  check: string,
  verdict: CheckVerdict,
  more: Partial<CheckResult> = {},
): CheckResult {
  const requirements = more.requirements ?? ['ENV-01'];
  const seat: Seat = more.seat ?? 'sender';
  return {
    check,
    title: both(`Phép kiểm tra ${check}`, `Check ${check}`),
    requirements,
    seat,
    verdict,
    findings: [],
    looked: verdict === 'pass' ? [2, 3] : [],
    repeat: `lienthong check ${seat} --id ${check} --seed 7`,
    ...more,
  };
}

const sampleResults: readonly CheckResult[] = [
  sampleResult('packet.root-name', 'pass', {
    title: both('Phần tử gốc là edXML', 'The root element is edXML'),
    requirements: ['ENV-01'],
  }),
  sampleResult('packet.organ-id-form', 'fail', {
    title: both('Mã định danh đúng cấu trúc', 'The identifier has its form'),
    requirements: ['IDC-01', 'ENV-01'],
    findings: [wrongCode],
    looked: [3],
  }),
  sampleResult('sender.sent-same-day', 'warn', {
    title: both('Văn bản gửi trong ngày ký', 'A document is sent on the day of signing'),
    requirements: ['STA-01'],
    findings: [slow],
    looked: [4],
  }),
  sampleResult('packet.signer-info', 'fail', {
    title: both('Có họ tên, chức vụ người ký', 'Name and title of the signer are there'),
    requirements: ['MET-07'],
    findings: [{ ...wrongCode, requirement: 'MET-07', seen: '', place: { entry: 3, part: 'request' } }],
    looked: [3],
    waiver: { waiver: sampleWaiver, outcome: 'used' },
  }),
  sampleResult('sender.urgent-lane', 'not-applicable', {
    requirements: ['STA-02'],
    why: both('hệ thống không có văn bản khẩn', 'the system has no urgent documents'),
  }),
  sampleResult('sender.clock', 'inconclusive', {
    requirements: ['TSP-04'],
    why: both('đường truyền thử nghiệm bị ngắt', 'the line of the test was cut'),
  }),
  sampleResult('record.backup', 'declared', {
    requirements: ['RET-02'],
    seat: 'record',
    why: both('có quy trình sao lưu kèm theo', 'a procedure for backups is on file'),
  }),
  sampleResult('sender.recall', 'not-run', {
    requirements: ['RCL-01'],
    why: both('kịch bản thu hồi chưa chạy', 'the scenario of recalls was not run'),
  }),
];

/** A run of which something is wrong: every verdict, a waiver, a statement, texts that a page has to escape. */
export function sampleReport(more: Partial<RunReport> = {}): RunReport {
  return {
    schema: 'lienthong-run-report/1',
    suite: { version: '0.1.0', rulesetHash: 'a'.repeat(64) },
    system: {
      name: 'Hệ thống QLVB tỉnh <Mẫu>',
      version: '3.1.4',
      owner: 'Văn phòng UBND tỉnh Mẫu',
      seen: ['qlvb-client/3.1.4'],
    },
    seats: ['sender', 'record'],
    profile: 'law',
    asOf: '2026-11-20',
    tolerances: usualTolerances,
    seed: '7',
    began: sampleBegan,
    ended: sampleBegan + 12_500,
    judgedAt: sampleBegan + 13_000,
    environment: { clock: 'virtual', driver: 'reference', platform: 'linux x64' },
    verdict: 'not-conformant',
    complete: true,
    results: sampleResults,
    requirements: [
      ...sampleResults.map(({ requirements: [requirement = ''], check, verdict, why }) => ({
        requirement,
        verdict,
        checks: [check],
        ...(why === undefined ? {} : { why }),
      })),
      { requirement: 'SIG-13', verdict: 'attested', checks: [] },
    ],
    statements: [
      {
        requirement: 'RET-02',
        manner: 'declared',
        by: 'Phạm Văn Kê Khai',
        dated: '2026-10-01',
        text: 'Sao lưu hằng ngày, giữ 90 ngày.',
        outdated: false,
      },
    ],
    waivers: [{ waiver: sampleWaiver, outcome: 'used' }],
    guards: { canary: 'failed-as-it-must', unknownCase: 'not-run-as-it-must' },
    evidence: { head: 'b'.repeat(64), entries: 5, bodies: 4 },
    ...more,
  };
}

/** A complete run in which everything was proved. */
export function soundReport(more: Partial<RunReport> = {}): RunReport {
  const results = [
    sampleResult('packet.root-name', 'pass'),
    sampleResult('packet.organ-id-form', 'pass', { requirements: ['IDC-01'] }),
    sampleResult('sender.sent-same-day', 'pass', { requirements: ['STA-01'] }),
  ];
  const requirements = results.map(({ requirements: [requirement = ''], check }) => ({
    requirement,
    verdict: 'pass' as const,
    checks: [check],
  }));
  return sampleReport({
    seats: ['sender'],
    verdict: 'conformant',
    results,
    requirements,
    statements: [],
    waivers: [],
    ...more,
  });
}
