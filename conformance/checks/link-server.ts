import { type Problem, problem } from '../../protocol/problems/problem.ts';
import { checkServerLink } from '../../protocol/tls/check-server-link.ts';
import type { ServerLink } from '../../protocol/tls/link.ts';
import type { Check } from '../check.ts';
import { type ServerRule, serverCheck } from './link-rules.ts';

/** Only what concerns one check, out of everything that is wrong with the link of a server. */
const only =
  (...codes: readonly Problem['code'][]) =>
  (server: ServerLink): readonly Problem[] | undefined =>
    server.taken.length === 0
      ? undefined
      : checkServerLink(server).filter(({ code }) => codes.includes(code));

const rules: readonly ServerRule[] = [
  {
    id: 'link.encrypted',
    requirement: 'TLS-01',
    title: { vi: 'Cổng của trục nói TLS', en: 'The port of the hub speaks TLS' },
    expected: { vi: 'một cuộc bắt tay TLS', en: 'a TLS handshake' },
    look: ({ taken }) => (taken.length > 0 ? [] : [problem('link.no-tls', 'server', { seen: 'no TLS' })]),
  },
  {
    id: 'link.old-versions-refused',
    requirement: 'TLS-02',
    title: { vi: 'Từ chối SSL 3.0, TLS 1.0 và TLS 1.1', en: 'SSL 3.0, TLS 1.0 and TLS 1.1 are refused' },
    expected: { vi: 'chỉ TLS 1.2 và 1.3', en: 'TLS 1.2 and 1.3 only' },
    look: only('link.version-old-taken'),
  },
  {
    id: 'link.current-version-taken',
    requirement: 'TLS-02',
    title: { vi: 'Nhận TLS 1.2 hoặc TLS 1.3', en: 'TLS 1.2 or TLS 1.3 is taken' },
    expected: { vi: 'TLS 1.2 hoặc TLS 1.3', en: 'TLS 1.2 or TLS 1.3' },
    look: only('link.version-current-missing'),
  },
  {
    id: 'link.no-broken-suite',
    requirement: 'TLS-04',
    title: { vi: 'Không có bộ mã đã bị phá', en: 'No broken suite is taken' },
    expected: {
      vi: 'không RC4, DES, export, ẩn danh hay NULL',
      en: 'no RC4, DES, export, anonymous or NULL suite',
    },
    look: only('link.suite-broken'),
  },
  {
    id: 'link.modern-suite',
    requirement: 'TLS-04',
    title: { vi: 'Có bộ mã hiện đại', en: 'A modern suite is taken' },
    expected: { vi: 'ECDHE với AES-GCM hoặc ChaCha20', en: 'ECDHE with AES-GCM or ChaCha20' },
    look: only('link.suite-modern-missing'),
  },
  {
    id: 'link.no-triple-des',
    requirement: 'TLS-04',
    warns: true,
    title: { vi: 'Không còn 3DES', en: 'No suite with 3DES is left' },
    expected: {
      vi: 'không 3DES (danh mục 2017 còn nêu: chỉ cảnh báo)',
      en: 'no 3DES (the list of 2017 still has it: a warning)',
    },
    look: only('link.suite-triple-des'),
  },
  {
    id: 'link.no-compression',
    requirement: 'TLS-04',
    title: { vi: 'Không nén ở tầng TLS', en: 'No compression in TLS' },
    expected: { vi: 'không nén (CRIME)', en: 'no compression (CRIME)' },
    look: only('link.compression'),
  },
  {
    id: 'link.renegotiation-protected',
    requirement: 'TLS-04',
    title: { vi: 'Thương lượng lại được bảo vệ', en: 'Renegotiation is protected' },
    expected: { vi: 'RFC 5746', en: 'RFC 5746' },
    look: only('link.renegotiation-unsafe'),
  },
  {
    id: 'link.renegotiation-not-by-client',
    requirement: 'TLS-04',
    warns: true,
    title: { vi: 'Máy khách không tự thương lượng lại được', en: 'A client cannot renegotiate' },
    expected: { vi: 'yêu cầu của máy khách bị từ chối', en: 'a client’s request is refused' },
    look: (server) =>
      server.renegotiatesForClient === undefined ? undefined : only('link.renegotiation-by-client')(server),
  },
  {
    id: 'link.server-certificate',
    requirement: 'TLS-05',
    title: { vi: 'Chứng thư máy chủ được chấp nhận', en: 'The server’s certificate is accepted' },
    expected: {
      vi: 'còn hạn, đúng tên, đủ đường dẫn tới gốc tin cậy',
      en: 'valid, of this host, with its path to a trusted root',
    },
    look: only('link.server-certificate-wrong'),
  },
  {
    id: 'link.server-key',
    requirement: 'TLS-05',
    title: { vi: 'Khoá máy chủ đủ mạnh', en: 'The server’s key is strong enough' },
    expected: { vi: 'RSA từ 2048 bit hoặc EC từ 256 bit', en: 'RSA of 2048 bits or EC of 256 bits, or more' },
    look: (server) => (server.serverKey === undefined ? undefined : only('link.server-key-weak')(server)),
  },
  {
    id: 'link.certificate-hash',
    requirement: 'TLS-05',
    title: { vi: 'Chứng thư máy chủ ký với SHA-2', en: 'The server’s certificate is signed with SHA-2' },
    expected: { vi: 'SHA-256 trở lên', en: 'SHA-256 or stronger' },
    look: (server) =>
      server.serverKey === undefined ? undefined : only('link.server-certificate-hash')(server),
  },
  {
    id: 'link.client-certificate-asked',
    requirement: 'TLS-06',
    title: { vi: 'Hỏi chứng thư của bên kết nối', en: 'A client certificate is asked for' },
    expected: {
      vi: 'kết nối không có chứng thư bị từ chối',
      en: 'a connection without a certificate is ended',
    },
    look: only('link.client-certificate-unasked'),
  },
];

/** Checks of the link of a hub, over what a scan found out. */
export const linkServerChecks: readonly Check[] = rules.map(serverCheck);
