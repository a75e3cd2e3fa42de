import type { ProblemTable } from './entry.ts';

/** What is wrong with the encrypted link between a system and the axis, on either side. */
export const linkProblems = {
  'link.plain-http': {
    severity: 'error',
    text: {
      vi: 'Yêu cầu HTTP không mã hoá được gửi tới cổng TLS.',
      en: 'A request in plain HTTP was sent to the TLS port.',
    },
    remedy: {
      vi: 'Đổi địa chỉ của Trục trong hệ thống sang https://; mật khẩu và nội dung đã đi trên đường truyền không mã hoá nên hãy thay khoá bí mật.',
      en: 'Set the address of the axis to https://; what was sent travelled in clear, so change the secret as well.',
    },
    requirements: ['TLS-01', 'TLS-07'],
    wireCode: '-1',
  },
  'link.tls-to-plain-port': {
    severity: 'error',
    text: {
      vi: 'Bên kết nối bắt tay TLS (https://) ở cổng HTTP không mã hoá.',
      en: 'The client began a TLS handshake (https://) at the port for plain HTTP.',
    },
    remedy: {
      vi: 'Gọi https:// ở cổng TLS mà Trục in ra lúc khởi động (mở bằng --tls-port), hoặc đổi địa chỉ ở cổng này thành http:// khi thử trên máy mình.',
      en: 'Call https:// at the TLS port that the hub prints when it starts (opened by --tls-port), or write http:// for this port in trials on your own machine.',
    },
    requirements: ['TLS-01'],
    wireCode: '-1',
  },
  'link.no-tls': {
    severity: 'error',
    text: { vi: 'Dữ liệu đầu tiên không phải TLS: {seen}.', en: 'The first bytes are not TLS: {seen}.' },
    remedy: {
      vi: 'Kết nối bằng TLS 1.2 hoặc 1.3; kiểm tra proxy hay cân bằng tải nằm giữa.',
      en: 'Connect with TLS 1.2 or 1.3; look at any proxy or load balancer in between.',
    },
    requirements: ['TLS-01'],
    wireCode: '-1',
  },
  'link.address-foreign': {
    severity: 'error',
    text: {
      vi: 'Kết nối đến từ địa chỉ {seen}, ngoài các dải địa chỉ đã đăng ký.',
      en: 'The connection comes from {seen}, outside of the registered ranges of addresses.',
    },
    remedy: {
      vi: 'Kết nối qua mạng truyền số liệu chuyên dùng hoặc đăng ký dải địa chỉ của mình với đơn vị quản lý Trục.',
      en: 'Connect over the state data network, or register your range of addresses with the owner of the axis.',
    },
    requirements: ['ONB-12'],
    wireCode: '-1',
  },
  'link.version-old-offered': {
    severity: 'error',
    text: {
      vi: 'Hệ thống vẫn chào phiên bản {seen}.',
      en: 'The client still offers {seen}.',
    },
    remedy: {
      vi: 'Chỉ bật TLS 1.2 và TLS 1.3 ở phía gửi.',
      en: 'Enable TLS 1.2 and TLS 1.3 only, on the client.',
    },
    requirements: ['TLS-02'],
    wireCode: '-1',
  },
  'link.version-old-used': {
    severity: 'error',
    text: {
      vi: 'Kết nối đã được thiết lập bằng phiên bản cũ {seen}.',
      en: 'The connection was made with the old version {seen}.',
    },
    remedy: {
      vi: 'Tắt mọi phiên bản cũ hơn TLS 1.2; hệ thống phải từ chối kết nối với máy chủ chỉ có phiên bản cũ.',
      en: 'Switch off everything older than TLS 1.2; a client has to refuse a server that knows only those.',
    },
    requirements: ['TLS-02'],
    wireCode: '-1',
  },
  'link.version-old-taken': {
    severity: 'error',
    text: { vi: 'Máy chủ vẫn nhận {seen}.', en: 'The server still takes {seen}.' },
    remedy: {
      vi: 'Chỉ bật TLS 1.2 và TLS 1.3 ở máy chủ.',
      en: 'Enable TLS 1.2 and TLS 1.3 only, on the server.',
    },
    requirements: ['TLS-02'],
    wireCode: '-1',
  },
  'link.version-current-missing': {
    severity: 'error',
    text: {
      vi: 'Không có TLS 1.2 hay TLS 1.3; chỉ có {seen}.',
      en: 'Neither TLS 1.2 nor TLS 1.3 is there, only {seen}.',
    },
    remedy: { vi: 'Bật TLS 1.2 hoặc mới hơn.', en: 'Enable TLS 1.2 or newer.' },
    requirements: ['TLS-02'],
    wireCode: '-1',
  },
  'link.suite-broken': {
    severity: 'error',
    text: {
      vi: 'Có bộ mã đã bị phá vỡ hoặc không bảo vệ: {seen}.',
      en: 'A suite that is broken, or protects nothing, is there: {seen}.',
    },
    remedy: {
      vi: 'Tắt RC4, DES, EXPORT, NULL, anon và MD5.',
      en: 'Switch off RC4, DES, EXPORT, NULL, anonymous and MD5 suites.',
    },
    requirements: ['TLS-04'],
    wireCode: '-1',
  },
  'link.suite-triple-des': {
    severity: 'warning',
    text: { vi: 'Có bộ mã dùng 3DES: {seen}.', en: 'A suite with 3DES is there: {seen}.' },
    remedy: {
      vi: 'Tắt 3DES; danh mục tiêu chuẩn năm 2017 còn khuyến nghị nó nên chỉ là cảnh báo.',
      en: 'Switch 3DES off; the standards list of 2017 still recommends it, so this is a warning only.',
    },
    requirements: ['TLS-04'],
    wireCode: '-1',
  },
  'link.suite-modern-missing': {
    severity: 'error',
    text: {
      vi: 'Không có bộ mã hiện đại nào (AES-GCM hoặc ChaCha20 với ECDHE); có {seen}.',
      en: 'No modern suite is there (AES-GCM or ChaCha20 with ECDHE), but {seen}.',
    },
    remedy: { vi: 'Bật {expected}.', en: 'Enable {expected}.' },
    requirements: ['TLS-04'],
    wireCode: '-1',
  },
  'link.compression': {
    severity: 'error',
    text: { vi: 'Có nén TLS.', en: 'TLS compression is there.' },
    remedy: { vi: 'Tắt nén ở tầng TLS.', en: 'Switch off compression in TLS.' },
    requirements: ['TLS-04'],
    wireCode: '-1',
  },
  'link.renegotiation-unsafe': {
    severity: 'error',
    text: {
      vi: 'Không bảo vệ việc thương lượng lại (RFC 5746).',
      en: 'Renegotiation is not protected (RFC 5746).',
    },
    remedy: {
      vi: 'Cập nhật thư viện TLS; tắt việc thương lượng lại do bên kết nối yêu cầu.',
      en: 'Update the TLS library; switch off renegotiation that a client asks for.',
    },
    requirements: ['TLS-04'],
    wireCode: '-1',
  },
  'link.renegotiation-by-client': {
    severity: 'warning',
    text: {
      vi: 'Máy chủ cho bên kết nối thương lượng lại.',
      en: 'The server lets a client renegotiate.',
    },
    remedy: {
      vi: 'Tắt thương lượng lại do bên kết nối yêu cầu: nó làm cạn máy chủ.',
      en: 'Switch off renegotiation that a client asks for: it wears the server out.',
    },
    requirements: ['TLS-04'],
    wireCode: '-1',
  },
  'link.server-name-missing': {
    severity: 'notice',
    text: {
      vi: 'Hệ thống không nêu tên máy chủ (SNI) khi kết nối.',
      en: 'The client names no host (SNI) as it connects.',
    },
    remedy: {
      vi: 'Kết nối bằng tên miền, không bằng địa chỉ IP, để kiểm tra được tên trong chứng thư.',
      en: 'Connect by host name and not by address, so that the name in the certificate can be checked.',
    },
    requirements: ['TLS-03'],
    wireCode: '-1',
  },
  'link.false-hub-trusted': {
    severity: 'error',
    text: {
      vi: 'Hệ thống vẫn kết nối với máy chủ có chứng thư sai: {seen}.',
      en: 'The client went on with a server whose certificate is wrong: {seen}.',
    },
    remedy: {
      vi: 'Bật kiểm tra chứng thư máy chủ: đường dẫn tới gốc tin cậy, tên máy chủ, thời hạn, tình trạng thu hồi. Không dùng TrustAll hay bỏ qua lỗi.',
      en: 'Check the server’s certificate: path to a trusted root, host name, period, revocation. No trust-all manager, no ignored errors.',
    },
    requirements: ['TLS-03'],
    wireCode: '-1',
  },
  'link.header-sent-to-false-hub': {
    severity: 'error',
    text: {
      vi: 'Hệ thống đã gửi phần đầu của yêu cầu tới máy chủ giả: {seen}.',
      en: 'The client sent the headers of a request to a false server: {seen}.',
    },
    remedy: {
      vi: 'Ngắt kết nối trước khi gửi bất cứ dữ liệu nào nếu chứng thư máy chủ không hợp lệ; thay khoá bí mật nếu đã xảy ra với máy chủ thật.',
      en: 'End the connection before anything is sent when the server’s certificate is wrong; change the secret if this ever happened outside of a test.',
    },
    requirements: ['TLS-03'],
    wireCode: '-1',
  },
  'link.sound-hub-refused': {
    severity: 'error',
    text: {
      vi: 'Hệ thống không kết nối được cả với máy chủ đúng: {seen}.',
      en: 'The client does not get on with the sound server either: {seen}.',
    },
    remedy: {
      vi: 'Cài chứng thư gốc thử nghiệm vào kho tin cậy của hệ thống rồi thử lại; nếu không, mọi lần từ chối đều không chứng minh được gì.',
      en: 'Put the test root into the client’s trust store and try again; until then its refusals prove nothing.',
    },
    requirements: ['TLS-03'],
    wireCode: '-1',
  },
  'link.revocation-unasked': {
    severity: 'warning',
    text: {
      vi: 'Hệ thống kết nối với máy chủ có chứng thư đã bị thu hồi.',
      en: 'The client went on with a server whose certificate is revoked.',
    },
    remedy: {
      vi: 'Bật kiểm tra CRL hoặc OCSP cho chứng thư máy chủ nếu thư viện cho phép.',
      en: 'Check CRL or OCSP for the server’s certificate where the library can.',
    },
    requirements: ['TLS-03'],
    wireCode: '-1',
  },
  'link.server-key-weak': {
    severity: 'error',
    text: {
      vi: 'Khoá của máy chủ quá yếu: {seen}.',
      en: 'The server’s key is too weak: {seen}.',
    },
    remedy: {
      vi: 'Dùng RSA từ 2048 bit hoặc EC từ 256 bit.',
      en: 'Use RSA of at least 2048 bits or EC of at least 256.',
    },
    requirements: ['TLS-05'],
    wireCode: '-1',
  },
  'link.server-certificate-hash': {
    severity: 'error',
    text: {
      vi: 'Chứng thư của máy chủ được ký với hàm băm {seen}.',
      en: 'The server’s certificate is signed with the hash {seen}.',
    },
    remedy: { vi: 'Cấp lại chứng thư ký với SHA-2.', en: 'Have the certificate issued anew, with SHA-2.' },
    requirements: ['TLS-05'],
    wireCode: '-1',
  },
  'link.server-certificate-wrong': {
    severity: 'error',
    text: {
      vi: 'Chứng thư của máy chủ không được chấp nhận: {seen}.',
      en: 'The server’s certificate is not accepted: {seen}.',
    },
    remedy: {
      vi: 'Cài chứng thư còn hạn, đúng tên máy chủ, kèm đủ các chứng thư trung gian tới gốc tin cậy.',
      en: 'Install a certificate in force, for this host, with every intermediate up to a trusted root.',
    },
    requirements: ['TLS-03', 'TLS-05'],
    wireCode: '-1',
  },
  'link.client-certificate-missing': {
    severity: 'error',
    text: {
      vi: 'Bên kết nối không trình chứng thư, hoặc chứng thư không thuộc tổ chức được chấp nhận: {seen}.',
      en: 'The client showed no certificate, or one of an authority that is not accepted: {seen}.',
    },
    remedy: {
      vi: 'Cấu hình để bên kết nối trình chứng thư còn hạn, kèm chứng thư trung gian, do CA mà Trục chấp nhận cấp: trên Trục thật là CA chuyên dùng, trên Trục thử là tệp của --client-ca.',
      en: 'Let the client show a certificate in force, with its intermediates, of an authority that the hub accepts: the specialised CA on the live axis, the file of --client-ca on a test hub.',
    },
    requirements: ['TLS-06'],
    wireCode: '-1',
  },
  'link.client-certificate-unasked': {
    severity: 'warning',
    text: {
      vi: 'Máy chủ nhận kết nối mà không đòi chứng thư của bên kết nối.',
      en: 'The server takes connections without asking for a client certificate.',
    },
    remedy: {
      vi: 'Trên đường nối máy chủ an ninh, bật xác thực hai chiều.',
      en: 'On links of security servers, switch mutual authentication on.',
    },
    requirements: ['TLS-06'],
    wireCode: '-1',
  },
} as const satisfies ProblemTable;
