import type { ProblemTable } from './entry.ts';

/** Why the package of a certificate is refused. No text of the law asks for any of it. */
export const certificationPackageProblems = {
  'certification.withdrawn': {
    severity: 'error',
    text: {
      vi: 'Gói đã bị thu hồi từ ngày {seen}: {expected}.',
      en: 'The package was withdrawn on {seen}: {expected}.',
    },
    remedy: {
      vi: 'Không dùng gói này; hỏi đơn vị đã ký về lần kiểm thử mới.',
      en: 'Do not rely on it; ask who signed it for a newer one.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'certification.withdrawals-unsound': {
    severity: 'error',
    text: {
      vi: 'Danh sách thu hồi {path} không đọc được hoặc chữ ký không đúng: {seen}.',
      en: 'The list of withdrawals {path} cannot be read, or its signature does not hold: {seen}.',
    },
    remedy: {
      vi: 'Tải lại cả danh sách và tệp .p7s cạnh nó từ nơi công bố.',
      en: 'Fetch the list and the .p7s file beside it again from where they are published.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'certification.withdrawals-foreign': {
    severity: 'error',
    text: {
      vi: 'Danh sách thu hồi {path} do “{seen}” ký, gói do “{expected}” ký.',
      en: 'The list of withdrawals {path} is signed by “{seen}”, the package by “{expected}”.',
    },
    remedy: {
      vi: 'Chỉ người ký gói mới thu hồi được gói; dùng danh sách của người ký đó.',
      en: 'Only who signed a package can withdraw it; use the list of that signer.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'certification.withdrawals-stale': {
    severity: 'warning',
    text: {
      vi: 'Danh sách thu hồi {path} chỉ dùng được đến hết ngày {seen}.',
      en: 'The list of withdrawals {path} can be relied on until {seen} only.',
    },
    remedy: { vi: 'Tải danh sách mới hơn.', en: 'Fetch a newer list.' },
    requirements: [],
    wireCode: '-1',
  },
  'certification.part-missing': {
    severity: 'error',
    text: { vi: 'Gói thiếu {path}.', en: 'The package lacks {path}.' },
    remedy: {
      vi: 'Lấy lại gói đầy đủ từ nơi phát hành.',
      en: 'Get the whole package again from whoever issued it.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'certification.part-unknown': {
    severity: 'error',
    text: {
      vi: 'Gói có thêm {path} mà bản kê không ghi.',
      en: 'There is {path} in the package, which the manifest does not name.',
    },
    remedy: {
      vi: 'Bỏ tệp lạ hoặc lấy lại gói từ nơi phát hành.',
      en: 'Take the foreign file out, or get the package again from whoever issued it.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'certification.part-changed': {
    severity: 'error',
    text: {
      vi: '{path} đã bị thay đổi: mã băm là {seen}, bản kê ghi {expected}.',
      en: '{path} was changed: its hash is {seen}, the manifest says {expected}.',
    },
    remedy: {
      vi: 'Lấy lại gói từ nơi phát hành; không dùng gói này.',
      en: 'Get the package again from whoever issued it; do not use this one.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'certification.manifest-malformed': {
    severity: 'error',
    text: { vi: 'Bản kê không đúng dạng: {seen}.', en: 'The manifest does not have its form: {seen}.' },
    remedy: { vi: 'Lấy lại gói từ nơi phát hành.', en: 'Get the package once more from whoever issued it.' },
    requirements: [],
    wireCode: '-1',
  },
  'certification.facts-differ': {
    severity: 'error',
    text: {
      vi: 'Bản kê và {path} không khớp nhau ở “{seen}”.',
      en: 'The manifest and {path} do not agree on “{seen}”.',
    },
    remedy: {
      vi: 'Không dùng gói này; yêu cầu nơi phát hành lập lại.',
      en: 'Do not use this package; ask whoever issued it for another.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'certification.signature-unsound': {
    severity: 'error',
    text: {
      vi: 'Chữ ký của bản kê không hợp lệ: {seen}.',
      en: 'The signature of the manifest is not valid: {seen}.',
    },
    remedy: {
      vi: 'Xem các lý do kèm theo; lấy lại gói từ nơi phát hành.',
      en: 'See the reasons beside this; get the package again from whoever issued it.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'certification.signature-undetermined': {
    severity: 'warning',
    text: {
      vi: 'Chưa kết luận được về chữ ký của bản kê: {seen}.',
      en: 'Nothing can be concluded about the signature of the manifest yet: {seen}.',
    },
    remedy: {
      vi: 'Chỉ rõ gốc tin cậy bằng --trust, và hỏi trạng thái chứng thư bằng --online hoặc --proof.',
      en: 'Name the trusted roots by --trust, and have states asked by --online or given by --proof.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'certification.time-stamp-missing': {
    severity: 'error',
    text: {
      vi: 'Chữ ký của bản kê không có dấu thời gian.',
      en: 'The signature of the manifest has no time-stamp.',
    },
    remedy: {
      vi: 'Yêu cầu nơi phát hành ký lại có dấu thời gian.',
      en: 'Ask whoever issued it to sign with a time-stamp.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'certification.page-unsound': {
    severity: 'error',
    text: {
      vi: 'Trang chứng nhận PDF không có chữ ký hợp lệ của người ký bản kê: {seen}.',
      en: 'The PDF page has no sound signature of whoever signed the manifest: {seen}.',
    },
    remedy: {
      vi: 'Không dùng trang này; yêu cầu nơi phát hành lập lại.',
      en: 'Do not use this page; ask whoever issued it for another package.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'certification.expired': {
    severity: 'error',
    text: {
      vi: 'Gói chứng nhận hết hiệu lực sau ngày {expected}.',
      en: 'The package was good until {expected}.',
    },
    remedy: { vi: 'Chạy lại và lập gói mới.', en: 'Run again, and make a new package.' },
    requirements: [],
    wireCode: '-1',
  },
  'certification.test-key': {
    severity: 'warning',
    text: {
      vi: 'Gói được ký bằng khoá thử nghiệm ({seen}); không ai bảo đảm cho nó.',
      en: 'The package is signed with a test key ({seen}); nobody vouches for it.',
    },
    remedy: {
      vi: 'Chỉ dùng để thử; gói thật phải ký bằng khoá của cơ quan kiểm thử.',
      en: 'For trying out only; sign a real one with the key of the testing body.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'certification.key-undisclosed': {
    severity: 'error',
    text: {
      vi: 'Gói ký bằng khoá thử nghiệm ({seen}) mà không ghi rõ điều đó.',
      en: 'The package is signed with a test key ({seen}) and does not say so.',
    },
    remedy: {
      vi: 'Không dùng gói này; lập lại bằng lienthong certify.',
      en: 'Do not use this package; make it again with lienthong certify.',
    },
    requirements: [],
    wireCode: '-1',
  },
} as const satisfies ProblemTable;
