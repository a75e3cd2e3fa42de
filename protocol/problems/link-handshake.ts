import type { ProblemTable } from './entry.ts';

/** Why a TLS handshake between a system and the axis came to no end. */
export const linkHandshakeProblems = {
  'link.server-certificate-refused': {
    severity: 'error',
    text: {
      vi: 'Bên kết nối không tin chứng thư của Trục nên ngắt bắt tay TLS: {seen}.',
      en: 'The client does not trust the hub’s certificate and ended the TLS handshake: {seen}.',
    },
    remedy: {
      vi: 'Nhập chứng thư gốc của Trục (Trục thử: .lienthong/hub-root.pem) vào kho tin cậy: Java dùng “keytool -importcert”, .NET vào Trusted Root của máy; gọi Trục bằng tên có trong chứng thư; khởi động lại hệ thống.',
      en: 'Put the root of the hub’s certificate (of a test: .lienthong/hub-root.pem) into the trust store: “keytool -importcert” for Java, the machine’s Trusted Root for .NET; call the hub by a name in the certificate; restart the client.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'link.handshake-broken-off': {
    severity: 'error',
    text: {
      vi: 'Bên kết nối ngắt giữa lúc bắt tay TLS mà không nói lý do.',
      en: 'The client broke the TLS handshake off and gave no reason.',
    },
    remedy: {
      vi: 'Thường là vì không tin chứng thư của Trục, xem nhật ký của bên kết nối; nhập .lienthong/hub-root.pem vào kho tin cậy (Java: “keytool -importcert”; .NET: Trusted Root của máy) và gọi Trục bằng tên có trong chứng thư.',
      en: 'Mostly it does not trust the hub’s certificate, as its own log will say: put .lienthong/hub-root.pem into its trust store (Java: “keytool -importcert”; .NET: the machine’s Trusted Root), and call the hub by a name in it.',
    },
    requirements: [],
    wireCode: '-1',
  },
  'link.suite-none-shared': {
    severity: 'error',
    text: {
      vi: 'Trong các bộ mã hoá mà bên kết nối chào, Trục không dùng được bộ nào: {seen}.',
      en: 'The hub can use none of the cipher suites that the client offers: {seen}.',
    },
    remedy: { vi: 'Bật ở bên kết nối: {expected}.', en: 'Enable on the client: {expected}.' },
    requirements: [],
    wireCode: '-1',
  },
  'link.protocol-none-shared': {
    severity: 'error',
    text: {
      vi: 'Bên kết nối chỉ chào {seen} (ALPN), còn Trục chỉ nói HTTP/1.1.',
      en: 'The client offers {seen} alone (ALPN), and the hub speaks HTTP/1.1 alone.',
    },
    remedy: {
      vi: 'Cho phép HTTP/1.1 ở bên kết nối (Java: HttpClient.Version.HTTP_1_1; .NET: HttpVersion.Version11, hoặc RequestVersionOrLower).',
      en: 'Let the client use HTTP/1.1 (Java: HttpClient.Version.HTTP_1_1; .NET: HttpVersion.Version11, or RequestVersionOrLower).',
    },
    requirements: [],
    wireCode: '-1',
  },
  'link.handshake-failed': {
    severity: 'error',
    text: { vi: 'Bắt tay TLS không xong: {seen}.', en: 'The TLS handshake came to no end: {seen}.' },
    remedy: {
      vi: 'Bật TLS 1.2 hoặc 1.3 với các thuật toán mặc định của thư viện; những gì bên kết nối đã chào nằm ở GET /links của cổng quản lý.',
      en: 'Enable TLS 1.2 or 1.3 with the usual algorithms of the library; what the client offered stands in GET /links of the management port.',
    },
    requirements: [],
    wireCode: '-1',
  },
} as const satisfies ProblemTable;
