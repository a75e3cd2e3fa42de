import { randomUUID } from 'node:crypto';
import type { SubjectName } from '../../fixtures/keys/names.ts';
import type { Reading } from '../../protocol/result.ts';
import { type DecryptionKey, decryptionKey } from '../../protocol/security/encryption/decryption-key.ts';
import type { SigningKey } from '../../protocol/security/signing-key.ts';
import type { AgencyKeys } from '../signing/document-signer.ts';
import { type KeyMaterial, memoryKey, type SigningManner } from '../signing/memory-key.ts';
import { openPkcs12 } from '../signing/pkcs12.ts';
import type { RunningTrustServices } from './start-trust-services.ts';

/** A body that is to sign, and the person who signs for it. */
export interface SigningBody {
  readonly code: string;
  readonly name: string;
  readonly person: { readonly name: string; readonly title: string };
}

/**
 * Asks the desk for the two certificates that a body signs with, as its subscriber manager would: its competent
 * person's and its own. @throws when the desk refuses.
 */
export async function issueKeys(
  services: Pick<RunningTrustServices, 'desk' | 'managers'>,
  { code, name, person }: SigningBody,
  manner: SigningManner = {},
): Promise<AgencyKeys> {
  const manager = services.managers.find(({ agencies }) => agencies.includes(code));
  if (manager === undefined) throw new Error(`nobody manages the subscribers of ${code}`);
  const body = { organization: name, code };
  const ask = (profile: 'person' | 'seal', subject: SubjectName) =>
    issue(
      services,
      { by: manager.id, authority: 'agency', profile, subject, key: { make: 'rsa-2048' } },
      manner,
    );
  return {
    person: await ask('person', { ...body, title: person.title, commonName: person.name }),
    agency: await ask('seal', { ...body, commonName: name }),
  };
}

/** Asks the desk for the certificate that a body seals with, by itself. @throws as above. */
export async function issueSealKey(
  services: Pick<RunningTrustServices, 'desk' | 'managers'>,
  { code, name }: Pick<SigningBody, 'code' | 'name'>,
): Promise<SigningKey> {
  const manager = services.managers.find(({ agencies }) => agencies.includes(code));
  if (manager === undefined) throw new Error(`nobody manages the subscribers of ${code}`);
  const subject = { organization: name, code, commonName: name };
  const order = { by: manager.id, authority: 'agency', profile: 'seal', subject } as const;
  return issue(services, { ...order, key: { make: 'rsa-2048' } });
}

/** Asks the desk for the certificate that others encrypt for, and gives the key that opens it. @throws as above. */
export async function issueEncryptionKey(
  services: Pick<RunningTrustServices, 'desk' | 'managers'>,
  { code, name }: Pick<SigningBody, 'code' | 'name'>,
): Promise<DecryptionKey> {
  const manager = services.managers.find(({ agencies }) => agencies.includes(code));
  if (manager === undefined) throw new Error(`nobody manages the subscribers of ${code}`);
  const subject = { organization: name, code, commonName: `${name} (mã hoá)` };
  const order = { by: manager.id, authority: 'agency', profile: 'encryption', subject } as const;
  const { certificate, privateKey } = await collect(services, { ...order, key: { make: 'rsa-2048' } });
  return decryptionKey(certificate, privateKey.export({ type: 'pkcs8', format: 'der' }));
}

async function issue(
  services: Pick<RunningTrustServices, 'desk'>,
  order: Parameters<RunningTrustServices['desk']['request']>[0],
  manner: SigningManner = {},
): Promise<SigningKey> {
  return must(memoryKey(await collect(services, order), manner));
}

async function collect(
  { desk }: Pick<RunningTrustServices, 'desk'>,
  order: Parameters<RunningTrustServices['desk']['request']>[0],
): Promise<KeyMaterial> {
  const request = must(await desk.request(order));
  await desk.settled();
  const password = randomUUID();
  return must(openPkcs12(must(await desk.collect(request.number, password)), password));
}

function must<T>(reading: Reading<T>): T {
  if (reading.ok) return reading.value;
  throw new Error(`no certificate: ${reading.problems.map(({ code }) => code).join(', ')}`);
}
