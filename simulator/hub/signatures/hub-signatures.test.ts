import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { draftOfLetter } from '../../../fixtures/documents/letter-draft.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { testTrust } from '../../../fixtures/keys/test-trust.ts';
import type { DocumentDraft } from '../../../protocol/edxml/draft.ts';
import { encodeDocument } from '../../../protocol/edxml/encode.ts';
import type { VerificationRecord } from '../../../protocol/security/document/verification-record.ts';
import type { ExchangeEvent } from '../../exchange-event.ts';
import { nineOClock, signAll, testLetter, usualSignatures } from '../../verification/documents-under-test.ts';
import { createTestAuthorities } from '../../verification/test-authorities.ts';
import {
  asDocument,
  call,
  type HubUnderTest,
  morning,
  startHubUnderTest,
  written,
} from '../hub-under-test.ts';
import type { KeptVerdict } from '../store/verdict-store.ts';

const pki = testPki();
const running: HubUnderTest[] = [];
afterEach(async () => {
  for (const hub of running.splice(0)) await hub.close();
});

async function start(profile: 'law' | 'field', more: { readonly store?: string } = {}) {
  const authorities = createTestAuthorities(() => hub.clock);
  const events: ExchangeEvent[] = [];
  const hub: HubUnderTest = await startHubUnderTest({
    signatures: { profile, trust: testTrust(), fetch: authorities.fetch },
    onEvent: (event) => events.push(event),
    ...more,
  });
  running.push(hub);
  return { hub, authorities, events };
}

/** The letter, signed and sent; number by number. */
async function letterOf(signatures = usualSignatures(), change: Partial<DocumentDraft> = {}) {
  const letter = await testLetter();
  const pdf = await signAll(letter.pdf, signatures);
  const draft = draftOfLetter({ ...letter, pdf }, '2026/11/20 16:00:00');
  return { ...draft, attachments: draft.attachments.slice(0, 1), ...change };
}

async function send(hub: HubUnderTest, draft: DocumentDraft) {
  const { json } = await call(
    hub,
    'G22',
    'sendEdoc',
    asDocument('G22'),
    written(encodeDocument(draft, 'sdk')),
  );
  await hub.hub.signatures?.settled();
  return {
    docId: textIn(json['DocId']),
    errorDesc: textIn(json['ErrorDesc']),
    status: json['status'],
  };
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

async function verdictsOf(hub: HubUnderTest, docId: string): Promise<readonly KeptVerdict[]> {
  const response = await fetch(`${hub.managementUrl}/documents/${docId}/verdicts`);
  return ((await response.json()) as { verdicts: readonly KeptVerdict[] }).verdicts;
}

const post = async (hub: HubUnderTest, path: string): Promise<unknown> =>
  (await fetch(`${hub.managementUrl}${path}`, { method: 'POST' })).json();

describe('a hub by the law', () => {
  it('takes a signed document in and keeps the verdict with what it rests on (SIG-13, SIG-15, TSP-03)', async () => {
    const { hub, events } = await start('law');
    const { docId } = await send(hub, await letterOf());
    const [verdict, ...more] = await verdictsOf(hub, docId);
    expect(more).toEqual([]);
    expect(verdict?.record).toMatchObject({
      profile: 'law',
      verdict: 'valid',
      outcome: 'accept',
      receivedAt: morning,
    });
    expect(verdict?.record.signatures.map(({ signer, result, proven }) => [signer, result, proven])).toEqual([
      ['Nguyễn Thị Thử', 'thành công', { at: morning, by: 'hub-receipt' }],
      ['Văn phòng Chính phủ', 'thành công', { at: morning, by: 'hub-receipt' }],
    ]);
    expect(new Set(verdict?.proofs.map(({ kind }) => kind))).toEqual(new Set(['certificate', 'crl']));
    const proof = await fetch(`${hub.managementUrl}/proofs/${verdict?.proofs[0]?.sha256}`);
    expect([proof.status, (await proof.arrayBuffer()).byteLength > 100]).toEqual([200, true]);
    expect(events.map(({ name }) => name)).toEqual(['packet-accepted', 'document-verified']);
  });

  it('refuses what nobody signed, and keeps nothing of it (SIG-01, ERR-01)', async () => {
    const { hub } = await start('law');
    const refused = await send(hub, await letterOf([]));
    expect([refused.docId, refused.errorDesc]).toEqual(['', expect.stringContaining('chua duoc ky so')]);
    expect(await hub.store.countWaiting('G06', 'edoc')).toBe(0);
    expect(await hub.store.listDocuments(0, 10)).toEqual([]);
  });

  it('refuses a bad signature with its reason (SIG-11)', async () => {
    const { hub, authorities } = await start('law');
    authorities.revoked = [{ holder: pki.seal, at: nineOClock - 1 }];
    const refused = await send(hub, await letterOf());
    expect(refused.docId).toBe('');
    expect(refused.errorDesc).toContain('thu hoi');
  });

  it('refuses what prints another number than its packet says (MET-04)', async () => {
    const { hub } = await start('law');
    const draft = await letterOf(undefined, {
      code: { codeNumber: '1', codeNotation: 'VPCP-QHĐP' },
      documentId: 'G22,2026/11/20,1/VPCP-QHĐP',
    });
    expect((await send(hub, draft)).errorDesc).toContain('7159/VPCP-QH');
  });

  it('takes in what nobody can tell yet, and completes it when the authorities are back (REV-04)', async () => {
    const { hub, authorities } = await start('law');
    authorities.isUp = false;
    const { docId } = await send(hub, await letterOf());
    expect((await verdictsOf(hub, docId)).map(({ record }) => record.outcome)).toEqual(['wait']);
    await hub.sweep(hub.clock.now());
    expect(await verdictsOf(hub, docId)).toHaveLength(1);
    authorities.isUp = true;
    await hub.clock.advance(60_000);
    await hub.sweep(hub.clock.now());
    const completed = await verdictsOf(hub, docId);
    expect(completed.map(({ record }) => record.verdict)).toEqual(['undetermined', 'valid']);
    expect(await hub.store.listWaitingVerdicts(10)).toEqual([]);
  });

  it('keeps a verdict as it was when a certificate is revoked later; the later one stands beside it (REV-09, SIG-15)', async () => {
    const { hub, authorities } = await start('law');
    const { docId } = await send(hub, await letterOf());
    const [first] = await verdictsOf(hub, docId);
    await hub.clock.advance(48 * 3_600_000);
    authorities.revoked = [{ holder: pki.leader, at: morning + 3_600_000 }];
    await post(hub, `/documents/${docId}/verdicts`);
    const both = await verdictsOf(hub, docId);
    expect(both.map(({ record }) => [record.verdict, record.at])).toEqual([
      ['valid', morning],
      ['valid', hub.clock.now()],
    ]);
    expect(both[1]?.record.findings.map(({ code }) => code)).toContain('revocation.revoked-later');
    authorities.isUp = false;
    const { asked } = authorities;
    const repeated = (await post(
      hub,
      `/documents/${docId}/verdicts/${first?.number}/repeat`,
    )) as VerificationRecord;
    expect(repeated).toEqual(first?.record);
    expect(authorities.asked).toBe(asked);
  });
});

describe('a hub of the field', () => {
  it('delivers what nobody signed, and marks it (SIG-01, GEN-06)', async () => {
    const { hub, events } = await start('field');
    const { docId } = await send(hub, await letterOf([]));
    const [verdict] = await verdictsOf(hub, docId);
    expect(verdict?.record).toMatchObject({ verdict: 'absent', outcome: 'flag' });
    expect(events.at(-1)).toMatchObject({
      name: 'document-verified',
      outcome: 'flag',
      codes: ['signed.unsigned'],
    });
  });

  it('answers first, and judges then: who is down holds nobody up', async () => {
    const { hub, events } = await start('field');
    await send(hub, await letterOf());
    expect(events.map(({ name }) => name)).toEqual(['packet-accepted', 'document-verified']);
  });

  it('judges, when it starts again, what it had not judged', async () => {
    const store = mkdtempSync(join(tmpdir(), 'hub-verdicts-'));
    const before = await startHubUnderTest({ store });
    const { docId } = await send(before, await letterOf([]));
    await before.close();
    const { hub } = await start('field', { store });
    expect(await hub.store.listVerdicts(docId)).toEqual([]);
    await hub.sweep(hub.clock.now());
    expect((await hub.store.listVerdicts(docId)).map(({ record }) => record.outcome)).toEqual(['flag']);
    await hub.sweep(hub.clock.now());
    expect(await hub.store.listVerdicts(docId)).toHaveLength(1);
    await running.pop()?.close();
    rmSync(store, { recursive: true });
  });
});

describe('a hub without trusted roots', () => {
  it('verifies nothing, and says so', async () => {
    const hub = await startHubUnderTest();
    running.push(hub);
    const { docId } = await send(hub, await letterOf([]));
    expect(docId).toHaveLength(24);
    expect(await verdictsOf(hub, docId)).toEqual([]);
    const response = await fetch(`${hub.managementUrl}/documents/${docId}/verdicts`, { method: 'POST' });
    expect(response.status).toBe(409);
    expect((await fetch(`${hub.managementUrl}/documents/x/verdicts`)).status).toBe(404);
  });
});
