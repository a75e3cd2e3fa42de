import type { Certificate } from '../../../protocol/security/certificate.ts';

/** What every name says that the authorities of this project give out for tests; no real one says it. */
const testMark = 'THU NGHIEM – khong co gia tri';

/** The first name in a chain that gives a key away as one for tests; undefined when there is none. */
export function testMarkIn(
  certificates: readonly Pick<Certificate, 'subject' | 'issuer'>[],
): string | undefined {
  return certificates
    .flatMap(({ subject, issuer }) => [subject.text, issuer.text])
    .find((name) => name.includes(testMark));
}
