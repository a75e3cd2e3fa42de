import type { AddressInfo } from 'node:net';
import { createServer, type TlsOptions } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { pemOf } from '../../fixtures/keys/signing-keys.ts';
import { falseHubKinds } from '../../protocol/tls/false-hubs.ts';
import type { ClientLink, ServerLink } from '../../protocol/tls/link.ts';
import { falseRules } from '../../simulator/link/false-identity.ts';
import { createLinkAuthority } from '../../simulator/link/link-authority.ts';
import { scanServer } from '../../simulator/link/scan-server.ts';
import { optionsOf } from '../../simulator/link/tls-rules.ts';
import { createSeededChance } from '../../simulator/ports/seeded-chance.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { linkChecks } from '../checks/link-all.ts';
import { greeting } from '../checks/link-recording-under-test.ts';
import { askChecks } from '../engine/judge-check.ts';
import { recordClient, recordServer } from '../engine/record-link.ts';
import { createRecorder } from '../evidence/create-recorder.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { usualTolerances } from '../tolerances.ts';
import { linkMutants } from './link-mutants.ts';

const context = { profile: 'law', asOf: '2026-11-21', tolerances: usualTolerances, seat: 'link' } as const;

const soundServer: ServerLink = {
  ...{ at: 0, host: 'truc.example', port: 443, safeRenegotiation: true, renegotiatesForClient: false },
  taken: [
    { version: 'TLS 1.3', suiteCodes: [0x1301, 0x1302] },
    { version: 'TLS 1.2', suiteCodes: [0xc02f, 0xc030] },
  ],
  ...{ compression: false, resumes: true, asksClientCertificate: true, certificates: [] },
  serverKey: { kind: 'rsa', bits: 2048, signedWith: 'sha256WithRSAEncryption' },
};

/** What a careful client leaves behind: a request at the sound hub, and nothing anywhere else. */
const right = (kind: string): ClientLink => ({
  ...{ at: 0, remoteAddress: '10.1.2.3', ...greeting() },
  ...(kind === 'orderly'
    ? {
        ...{ outcome: 'established' as const, bytesSeen: 400, headersSeen: ['Host'] },
        negotiated: { version: 'TLS 1.3' as const, suite: 'TLS_AES_128_GCM_SHA256', resumed: false },
      }
    : { outcome: 'handshake-failed' as const, bytesSeen: 0, headersSeen: [] }),
});

function clientEvidence(hub?: string, change: (link: ClientLink) => ClientLink = (link) => link): Evidence {
  const recorder = createRecorder(() => 0);
  for (const kind of falseHubKinds)
    recordClient(recorder, kind, kind === hub ? change(right(kind)) : right(kind));
  return recorder.evidence();
}

function serverEvidence(link: ServerLink): Evidence {
  const recorder = createRecorder(() => 0);
  recordServer(recorder, link);
  return recorder.evidence();
}

const foundBy = (evidence: Evidence) =>
  askChecks(linkChecks, evidence, context).flatMap(({ check, judgement }) =>
    judgement.kind === 'judged' && judgement.findings.length > 0 ? [check] : [],
  );

const passedBy = (evidence: Evidence) =>
  askChecks(linkChecks, evidence, context).flatMap(({ check, judgement }) =>
    judgement.kind === 'judged' && judgement.findings.length === 0 && judgement.looked.length > 0
      ? [check]
      : [],
  );

describe('links with one thing wrong', () => {
  test('the sound ones are passed by every check, server and client', () => {
    const passed = [...passedBy(serverEvidence(soundServer)), ...passedBy(clientEvidence())];
    expect(passed.toSorted()).toEqual(linkChecks.map(({ id }) => id).toSorted());
  });

  test.each(linkMutants.map((mutant) => [mutant.id, mutant] as const))('%s is found', (_id, mutant) => {
    const evidence =
      mutant.ofServer === undefined
        ? clientEvidence(mutant.ofClient?.hub, mutant.ofClient?.change)
        : serverEvidence(mutant.ofServer(soundServer));
    const found = foundBy(evidence);
    expect(found).toContain(mutant.owner);
    expect(found.filter((id) => id !== mutant.owner)).toEqual(mutant.besides ?? []);
  });

  test('every check owns one', () => {
    const owned = new Set(linkMutants.map(({ owner }) => owner));
    expect(linkChecks.map(({ id }) => id).filter((id) => !owned.has(id))).toEqual([]);
  });

  test('TLS-03: a client that never came to the sound hub is not passed', () => {
    const recorder = createRecorder(() => 0);
    for (const kind of falseHubKinds) if (kind !== 'orderly') recordClient(recorder, kind, right(kind));
    expect(passedBy(recorder.evidence())).toEqual([]);
  });
});

describe('real servers with one thing wrong', () => {
  const clock = createSystemClock();
  const authority = createLinkAuthority(clock.now());
  const roots = pemOf('CERTIFICATE', authority.root.certificate);
  const issue = { authority, hosts: ['localhost'], now: clock.now() };

  async function scanned(options: TlsOptions): Promise<Evidence> {
    const server = createServer(options, (socket) => socket.on('error', () => undefined));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address: AddressInfo | string | null = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    try {
      const chance = createSeededChance('scan');
      const place = { host: '127.0.0.1', port, serverName: 'localhost', patience: 1_000 };
      return serverEvidence(await scanServer({ ...place, roots, clock, chance }));
    } finally {
      server.close();
    }
  }

  const sound = optionsOf(falseRules('orderly', issue).rules);
  const mutual = { ca: roots, requestCert: true, rejectUnauthorized: true };

  test('TLS-01, TLS-02, TLS-04, TLS-05, TLS-06: an orderly one has no finding', async () => {
    expect(await scanned({ ...sound, ...mutual }).then(foundBy)).toEqual([]);
  });

  test.each([
    ['old-version', ['link.old-versions-refused', 'link.current-version-taken']],
    ['weak-key', ['link.server-key']],
    ['weak-hash', ['link.certificate-hash']],
    ['expired', ['link.server-certificate']],
    ['wrong-host', ['link.server-certificate']],
  ] as const)('one that is %s is found', async (kind, owners) => {
    const found = await scanned({ ...optionsOf(falseRules(kind, issue).rules), ...mutual }).then(foundBy);
    expect(found).toEqual(expect.arrayContaining([...owners]));
  });

  test('TLS-06: one that asks for no certificate is found', async () => {
    expect(await scanned(sound).then(foundBy)).toContain('link.client-certificate-asked');
  });
});
