import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { Blame, CheckVerdict, Seat } from '../finding.ts';
import type { ProfileName } from '../requirements/requirement.ts';
import type { RunReport, RunVerdict, WaiverOutcome } from './run-report.ts';

/** What every renderer calls the same thing. */
export const runVerdictWords: Readonly<Record<RunVerdict, Bilingual>> = {
  conformant: { vi: 'Phù hợp', en: 'Conformant' },
  'not-conformant': { vi: 'Không phù hợp', en: 'Not conformant' },
  inconclusive: { vi: 'Chưa kết luận được', en: 'Inconclusive' },
};

export const verdictWords: Readonly<Record<CheckVerdict, Bilingual>> = {
  pass: { vi: 'đạt', en: 'pass' },
  fail: { vi: 'không đạt', en: 'fail' },
  warn: { vi: 'cảnh báo', en: 'warn' },
  'not-applicable': { vi: 'không áp dụng', en: 'not applicable' },
  inconclusive: { vi: 'chưa kết luận', en: 'inconclusive' },
  declared: { vi: 'tự khai', en: 'declared' },
  attested: { vi: 'xác nhận', en: 'attested' },
  'not-run': { vi: 'chưa chạy', en: 'not run' },
};

export const seatWords: Readonly<Record<Seat, Bilingual>> = {
  packet: { vi: 'gói tin', en: 'packet' },
  sender: { vi: 'bên gửi', en: 'sender' },
  receiver: { vi: 'bên nhận', en: 'receiver' },
  hub: { vi: 'Trục liên thông', en: 'hub' },
  link: { vi: 'đường truyền', en: 'link' },
  record: { vi: 'hồ sơ', en: 'evidence on file' },
};

export const profileWords: Readonly<Record<ProfileName, Bilingual>> = {
  law: { vi: 'theo văn bản pháp luật', en: 'by the letter of the law' },
  field: { vi: 'theo thực tế vận hành', en: 'by the practice of the field' },
  legacy: { vi: 'theo thế hệ trước', en: 'by the former generation' },
  DT21: { vi: 'gồm cả dự thảo 2021', en: 'with the draft of 2021' },
};

export const blameWords: Readonly<Record<Blame, Bilingual>> = {
  system: { vi: 'hệ thống được kiểm thử', en: 'the system under test' },
  configuration: { vi: 'cấu hình', en: 'configuration' },
  harness: { vi: 'bộ kiểm thử', en: 'the harness' },
  environment: { vi: 'môi trường', en: 'the environment' },
};

export const waiverWords: Readonly<Record<WaiverOutcome, Bilingual>> = {
  used: { vi: 'đang được tạm miễn', en: 'used' },
  'not-tried': { vi: 'chưa xét đến', en: 'not tried' },
  stale: { vi: 'không ứng với phép kiểm tra nào', en: 'stale' },
  expired: { vi: 'đã quá hạn', en: 'expired' },
  'unexpected-pass': { vi: 'nay đã đạt, phải bỏ khỏi tệp', en: 'passes now, to be taken out of the file' },
  'not-allowed': { vi: 'không được miễn yêu cầu bắt buộc', en: 'not allowed' },
};

export const mannerWords = {
  declared: { vi: 'tự khai', en: 'declared' },
  attested: { vi: 'xác nhận', en: 'attested' },
  denied: { vi: 'xác nhận là không', en: 'denied' },
} as const satisfies Record<'declared' | 'attested' | 'denied', Bilingual>;

/** The system under test by name, version and owner; `–` stands for what nobody said. */
export function nameOfSystem({ name, version, owner }: RunReport['system']): Bilingual {
  if ([name, version, owner].every((each) => each === '–')) {
    return {
      vi: 'chưa nêu tên (thêm --system, --system-version, --owner)',
      en: 'not named (add --system, --system-version, --owner)',
    };
  }
  const text = `${name} ${version} (${owner})`;
  return { vi: text, en: text };
}

export const canaryWords: Readonly<Record<RunReport['guards']['canary'], Bilingual>> = {
  'failed-as-it-must': {
    vi: 'Bộ kiểm thử tự thử: phép kiểm tra đặt sai có chủ đích đã bị báo không đạt, đúng như phải thế',
    en: 'the canary, which must fail, failed',
  },
  passed: {
    vi: 'Bộ kiểm thử tự thử: phép kiểm tra đặt sai có chủ đích lại đạt, không tin được kết quả này',
    en: 'the canary, which must fail, passed: nothing here can be believed',
  },
};

export const unknownCaseWords: Readonly<Record<RunReport['guards']['unknownCase'], Bilingual>> = {
  'not-run-as-it-must': {
    vi: 'Bộ kiểm thử tự thử: trường hợp không có thật đã không được tính là chạy, đúng như phải thế',
    en: 'a case that does not exist was not run',
  },
  passed: {
    vi: 'Bộ kiểm thử tự thử: trường hợp không có thật lại “đạt”, không tin được kết quả này',
    en: 'a case that does not exist “passed”: nothing here can be believed',
  },
};

/** Order in which verdicts are told: what needs doing first. */
export const verdictOrder: readonly CheckVerdict[] = [
  'fail',
  'inconclusive',
  'warn',
  'not-run',
  'declared',
  'attested',
  'not-applicable',
  'pass',
];

/** True when the guards of the run did what they must. */
export function guardsHold({ guards }: Pick<RunReport, 'guards'>): boolean {
  return guards.canary === 'failed-as-it-must' && guards.unknownCase === 'not-run-as-it-must';
}

/** How many results have each verdict. */
export function countVerdicts(
  results: readonly { readonly verdict: CheckVerdict }[],
): ReadonlyMap<CheckVerdict, number> {
  return new Map(
    verdictOrder.map((verdict) => [verdict, results.filter((each) => each.verdict === verdict).length]),
  );
}

/** How many checks fail in a way that somebody answers for. */
export function waivedOf({ results }: Pick<RunReport, 'results'>): number {
  return results.filter(({ verdict, waiver }) => verdict === 'fail' && waiver?.outcome === 'used').length;
}

/** What makes a run not conformant beside its failures: an entry of the file of known failures, a duty denied. */
export function otherReasons({ waivers, statements, seats, verdict }: RunReport): readonly Bilingual[] {
  if (verdict !== 'not-conformant') return [];
  const wrong = waivers.filter(({ outcome }) => outcome !== 'used' && outcome !== 'not-tried').length;
  const [denied, old] = [
    statements.filter(({ manner }) => manner === 'denied').length,
    seats.includes('record') ? statements.filter(({ outdated }) => outdated).length : 0,
  ];
  return [
    ...(wrong === 0
      ? []
      : [
          {
            vi: `Tệp lỗi đã biết có ${wrong} mục phải sửa (đã đạt, quá hạn, hoặc không được phép).`,
            en: `${wrong} entries of the file of known failures have to be mended (passing, expired, not allowed).`,
          },
        ]),
    ...(denied === 0
      ? []
      : [
          {
            vi: `${denied} yêu cầu được người trả lời xác nhận là không đáp ứng.`,
            en: `${denied} duties are not met, by the word of the person who was asked.`,
          },
        ]),
    ...(old === 0
      ? []
      : [{ vi: `${old} lời khai hoặc xác nhận đã quá cũ.`, en: `${old} statements are too old.` }]),
  ];
}
