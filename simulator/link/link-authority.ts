import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Holder } from '../../fixtures/keys/encode-certificate.ts';
import { issueTest } from '../../fixtures/keys/test-pki.ts';
import type { Instant } from '../../protocol/ports/ports.ts';

/** Who issues the certificates of a link trial. Its keys live as long as the process: a vendor may trust `root`. */
export interface LinkAuthority {
  readonly root: Holder;
  readonly authority: Holder;
  /** The names of both on other keys. */
  readonly lookAlikeRoot: Holder;
  readonly lookAlikeAuthority: Holder;
}

const day = 86_400_000;
const organization = 'Dịch vụ chứng thực thử nghiệm';

/**
 * Creates the authorities with fresh keys, valid around `now` (the real time: TLS libraries read no other).
 * The root that a vendor puts into a trust store must never be one whose key was published.
 */
export function createLinkAuthority(now: Instant): LinkAuthority {
  const validity = { notBefore: now - day, notAfter: now + 90 * day };
  const rootSubject = { organization, commonName: 'CA gốc của phép thử kết nối' };
  const subject = { organization, commonName: 'CA máy chủ của phép thử kết nối' };
  const createRoot = () => issueTest({ profile: 'root', subject: rootSubject, key: freshKey(), ...validity });
  const createAuthority = (issuer: Holder) =>
    issueTest({ profile: 'authority', issuer, subject, key: freshKey(), ...validity });
  const root = createRoot();
  const lookAlikeRoot = createRoot();
  return {
    ...{ root, authority: createAuthority(root) },
    ...{ lookAlikeRoot, lookAlikeAuthority: createAuthority(lookAlikeRoot) },
  };
}

/** P-256: every TLS library of the last fifteen years takes it. */
export function freshKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}

/** A fresh RSA key; 1024 bits only for a hub that shall be refused. */
export function freshRsaKey(bits: 1024 | 2048): KeyObject {
  return generateKeyPairSync('rsa', { modulusLength: bits }).privateKey;
}
