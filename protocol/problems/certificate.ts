import type { ProblemTable } from './entry.ts';

/** What is wrong with a certificate, or with the path from it to a root. */
const certificateTable = {
  'certificate.malformed': {
    severity: 'error',
    text: {
      vi: 'Chứng thư số sai cấu trúc tại {path}: {seen}.',
      en: 'The certificate is malformed at {path}: {seen}.',
    },
    remedy: {
      vi: 'Xin tổ chức chứng thực cấp lại chứng thư theo RFC 5280, mã hoá DER.',
      en: 'Ask the authority for a certificate after RFC 5280, encoded in DER.',
    },
    requirements: ['CRT-06', 'CRT-08'],
    wireCode: '21',
  },
  'certificate.algorithms-differ': {
    severity: 'error',
    text: {
      vi: 'Thuật toán ký ghi trong chứng thư số khác thuật toán ghi bên ngoài phần được ký.',
      en: 'The algorithm inside the certificate is not the one written outside its signed part.',
    },
    remedy: {
      vi: 'Không dùng chứng thư này: phần không được ký đã bị đổi.',
      en: 'Do not use this certificate: its unsigned part was changed.',
    },
    requirements: ['CRT-08'],
    wireCode: '21',
  },
  'certificate.key-unsupported': {
    severity: 'error',
    text: {
      vi: 'Chứng thư số dùng loại khoá không được hỗ trợ.',
      en: 'The certificate holds a key of a kind that is not supported.',
    },
    remedy: {
      vi: 'Dùng khoá RSA hoặc khoá trên đường cong P-256, P-384, P-521 gọi theo tên.',
      en: 'Use an RSA key, or one on the curves P-256, P-384, P-521 by name.',
    },
    requirements: ['SIG-07'],
    wireCode: '21',
  },
  'certificate.key-unsound': {
    severity: 'error',
    text: {
      vi: 'Khoá công khai trong chứng thư số không phải khoá hợp lệ.',
      en: 'The public key in the certificate is no sound key.',
    },
    remedy: {
      vi: 'Xin cấp chứng thư với cặp khoá mới; không tin khoá này.',
      en: 'Ask for a certificate over a new pair of keys; do not trust this one.',
    },
    requirements: ['SIG-07', 'CRT-08'],
    wireCode: '21',
  },
  'certificate.serial-zero': {
    severity: 'notice',
    text: { vi: 'Số hiệu của chứng thư số là 0.', en: 'The serial number of the certificate is 0.' },
    remedy: {
      vi: 'Tổ chức chứng thực nên cấp số hiệu dương, khó đoán.',
      en: 'The authority should issue positive serial numbers that cannot be guessed.',
    },
    requirements: ['CRT-06'],
    wireCode: '21',
  },
  'certificate.expired': {
    severity: 'error',
    text: {
      vi: 'Vào {seen}, chứng thư số “{path}” đã hết hạn từ {expected}.',
      en: 'At {seen} the certificate “{path}” had expired, on {expected}.',
    },
    remedy: {
      vi: 'Ký bằng chứng thư còn hạn; nếu đã ký khi còn hạn thì bổ sung dấu thời gian chứng minh.',
      en: 'Sign with a certificate in force; when it was in force at signing, bring a time-stamp that proves it.',
    },
    requirements: ['CRT-01', 'CRT-03'],
    wireCode: '21',
  },
  'certificate.not-yet-valid': {
    severity: 'error',
    text: {
      vi: 'Vào {seen}, chứng thư số “{path}” chưa có hiệu lực, chỉ từ {expected}.',
      en: 'At {seen} the certificate “{path}” was not yet in force, only from {expected} on.',
    },
    remedy: {
      vi: 'Kiểm tra đồng hồ của máy ký; ký lại khi chứng thư đã có hiệu lực.',
      en: 'Check the clock of the signing machine; sign again once the certificate is in force.',
    },
    requirements: ['CRT-01', 'CRT-03'],
    wireCode: '21',
  },
  'certificate.issuer-missing': {
    severity: 'error',
    text: {
      vi: 'Không tìm thấy chứng thư của nơi cấp “{seen}”.',
      en: 'The certificate of the issuer “{seen}” is not at hand.',
    },
    remedy: {
      vi: 'Gửi kèm chứng thư trung gian; ở đây không tải từ địa chỉ ghi trong chứng thư.',
      en: 'Send the intermediate certificate along; nothing is fetched here from addresses in certificates.',
    },
    requirements: ['CRT-03', 'SIG-14'],
    wireCode: '21',
  },
  'certificate.issuer-key-differs': {
    severity: 'error',
    text: {
      vi: 'Chứng thư số “{path}” không do khoá của “{seen}” ký, tuy cùng tên nơi cấp.',
      en: 'The certificate “{path}” was not signed with the key of “{seen}”, though the names agree.',
    },
    remedy: {
      vi: 'Không tin chứng thư này: nơi cấp chỉ giống tên.',
      en: 'Do not trust this certificate: only the name of its issuer agrees.',
    },
    requirements: ['CRT-03', 'SIG-14'],
    wireCode: '21',
  },
  'certificate.root-unlisted': {
    severity: 'error',
    text: {
      vi: 'Chứng thư gốc “{seen}” không có trong danh sách tin cậy.',
      en: 'The root “{seen}” is not on the trust list.',
    },
    remedy: {
      vi: 'Dùng chứng thư của tổ chức chứng thực được công nhận; chỉ quản trị viên mới thêm chứng thư gốc.',
      en: 'Use a certificate of a recognised authority; only the administrator adds roots.',
    },
    requirements: ['SIG-14'],
    wireCode: '21',
  },
  'certificate.root-look-alike': {
    severity: 'error',
    text: {
      vi: 'Chứng thư gốc mang tên “{seen}” như gốc tin cậy nhưng là khoá khác.',
      en: 'A root of the name “{seen}”, as a trusted one has it, and with another key.',
    },
    remedy: {
      vi: 'Từ chối và báo đơn vị ứng cứu sự cố: đây là dấu hiệu giả mạo.',
      en: 'Refuse, and tell the incident team: this is a sign of forgery.',
    },
    requirements: ['SIG-14'],
    wireCode: '21',
  },
  'certificate.root-elsewhere': {
    severity: 'error',
    text: {
      vi: 'Chứng thư gốc “{seen}” được tin cậy cho mục đích khác, không phải cho {expected}.',
      en: 'The root “{seen}” is trusted for something else, not for {expected}.',
    },
    remedy: {
      vi: 'Ký bằng chứng thư thuộc đúng hệ thống chứng thực cho mục đích này.',
      en: 'Sign with a certificate of the authority that is for this purpose.',
    },
    requirements: ['SIG-14', 'CRT-04'],
    wireCode: '21',
  },
  'certificate.root-past': {
    severity: 'error',
    text: {
      vi: 'Gốc “{seen}” chỉ được chấp nhận đến trước {expected}.',
      en: 'The root “{seen}” was accepted only before {expected}.',
    },
    remedy: {
      vi: 'Thay bằng chứng thư số chuyên dùng công vụ do Ban Cơ yếu Chính phủ cấp.',
      en: 'Change to a certificate of the specialised authority for official duty.',
    },
    requirements: ['CRT-07', 'SIG-14'],
    wireCode: '21',
  },
  'certificate.root-early': {
    severity: 'error',
    text: {
      vi: 'Gốc “{seen}” chỉ được chấp nhận từ {expected}.',
      en: 'The root “{seen}” is accepted only from {expected} on.',
    },
    remedy: {
      vi: 'Kiểm tra thời điểm ký và ngày gốc này được đưa vào danh sách tin cậy.',
      en: 'Check the moment of signing, and the day since which this root is listed.',
    },
    requirements: ['SIG-14'],
    wireCode: '21',
  },
  'certificate.path-too-wide': {
    severity: 'error',
    text: {
      vi: 'Có quá nhiều đường dẫn chứng thư để thử (giới hạn {expected}).',
      en: 'There are more certificate paths to try than {expected}.',
    },
    remedy: {
      vi: 'Chỉ gửi kèm những chứng thư thuộc đường dẫn của người ký.',
      en: 'Send only the certificates of the path of the signer.',
    },
    requirements: ['CRT-03', 'CRT-08'],
    wireCode: '21',
  },
  'certificate.not-authority': {
    severity: 'error',
    text: {
      vi: '“{path}” cấp chứng thư mà không phải tổ chức chứng thực (basicConstraints).',
      en: '“{path}” issued a certificate without being an authority (basicConstraints).',
    },
    remedy: {
      vi: 'Từ chối: chứng thư của người dùng không được cấp chứng thư khác.',
      en: 'Refuse: the certificate of a user may not issue others.',
    },
    requirements: ['CRT-08', 'CRT-04'],
    wireCode: '21',
  },
  'certificate.may-not-certify': {
    severity: 'error',
    text: {
      vi: 'Khoá của “{path}” không được dùng để ký chứng thư (thiếu keyCertSign).',
      en: 'The key of “{path}” may not sign certificates (keyCertSign is missing).',
    },
    remedy: {
      vi: 'Tổ chức chứng thực phải dùng khoá có keyCertSign.',
      en: 'The authority has to use a key with keyCertSign.',
    },
    requirements: ['CRT-08', 'CRT-04'],
    wireCode: '21',
  },
  'certificate.path-length': {
    severity: 'error',
    text: {
      vi: 'Đường dẫn dài hơn mức “{path}” cho phép ({expected}).',
      en: 'The path below “{path}” is longer than it allows ({expected}).',
    },
    remedy: {
      vi: 'Dùng chứng thư do đúng cấp được uỷ quyền phát hành.',
      en: 'Use a certificate from the level that was empowered to issue it.',
    },
    requirements: ['CRT-08'],
    wireCode: '21',
  },
  'certificate.name-forbidden': {
    severity: 'error',
    text: {
      vi: 'Tên “{seen}” trong “{path}” nằm ngoài phạm vi tên của nơi cấp.',
      en: 'The name “{seen}” in “{path}” lies outside the names that its authority may certify.',
    },
    remedy: {
      vi: 'Dùng chứng thư của tổ chức chứng thực có thẩm quyền với tên này.',
      en: 'Use a certificate of an authority that is competent for this name.',
    },
    requirements: ['CRT-08', 'CRT-04'],
    wireCode: '21',
  },
  'certificate.name-not-understood': {
    severity: 'error',
    text: {
      vi: 'Ràng buộc tên của nơi cấp không thể kiểm tra với “{seen}” trong “{path}”.',
      en: 'The name constraints of the authority cannot be checked against “{seen}” in “{path}”.',
    },
    remedy: {
      vi: 'Dùng chứng thư chỉ có loại tên kiểm tra được.',
      en: 'Use a certificate with names of the kinds that can be checked.',
    },
    requirements: ['CRT-08'],
    wireCode: '21',
  },
  'certificate.policy-missing': {
    severity: 'error',
    text: {
      vi: 'Không còn chính sách chứng thư nào có hiệu lực trên đường dẫn, mà nơi cấp đòi phải có.',
      en: 'No certificate policy holds along the path, and an authority on it asks for one.',
    },
    remedy: {
      vi: 'Dùng chứng thư cấp theo chính sách mà các nơi cấp phía trên công nhận.',
      en: 'Use a certificate under a policy that the authorities above it recognise.',
    },
    requirements: ['CRT-04', 'CRT-08'],
    wireCode: '21',
  },
  'certificate.critical-unknown': {
    severity: 'error',
    text: {
      vi: 'Chứng thư số “{path}” có phần mở rộng bắt buộc không hiểu được: {seen}.',
      en: 'The certificate “{path}” has a critical extension that is not understood: {seen}.',
    },
    remedy: {
      vi: 'Không dùng chứng thư này với phần mềm chưa hiểu phần mở rộng đó.',
      en: 'Do not use this certificate with software that does not know the extension.',
    },
    requirements: ['CRT-08'],
    wireCode: '21',
  },
  'certificate.subject-empty': {
    severity: 'error',
    text: {
      vi: 'Chứng thư số {path} không có tên chủ thể.',
      en: 'The certificate {path} has no name of its holder.',
    },
    remedy: {
      vi: 'Xin cấp chứng thư có tên chủ thể đầy đủ.',
      en: 'Ask for a certificate with the full name of its holder.',
    },
    requirements: ['CRT-06', 'CRT-08'],
    wireCode: '21',
  },
  'certificate.usage': {
    severity: 'error',
    text: {
      vi: 'Chứng thư số “{path}” không dành cho việc này: keyUsage là {seen}, cần {expected}.',
      en: 'The certificate “{path}” is not for this: its keyUsage is {seen}, needed is {expected}.',
    },
    remedy: {
      vi: 'Dùng chứng thư được cấp cho đúng mục đích.',
      en: 'Use the certificate that was issued for this purpose.',
    },
    requirements: ['CRT-04'],
    wireCode: '21',
  },
  'certificate.extended-usage': {
    severity: 'error',
    text: {
      vi: 'Chứng thư số “{path}” không dành cho việc này: extendedKeyUsage là {seen}.',
      en: 'The certificate “{path}” is not for this: its extendedKeyUsage is {seen}.',
    },
    remedy: {
      vi: 'Dùng chứng thư có mục đích mở rộng phù hợp, ví dụ ký văn bản hoặc bảo vệ thư điện tử.',
      en: 'Use a certificate with a fitting extended usage, such as document signing or e-mail protection.',
    },
    requirements: ['CRT-04'],
    wireCode: '21',
  },
  'certificate.authority-signs': {
    severity: 'error',
    text: {
      vi: 'Khoá của tổ chức chứng thực “{path}” được dùng để ký văn bản.',
      en: 'The key of the authority “{path}” was used to sign a document.',
    },
    remedy: {
      vi: 'Ký bằng chứng thư của người có thẩm quyền hoặc của cơ quan.',
      en: 'Sign with the certificate of the competent person, or of the agency.',
    },
    requirements: ['CRT-04'],
    wireCode: '21',
  },
} as const satisfies ProblemTable;

/** What is wrong with an algorithm as it was used. */
const algorithmTable = {
  'algorithm.unsupported': {
    severity: 'error',
    text: { vi: 'Thuật toán {seen} không được hỗ trợ.', en: 'The algorithm {seen} is not supported.' },
    remedy: {
      vi: 'Dùng RSASSA-PSS, ECDSA hoặc RSA PKCS#1 v1.5 với SHA-256 trở lên.',
      en: 'Use RSASSA-PSS, ECDSA or RSA PKCS#1 v1.5 with SHA-256 or stronger.',
    },
    requirements: ['SIG-06', 'SIG-07'],
    wireCode: '21',
  },
  'algorithm.parameters': {
    severity: 'error',
    text: {
      vi: 'Tham số của thuật toán ký sai: {seen}.',
      en: 'The parameters of the signature algorithm are wrong: {seen}.',
    },
    remedy: {
      vi: 'Ghi tham số đúng theo RFC 4055 hoặc RFC 5758.',
      en: 'Write the parameters as RFC 4055 or RFC 5758 says.',
    },
    requirements: ['SIG-07'],
    wireCode: '21',
  },
  'algorithm.key-mismatch': {
    severity: 'error',
    text: {
      vi: 'Thuật toán ký không hợp với loại khoá: {seen}.',
      en: 'The signature algorithm does not fit the kind of key: {seen}.',
    },
    remedy: {
      vi: 'Ký lại bằng thuật toán của chính khoá trong chứng thư.',
      en: 'Sign again with an algorithm of the key in the certificate.',
    },
    requirements: ['SIG-05', 'SIG-07'],
    wireCode: '21',
  },
  'algorithm.scheme': {
    severity: 'error',
    text: {
      vi: 'Sơ đồ ký {seen} không nằm trong danh mục bắt buộc (RSASSA-PSS).',
      en: 'The signature scheme {seen} is not on the mandatory list (RSASSA-PSS).',
    },
    remedy: { vi: 'Chuyển sang RSASSA-PSS hoặc ECDSA.', en: 'Change to RSASSA-PSS or ECDSA.' },
    requirements: ['SIG-07'],
    wireCode: '21',
  },
  'algorithm.hash-weak': {
    severity: 'error',
    text: {
      vi: 'Hàm băm {seen} quá yếu vào thời điểm đó.',
      en: 'The hash {seen} was too weak at that time.',
    },
    remedy: {
      vi: 'Ký lại với SHA-256, SHA-384 hoặc SHA-512.',
      en: 'Sign again with SHA-256, SHA-384 or SHA-512.',
    },
    requirements: ['SIG-06'],
    wireCode: '21',
  },
  'algorithm.hash-old': {
    severity: 'warning',
    text: {
      vi: 'Hàm băm {seen} nay đã yếu, chỉ được chấp nhận vì chữ ký có từ trước.',
      en: 'The hash {seen} is weak today, and taken only because the signature is older.',
    },
    remedy: {
      vi: 'Thêm dấu thời gian mới để giữ giá trị của chữ ký cũ.',
      en: 'Add a new time-stamp to keep the worth of the old signature.',
    },
    requirements: ['SIG-06'],
    wireCode: '21',
  },
  'algorithm.key-short': {
    severity: 'error',
    text: {
      vi: 'Khoá {seen} bit quá ngắn, cần ít nhất {expected} bit.',
      en: 'The key of {seen} bits is too short, at least {expected} are needed.',
    },
    remedy: {
      vi: 'Xin cấp chứng thư với khoá RSA từ 2048 bit hoặc đường cong từ 256 bit.',
      en: 'Ask for a certificate with an RSA key of 2048 bits, or a curve of 256, or more.',
    },
    requirements: ['SIG-07'],
    wireCode: '21',
  },
} as const satisfies ProblemTable;

/** What is known, and not known, of the state of a certificate. */
const revocationTable = {
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

/** Certificates, the algorithms that they are used with, and their states. */
export const certificateProblems = {
  ...certificateTable,
  ...algorithmTable,
  ...revocationTable,
} as const satisfies ProblemTable;
