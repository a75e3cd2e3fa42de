import type { Instant } from '../../protocol/ports/ports.ts';
import { type CertificateRegister, standingAt } from '../pki/register.ts';

/**
 * The encryption certificates (DER) of a body that its authority has issued and not taken back: what a directory of
 * subscribers would answer. The newest stands first; whoever encrypts asks for its state all the same (CRT-04).
 */
export function encryptionCertificates(
  register: Pick<CertificateRegister, 'list'>,
  codes: readonly string[],
  now: Instant,
): readonly Uint8Array[] {
  return register
    .list()
    .filter((record) => {
      const { profile, subject, notBefore, notAfter } = record;
      const isTheirs = profile === 'encryption' && codes.includes(subject.code ?? '');
      return isTheirs && standingAt(record, now).to === 'active' && notBefore <= now && now <= notAfter;
    })
    .map(({ certificate }) => certificate)
    .reverse();
}
