import type { Bilingual } from '../problems/entry.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { checkClientLink } from './check-client-link.ts';
import type { ClientLink } from './link.ts';

/** What a false hub shows that a client must not accept (TLS-02, TLS-03); `orderly` is the sound twin of all. */
export const falseHubKinds = [
  'orderly',
  'expired',
  'not-yet-valid',
  'self-signed',
  'wrong-host',
  'look-alike',
  'incomplete',
  'wrong-usage',
  'revoked',
  'weak-key',
  'weak-hash',
  'old-version',
] as const;

export type FalseHubKind = (typeof falseHubKinds)[number];

export const falseHubNames: Readonly<Record<FalseHubKind, Bilingual>> = {
  orderly: { vi: 'đúng (đối chứng)', en: 'sound (control)' },
  expired: { vi: 'chứng thư hết hạn', en: 'expired certificate' },
  'not-yet-valid': { vi: 'chứng thư chưa có hiệu lực', en: 'certificate not yet valid' },
  'self-signed': { vi: 'chứng thư tự ký', en: 'self-signed certificate' },
  'wrong-host': { vi: 'sai tên máy chủ', en: 'certificate of another host' },
  'look-alike': { vi: 'CA giả trùng tên', en: 'authority with the same name and another key' },
  incomplete: { vi: 'thiếu chứng thư trung gian', en: 'intermediate certificate left out' },
  'wrong-usage': { vi: 'chứng thư không dành cho máy chủ', en: 'certificate that is not for servers' },
  revoked: { vi: 'chứng thư đã thu hồi', en: 'revoked certificate' },
  'weak-key': { vi: 'khoá RSA 1024 bit', en: 'RSA key of 1024 bits' },
  'weak-hash': { vi: 'chứng thư ký với SHA-1', en: 'certificate signed with SHA-1' },
  'old-version': { vi: 'chỉ có TLS 1.0 và 1.1', en: 'TLS 1.0 and 1.1 only' },
};

/** What a client did before one false hub. */
export type FalseHubOutcome =
  /** It never came: nothing is proved. */
  | 'not-seen'
  /** It broke off before it sent anything. */
  | 'refused'
  /** It sent a request. */
  | 'sent';

export interface FalseHubResult {
  readonly kind: FalseHubKind;
  readonly outcome: FalseHubOutcome;
  /** Empty when the client did right, or never came. */
  readonly problems: readonly Problem[];
}

/**
 * Judges what a client did before one hub. A client that breaks off after the handshake, as Java's and Node's
 * do for a wrong host name, did right as long as no byte of the request followed (TLS-03).
 */
export function checkFalseHub(kind: FalseHubKind, links: readonly ClientLink[]): FalseHubResult {
  const sent = links.find(({ bytesSeen }) => bytesSeen > 0);
  const outcome = links.length === 0 ? 'not-seen' : sent === undefined ? 'refused' : 'sent';
  return { kind, outcome, problems: problemsOf(kind, sent, links) };
}

function problemsOf(
  kind: FalseHubKind,
  sent: ClientLink | undefined,
  links: readonly ClientLink[],
): readonly Problem[] {
  const [first] = links;
  if (first === undefined) return [];
  if (kind === 'orderly') {
    if (sent !== undefined) return checkClientLink(sent);
    const refused = problem('link.sound-hub-refused', 'link', { seen: first.failure ?? first.outcome });
    return [refused, ...checkClientLink(first).filter(({ code }) => !isDistrust(code))];
  }
  if (sent === undefined) return [];
  if (kind === 'revoked') return [problem('link.revocation-unasked', 'link')];
  if (kind === 'old-version')
    return checkClientLink(sent).filter(({ code }) => code === 'link.version-old-used');
  const name = falseHubNames[kind].en;
  if (sent.headersSeen.length === 0) return [problem('link.false-hub-trusted', 'link', { seen: name })];
  const seen = `${name}; ${sent.headersSeen.join(', ')}`;
  return [problem('link.header-sent-to-false-hub', 'link', { seen })];
}

/** What `link.sound-hub-refused` says already, with what to do about it. */
function isDistrust(code: Problem['code']): boolean {
  return code === 'link.server-certificate-refused' || code === 'link.handshake-broken-off';
}
