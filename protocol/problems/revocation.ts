import type { ProblemTable } from './entry.ts';

/** What is known, and not known, of the state of a certificate. */
export const revocationProblems = {
  'revocation.revoked': {
    severity: 'error',
    text: {
      vi: 'Chứng thư số “{path}” đã bị thu hồi từ {seen} ({expected}).',
      en: 'The certificate “{path}” was revoked on {seen} ({expected}).',
    },
    remedy: {
      vi: 'Không chấp nhận chữ ký; yêu cầu ký lại bằng chứng thư đang hoạt động.',
      en: 'Do not accept the signature; ask for one with an active certificate.',
    },
    requirements: ['CRT-02', 'REV-02'],
    wireCode: '21',
  },
  'revocation.suspended': {
    severity: 'error',
    text: {
      vi: 'Chứng thư số “{path}” đang bị tạm dừng, từ {seen}.',
      en: 'The certificate “{path}” was suspended, since {seen}.',
    },
    remedy: {
      vi: 'Chờ khôi phục chứng thư rồi ký lại.',
      en: 'Wait until the certificate is resumed, and sign again.',
    },
    requirements: ['CRT-02', 'REV-03'],
    wireCode: '21',
  },
  'revocation.revoked-later': {
    severity: 'notice',
    text: {
      vi: 'Chứng thư số “{path}” bị thu hồi sau đó, ngày {seen} ({expected}); chữ ký trước đó vẫn có giá trị.',
      en: 'The certificate “{path}” was revoked later, on {seen} ({expected}); the earlier signature stands.',
    },
    remedy: { vi: 'Giữ chứng cứ thời gian cùng văn bản.', en: 'Keep the proof of time with the document.' },
    requirements: ['REV-02', 'REV-09'],
    wireCode: '21',
  },
  'revocation.undetermined': {
    severity: 'error',
    text: {
      vi: 'Chưa biết trạng thái của chứng thư số “{path}” vào {seen}: không có CRL hay trả lời OCSP dùng được.',
      en: 'The state of the certificate “{path}” at {seen} is not known: no usable CRL or OCSP answer.',
    },
    remedy: {
      vi: 'Lấy CRL hoặc OCSP rồi kiểm tra lại; chưa được coi là hợp lệ.',
      en: 'Fetch a CRL or an OCSP answer and verify again; until then it is not valid.',
    },
    requirements: ['REV-04', 'CRT-02'],
    wireCode: '21',
  },
  'revocation.proof-malformed': {
    severity: 'warning',
    text: {
      vi: 'Một chứng cứ trạng thái sai cấu trúc, bị bỏ qua: {seen}.',
      en: 'A proof of state is malformed and was ignored: {seen}.',
    },
    remedy: { vi: 'Tải lại CRL hoặc trả lời OCSP.', en: 'Fetch the CRL or the OCSP answer again.' },
    requirements: ['REV-05'],
    wireCode: '21',
  },
  'revocation.proof-forged': {
    severity: 'warning',
    text: {
      vi: 'Một chứng cứ trạng thái không do nơi cấp hay nơi được uỷ quyền ký, bị bỏ qua: {seen}.',
      en: 'A proof of state was not signed by the issuer or its delegate, and was ignored: {seen}.',
    },
    remedy: {
      vi: 'Báo đơn vị vận hành: chứng cứ giả hoặc sai nguồn.',
      en: 'Tell the operators: the proof is forged, or from the wrong source.',
    },
    requirements: ['REV-05'],
    wireCode: '21',
  },
  'revocation.proof-stale': {
    severity: 'warning',
    text: {
      vi: 'Một chứng cứ trạng thái đã cũ vào thời điểm cần xét, bị bỏ qua: {seen}.',
      en: 'A proof of state was stale at the moment that counts, and was ignored: {seen}.',
    },
    remedy: { vi: 'Lấy CRL hoặc OCSP mới.', en: 'Fetch a new CRL or OCSP answer.' },
    requirements: ['REV-05'],
    wireCode: '21',
  },
  'revocation.proof-early': {
    severity: 'warning',
    text: {
      vi: 'Một chứng cứ trạng thái đề ngày trong tương lai, bị bỏ qua: {seen}.',
      en: 'A proof of state is dated in the future, and was ignored: {seen}.',
    },
    remedy: { vi: 'Đồng bộ đồng hồ theo NTP ở cả hai phía.', en: 'Set the clocks of both sides by NTP.' },
    requirements: ['REV-05', 'TSP-04'],
    wireCode: '21',
  },
  'revocation.proof-unusable': {
    severity: 'warning',
    text: {
      vi: 'Một chứng cứ trạng thái không dùng được cho chứng thư này, bị bỏ qua: {seen}.',
      en: 'A proof of state cannot be used for this certificate, and was ignored: {seen}.',
    },
    remedy: {
      vi: 'Lấy CRL đúng phạm vi và đúng nơi cấp của chứng thư.',
      en: 'Fetch the list of the right scope, from the issuer of the certificate.',
    },
    requirements: ['REV-05'],
    wireCode: '21',
  },
  'revocation.proof-weak': {
    severity: 'warning',
    text: {
      vi: 'Một chứng cứ trạng thái được ký bằng thuật toán yếu, bị bỏ qua: {seen}.',
      en: 'A proof of state was signed with a weak algorithm, and was ignored: {seen}.',
    },
    remedy: {
      vi: 'Yêu cầu nơi cấp ký CRL và OCSP với SHA-256 trở lên.',
      en: 'Ask the issuer to sign lists and answers with SHA-256 or stronger.',
    },
    requirements: ['REV-05', 'SIG-06'],
    wireCode: '21',
  },
  'revocation.nonce-differs': {
    severity: 'warning',
    text: {
      vi: 'Trả lời OCSP không mang đúng số ngẫu nhiên đã hỏi.',
      en: 'The OCSP answer does not carry the nonce that was asked with.',
    },
    remedy: {
      vi: 'Bỏ trả lời này và hỏi lại; có thể là bản phát lại.',
      en: 'Drop this answer and ask again; it may be a replay.',
    },
    requirements: ['REV-05'],
    wireCode: '21',
  },
} as const satisfies ProblemTable;
