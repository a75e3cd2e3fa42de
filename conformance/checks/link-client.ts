import type { Problem } from '../../protocol/problems/problem.ts';
import { checkClientLink } from '../../protocol/tls/check-client-link.ts';
import { checkFalseHub, type FalseHubKind, falseHubNames } from '../../protocol/tls/false-hubs.ts';
import type { ClientLink } from '../../protocol/tls/link.ts';
import type { Check } from '../check.ts';
import { type ClientRule, clientCheck } from './link-rules.ts';

/** The connection that tells most: one that a request came by, or else the first of those that are meant. */
const telling = (links: readonly ClientLink[], meant: (link: ClientLink) => boolean) =>
  links.find((link) => link.bytesSeen > 0 && meant(link)) ?? links.find(meant);

/** Only what concerns one check, out of what the sound hub saw of the system. */
const before =
  (meant: (link: ClientLink) => boolean, ...codes: readonly Problem['code'][]) =>
  (_kind: FalseHubKind, links: readonly ClientLink[]): readonly Problem[] | undefined => {
    const link = telling(links, meant);
    return link === undefined ? undefined : checkClientLink(link).filter(({ code }) => codes.includes(code));
  };

/** A system whose address was refused was not heard at all. */
const wasHeard = ({ outcome }: ClientLink) => outcome !== 'address-foreign';
/** What a system offers is known by its hello alone. */
const offered = ({ first }: ClientLink) => first?.kind === 'hello';

const wrong = (kind: FalseHubKind, links: readonly ClientLink[]) => checkFalseHub(kind, links).problems;

/** False hubs that a client tells by their certificate alone (TLS-03). */
const byCertificate: readonly FalseHubKind[] = [
  ...(['expired', 'not-yet-valid', 'self-signed', 'wrong-host', 'look-alike', 'incomplete'] as const),
  ...(['wrong-usage', 'weak-key', 'weak-hash'] as const),
];

const refusals = byCertificate.map(
  (kind): ClientRule => ({
    id: `link.client-refuses-${kind}`,
    requirement: 'TLS-03',
    title: {
      vi: `Hệ thống từ chối trục giả: ${falseHubNames[kind].vi}`,
      en: `The system refuses a false hub: ${falseHubNames[kind].en}`,
    },
    expected: { vi: 'ngắt trước khi gửi bất cứ byte nào', en: 'it breaks off before any byte is sent' },
    // Whether keys of 1024 bits and SHA-1 are refused hangs on the list that a runtime carries: no duty of its own.
    ...(kind === 'weak-key' || kind === 'weak-hash' ? { warns: true as const } : {}),
    hubs: [kind],
    look: wrong,
  }),
);

const rules: readonly ClientRule[] = [
  {
    id: 'link.client-encrypts',
    requirement: 'TLS-01',
    title: { vi: 'Hệ thống kết nối bằng TLS', en: 'The system connects by TLS' },
    expected: { vi: 'TLS từ byte đầu tiên', en: 'TLS from the first byte' },
    hubs: ['orderly'],
    look: before(wasHeard, 'link.plain-http', 'link.no-tls'),
  },
  {
    id: 'link.client-takes-sound-hub',
    requirement: 'TLS-03',
    title: { vi: 'Hệ thống làm việc với trục đúng', en: 'The system gets on with the sound hub' },
    expected: { vi: 'một yêu cầu sau khi bắt tay', en: 'a request after the handshake' },
    hubs: ['orderly'],
    look: (kind, links) => wrong(kind, links).filter(({ code }) => code === 'link.sound-hub-refused'),
  },
  ...refusals,
  {
    id: 'link.client-asks-revocation',
    requirement: 'TLS-03',
    warns: true,
    title: {
      vi: 'Hệ thống hỏi chứng thư có bị thu hồi không',
      en: 'The system asks whether a certificate is revoked',
    },
    expected: {
      vi: 'từ chối chứng thư đã thu hồi, nếu hỏi được',
      en: 'a revoked certificate is refused where one can ask',
    },
    hubs: ['revoked'],
    look: wrong,
  },
  {
    id: 'link.client-refuses-old-version',
    requirement: 'TLS-02',
    title: {
      vi: 'Hệ thống từ chối trục chỉ có TLS 1.0 và 1.1',
      en: 'The system refuses a hub with TLS 1.0 and 1.1 only',
    },
    expected: { vi: 'TLS 1.2 trở lên', en: 'TLS 1.2 or newer' },
    hubs: ['old-version'],
    look: wrong,
  },
  {
    id: 'link.client-offers-current-versions',
    requirement: 'TLS-02',
    warns: true,
    title: { vi: 'Hệ thống không còn đề nghị phiên bản cũ', en: 'The system offers no old version any more' },
    expected: { vi: 'chỉ TLS 1.2 và 1.3', en: 'TLS 1.2 and 1.3 only' },
    hubs: ['orderly'],
    look: before(offered, 'link.version-old-offered'),
  },
  {
    id: 'link.client-offers-no-broken-suite',
    requirement: 'TLS-04',
    title: { vi: 'Hệ thống không đề nghị bộ mã đã bị phá', en: 'The system offers no broken suite' },
    expected: {
      vi: 'không RC4, DES, export, ẩn danh hay NULL',
      en: 'no RC4, DES, export, anonymous or NULL suite',
    },
    hubs: ['orderly'],
    look: before(offered, 'link.suite-broken'),
  },
  {
    id: 'link.client-offers-modern-suite',
    requirement: 'TLS-04',
    title: { vi: 'Hệ thống đề nghị bộ mã hiện đại', en: 'The system offers a modern suite' },
    expected: { vi: 'ECDHE với AES-GCM hoặc ChaCha20', en: 'ECDHE with AES-GCM or ChaCha20' },
    hubs: ['orderly'],
    look: before(offered, 'link.suite-modern-missing'),
  },
];

/** Checks of the link of a connecting system, over what sound and false hubs saw of it. */
export const linkClientChecks: readonly Check[] = rules.map(clientCheck);
