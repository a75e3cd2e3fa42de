import { randomBytes } from 'node:crypto';
import { agencyOf } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import type { DocumentDraft } from '../../protocol/edxml/draft.ts';
import type { Ports } from '../../protocol/ports/ports.ts';
import { lawProfile } from '../../protocol/security/profiles.ts';
import { issueKeys } from '../../simulator/pki/issue-keys.ts';
import { type RunningTrustServices, startTrustServices } from '../../simulator/pki/start-trust-services.ts';
import type { TrustFile } from '../../simulator/pki/trust-file.ts';
import { collectProof } from '../../simulator/signing/collect-proof.ts';
import {
  type AgencyKeys,
  createDocumentSigner,
  type DocumentSigner,
} from '../../simulator/signing/document-signer.ts';
import { createTimeStampClient } from '../../simulator/signing/time-stamp-client.ts';
import { rootsOf } from '../pki/verify-beside.ts';

/** A sample whose PDFs are signed. */
export interface SignedSample {
  readonly draft: DocumentDraft;
  /** The roots that `lienthong verify --trust` takes; good for this sample alone. */
  readonly trust: TrustFile;
}

/**
 * Signs the PDFs of a sample by test services that live just as long: person, then agency, with time-stamps and
 * the proofs kept inside, so that they verify when the services are gone. Every certificate says in its subject
 * that it is a test. The private keys are kept nowhere.
 * @throws when it cannot be signed: a bug of ours.
 */
export async function signSample(draft: DocumentDraft, ports: Ports): Promise<SignedSample> {
  const services = await startTrustServices({ ports });
  try {
    const agency = agencyOf(world2026, draft.from.organId);
    const { fullName = '', position = '' } = draft.signer;
    const person = { name: fullName, title: position };
    const body = { code: agency.code, name: agency.name, person };
    const keys = await issueKeys(services, body, { scheme: 'rsa-pss' });
    const signed = await (await signerFor(services, keys, ports)).signFiles(draft);
    if (!signed.ok) throw new Error(signed.problems.map(({ code }) => code).join(', '));
    return { draft: signed.value, trust: await services.trustFile() };
  } finally {
    await services.close();
  }
}

async function signerFor(
  services: RunningTrustServices,
  keys: AgencyKeys,
  { clock }: Ports,
): Promise<DocumentSigner> {
  const { fetch } = globalThis;
  const trust = await rootsOf(services);
  const stamping = await services.authorities.timeStamp();
  const chains = [keys.person, keys.agency].flatMap(({ certificate, chain }) => [certificate, ...chain]);
  const certificates = [...chains, stamping.certificate];
  const { proof } = await collectProof(certificates, { fetch, clock });
  return createDocumentSigner({
    ...{ keysOf: () => keys, clock, level: 'lt' },
    check: (now) => ({ profile: lawProfile, trust, proof, now }),
    timeStamp: createTimeStampClient({
      ...{ url: `${services.url}/tsp`, fetch, clock },
      random: (length) => randomBytes(length),
    }),
  });
}
