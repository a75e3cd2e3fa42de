import { randomBytes } from 'node:crypto';
import { agenciesOf, agencyOf, findAgency } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import type { Clock } from '../../protocol/ports/ports.ts';
import type { DecryptionKey } from '../../protocol/security/encryption/decryption-key.ts';
import { lawProfile } from '../../protocol/security/profiles.ts';
import { encryptionCertificates } from '../../simulator/encryption/certificate-directory.ts';
import { createDocumentCipher, type DocumentCipher } from '../../simulator/encryption/document-cipher.ts';
import { issueEncryptionKey } from '../../simulator/pki/issue-keys.ts';
import type { RunningTrustServices } from '../../simulator/pki/start-trust-services.ts';
import { collectProof } from '../../simulator/signing/collect-proof.ts';
import { rootsOf } from './verify-beside.ts';

/** Author and receivers of the first letter. */
const bodies = ['G22', 'G06', 'H17'];

/**
 * Ciphers for the nodes of the world that ships: the author of the first letter encrypts what it sends, for
 * certificates that stand in the directory of the services beside it, and everybody opens with keys of their own.
 */
export async function ciphersBeside(
  services: RunningTrustServices,
  clock: Clock,
): Promise<(systemId: string) => DocumentCipher> {
  const keys = new Map<string, DecryptionKey>();
  for (const code of bodies) {
    const { name } = agencyOf(world2026, code);
    keys.set(code, await issueEncryptionKey(services, { code, name }));
  }
  const trust = await rootsOf(services);
  const chain = [(await services.authorities.holder('agency')).certificate];
  const codeOf = (code: string) => findAgency(world2026, code)?.code ?? code;
  return (systemId) => {
    const served = new Set(agenciesOf(world2026, systemId).map(({ code }) => code));
    return createDocumentCipher({
      encrypts: (code) => codeOf(code) === 'G22',
      certificatesOf: (code) => encryptionCertificates(services.register, [code, codeOf(code)], clock.now()),
      keysOf: (code) => {
        const key = served.has(codeOf(code)) ? keys.get(codeOf(code)) : undefined;
        return key === undefined ? [] : [key];
      },
      check: async (certificates, now) => {
        const { proof } = await collectProof([...certificates, ...chain], { fetch: globalThis.fetch, clock });
        return { profile: lawProfile, trust, proof, now };
      },
      ...{ clock, randomBytes },
    });
  };
}
