import type { ProblemTable } from './entry.ts';

/** Why no certificate is made from a run. No text of the law asks for any of it. */
export const certificationProblems = {
  'certification.run-unfinished': {
    severity: 'error',
    text: {
      vi: 'Lần chạy {path} chưa xong hoặc không đủ kế hoạch.',
      en: 'Run {path} was not finished, or did not cover the whole plan.',
    },
    remedy: {
      vi: 'Chạy lại đủ kế hoạch cho vị trí này, không lọc nhóm hay phép kiểm tra, rồi làm gói.',
      en: 'Run the whole plan of this seat again, with nothing left out, and make the package then.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'certification.capture-untold': {
    severity: 'error',
    text: {
      vi: 'Lần chạy {path} không khai gói tin được lấy ở đâu, mà QCVN 102 chỉ xét gói tin khi rời hệ thống hoặc bên trung gian.',
      en: 'Run {path} does not tell where its packets were taken; QCVN 102 measures them as they leave the system or the intermediary.',
    },
    remedy: {
      vi: 'Chạy lại check packet với --certification --captured-at system (hoặc intermediary), rồi làm gói.',
      en: 'Run check packet again with --certification --captured-at system (or intermediary), and make the package then.',
    },
    requirements: ['ENV-14'],
    wireCode: '-1',
  },
  'certification.case-missing': {
    severity: 'error',
    text: { vi: '{path} thiếu phép kiểm tra {seen}.', en: '{path} lacks the check {seen}.' },
    remedy: {
      vi: 'Chạy lại bằng đúng bộ kiểm thử này để có mọi phép kiểm tra của vị trí.',
      en: 'Run again with this very suite, so that every check of the seat is there.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'certification.case-not-run': {
    severity: 'error',
    text: {
      vi: 'Phép kiểm tra {seen} trong {path} không có kết quả.',
      en: 'The check {seen} came to no verdict in {path}.',
    },
    remedy: {
      vi: 'Đọc lý do trong báo cáo, khắc phục, rồi chạy lại đủ kế hoạch; phép không áp dụng được in là “không áp dụng” kèm lý do.',
      en: 'Read in the report why, mend that, and run the whole plan again; a check that does not apply says so, with its reason.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'certification.corpus-lacks': {
    severity: 'error',
    text: {
      vi: 'Bộ gói tin của {path} không có: {seen}.',
      en: 'The packets of {path} are without: {seen}.',
    },
    remedy: {
      vi: 'Bổ sung gói tin loại này do hệ thống tạo ra rồi kiểm tra lại cả bộ (docs/certificate.md).',
      en: 'Add such a packet that the system wrote, and check all of them again (docs/certificate.md).',
    },
    requirements: [],
    wireCode: '-1',
  },
  'certification.corpus-may-lack': {
    severity: 'error',
    text: {
      vi: 'Bộ gói tin của {path} thiếu loại mà hệ thống có thể không tạo: {seen}.',
      en: 'The packets of {path} lack what a system need not write: {seen}.',
    },
    remedy: {
      vi: 'Bổ sung gói tin loại này; nếu hệ thống không tạo loại này, thêm --without {expected}: gói ghi nhận sẽ ghi rõ.',
      en: 'Add such a packet; if the system writes none, say --without {expected}, and the package will say so.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'certification.not-conformant': {
    severity: 'error',
    text: {
      vi: 'Kết luận của {path} là “{seen}”, không phải “conformant”.',
      en: 'The verdict of {path} is “{seen}”, not “conformant”.',
    },
    remedy: {
      vi: 'Sửa các lỗi ghi trong báo cáo, chạy lại, rồi làm gói từ lần chạy mới.',
      en: 'Mend what the report names, run again, and make the package from that run.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'certification.guards-broken': {
    severity: 'error',
    text: {
      vi: 'Bộ kiểm thử trong {path} không tự chứng minh được là mình biết phát hiện lỗi.',
      en: 'The harness of {path} did not prove that it is able to fail.',
    },
    remedy: {
      vi: 'Báo cho dự án, kèm gói bằng chứng; không dùng kết quả này.',
      en: 'Tell the project, with the bundle of evidence; do not use this result.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'certification.ruleset-changed': {
    severity: 'error',
    text: {
      vi: '{path} được phán xét theo bộ quy tắc {seen}, không phải {expected}.',
      en: '{path} was judged by the ruleset {seen}, not {expected}.',
    },
    remedy: {
      vi: 'Phán xét lại bằng chứng theo bộ quy tắc này: lienthong rejudge.',
      en: 'Judge the evidence again by this ruleset: lienthong rejudge.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'certification.ruleset-other': {
    severity: 'warning',
    text: {
      vi: 'Gói được lập theo bộ quy tắc {seen}; bộ kiểm thử đang dùng có bộ quy tắc {expected}.',
      en: 'The package was made by the ruleset {seen}; the suite in use here has {expected}.',
    },
    remedy: {
      vi: 'Gói vẫn đúng theo bộ quy tắc của nó; muốn biết theo bộ mới, phán xét lại bằng chứng.',
      en: 'It stands by its own ruleset; judge the evidence again to know what the one here says.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'certification.waiver-expired': {
    severity: 'error',
    text: {
      vi: 'Lỗi đã biết {seen} chỉ được miễn đến hết ngày {expected}.',
      en: 'The known failure {seen} was waived until {expected} only.',
    },
    remedy: {
      vi: 'Sửa lỗi và chạy lại, hoặc gia hạn có người chịu trách nhiệm rồi chạy lại.',
      en: 'Mend it and run again, or extend the waiver with an owner and run again.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'certification.waiver-not-allowed': {
    severity: 'error',
    text: {
      vi: 'Lỗi đã biết {seen} là yêu cầu bắt buộc nên không được miễn khi chứng nhận.',
      en: 'The known failure {seen} is of a binding duty, which no waiver covers in a certification.',
    },
    remedy: { vi: 'Sửa lỗi này rồi chạy lại.', en: 'Mend this failure and run again.' },
    requirements: [],
    wireCode: '-1',
  },
  'certification.waiver-broken': {
    severity: 'error',
    text: {
      vi: 'Mục miễn lỗi {seen} không còn đúng: {expected}.',
      en: 'The waiver {seen} does not hold: {expected}.',
    },
    remedy: {
      vi: 'Bỏ hoặc sửa mục này trong tệp lỗi đã biết rồi chạy lại.',
      en: 'Take it out of the file of known failures, or mend it, and run again.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'certification.runs-differ': {
    severity: 'error',
    text: {
      vi: 'Các lần chạy không cùng hệ thống, hồ sơ, ngày hiệu lực hoặc dung sai: {seen}.',
      en: 'The runs are not of one system, profile, day and set of tolerances: {seen}.',
    },
    remedy: {
      vi: 'Chạy mọi vị trí của cùng một phiên bản với cùng thiết lập.',
      en: 'Run every seat of one version with the same settings.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'certification.seat-twice': {
    severity: 'error',
    text: { vi: 'Vị trí {seen} có hai lần chạy.', en: 'There are two runs of the seat {seen}.' },
    remedy: { vi: 'Chọn một lần chạy cho mỗi vị trí.', en: 'Choose one run a seat.' },
    requirements: [],
    wireCode: '-1',
  },
  'certification.system-unnamed': {
    severity: 'error',
    text: {
      vi: '{path} không khai {seen} của hệ thống.',
      en: '{path} does not declare the {seen} of the system.',
    },
    remedy: {
      vi: 'Chạy lại với --system, --system-version và --owner.',
      en: 'Run again with --system, --system-version and --owner.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'certification.evidence-differs': {
    severity: 'error',
    text: {
      vi: 'Báo cáo của {path} nói về chuỗi bằng chứng {seen}, còn bằng chứng là {expected}.',
      en: 'The report of {path} is about the evidence {seen}, and the evidence is {expected}.',
    },
    remedy: {
      vi: 'Dùng báo cáo nằm trong chính gói bằng chứng đó.',
      en: 'Use the report that lies in that very bundle.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'certification.verdicts-differ': {
    severity: 'error',
    text: {
      vi: 'Phán xét lại bằng chứng của {path} cho kết quả khác ở {seen}.',
      en: 'Judging the evidence of {path} again says otherwise about {seen}.',
    },
    remedy: {
      vi: 'Không sửa báo cáo bằng tay; chạy hoặc phán xét lại.',
      en: 'Never mend a report by hand; run or judge again.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'certification.report-missing': {
    severity: 'error',
    text: { vi: '{path} không có báo cáo đọc được.', en: '{path} has no report that can be read.' },
    remedy: {
      vi: 'Chạy lại với --bundle và để nguyên gói bằng chứng.',
      en: 'Run again with --bundle, and leave the bundle as it is.',
    },
    requirements: [],
    wireCode: '-1',
  },
} as const satisfies ProblemTable;
