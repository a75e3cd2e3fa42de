import { afterEach, describe, expect, it } from 'vitest';
import { draftOfLetter } from '../../../fixtures/documents/letter-draft.ts';
import { testTrust } from '../../../fixtures/keys/test-trust.ts';
import { letterObjects } from '../../../fixtures/pdf-signatures/letter-draft.ts';
import { mutatePdf } from '../../../fixtures/pdf-signatures/mutate-pdf.ts';
import { signedOnce, signedTwice } from '../../../fixtures/pdf-signatures/pdf-case.ts';
import { bytesOfDraft, updateDraft } from '../../../fixtures/pdf-signatures/pdf-draft.ts';
import { shadowAttacks } from '../../../fixtures/pdf-signatures/shadow-attacks.ts';
import { valueAttacks } from '../../../fixtures/pdf-signatures/value-attacks.ts';
import { encodeDocument } from '../../../protocol/edxml/encode.ts';
import { testLetter } from '../../verification/documents-under-test.ts';
import { createThreadVerifier } from '../../verification/thread/thread-verifier.ts';
import { asDocument, call, type HubUnderTest, startHubUnderTest, written } from '../hub-under-test.ts';
import type { HubOptions } from '../start-hub.ts';
import type { KeptVerdict } from '../store/verdict-store.ts';

const running: HubUnderTest[] = [];
afterEach(async () => {
  for (const hub of running.splice(0)) await hub.close();
});

async function start(options: Partial<HubOptions>): Promise<HubUnderTest> {
  const hub = await startHubUnderTest(options);
  running.push(hub);
  return hub;
}

const inThread = { profile: 'field', trust: testTrust(), runs: 'thread' } as const;

async function send(hub: HubUnderTest, pdf: Uint8Array): Promise<string> {
  const draft = draftOfLetter({ ...(await testLetter()), pdf }, '2026/11/20 16:00:00');
  const packet = written(encodeDocument({ ...draft, attachments: draft.attachments.slice(0, 1) }, 'sdk'));
  const { json } = await call(hub, 'G22', 'sendEdoc', asDocument('G22'), packet);
  return String(json['DocId']);
}

async function recordOf(hub: HubUnderTest, docId: string) {
  const answer = await fetch(`${hub.managementUrl}/documents/${docId}/verdicts`);
  const { verdicts } = (await answer.json()) as { verdicts: readonly KeptVerdict[] };
  const record = verdicts[0]?.record;
  return { verdict: record?.verdict, codes: record?.findings.map(({ code }) => code) ?? [] };
}

const asks = async (hub: HubUnderTest) => (await call(hub, 'G06', 'getReceivedEdocList')).status;

/** An object stream of seventy kilobytes that swells to seventy megabytes, beyond what is ever decoded. */
async function bomb(): Promise<Uint8Array> {
  const signed = await signedOnce();
  const objects = { [signed.size]: `null${' '.repeat(70_000_000)}` };
  return bytesOfDraft(updateDraft(signed, { objects, packed: [signed.size], xref: 'stream' }));
}

async function loop(): Promise<Uint8Array> {
  const { pages } = letterObjects;
  const objects = { [pages]: `<< /Type /Pages /Kids [${pages} 0 R ${pages} 0 R] /Count 2 >>` };
  return bytesOfDraft(updateDraft(await signedTwice(), { objects }));
}

/** A table of 36 MB: the largest that a packet of 50 MB can carry. */
async function table(): Promise<Uint8Array> {
  const signed = await signedTwice();
  const rows = 1_800_000;
  const head = `xref\n1000 ${rows}\n`;
  const trailer = `trailer\n<< /Size ${rows + 1000} /Root ${signed.root} 0 R /Prev ${signed.startxref} >>\n`;
  const end = `${trailer}startxref\n${signed.text.length}\n%%EOF\n`;
  return Buffer.from(signed.text + head + '0000000015 00000 n \n'.repeat(rows) + end, 'latin1');
}

const attack = (cases: typeof shadowAttacks) => () =>
  cases[0]?.build() ?? Promise.reject(new Error('no case'));

describe('a hub that verifies in a thread, given a hostile PDF (SIG-04)', () => {
  it.each([
    ['an object stream that is a bomb', bomb, 'pdf.limit'],
    ['a page tree that goes in a circle', loop, 'pdf.object-broken'],
    ['a cross-reference table of 36 MB', table, 'pdf.limit'],
    ['a shadow attack', attack(shadowAttacks), shadowAttacks[0]?.code ?? ''],
    ['a forged value', attack(valueAttacks), valueAttacks[0]?.code ?? ''],
  ])('comes to a verdict and answers others: %s', async (_, build, code) => {
    const hub = await start({ signatures: inThread });
    const docId = await send(hub, await build());
    const judged = hub.hub.signatures?.settled();
    expect(await asks(hub)).toBe(200);
    await judged;
    const { verdict, codes } = await recordOf(hub, docId);
    expect(verdict).not.toBe('valid');
    expect(codes).toContain(code);
    expect(codes.filter((each) => each.startsWith('signed.verification-'))).toEqual([]);
    expect(await asks(hub)).toBe(200);
  });

  it('comes to a verdict on damaged files, one after the other, in one thread', async () => {
    const hub = await start({ signatures: inThread });
    const seeds = [bytesOfDraft(await signedTwice())];
    for (let number = 0; number < 8; number += 1) {
      const docId = await send(hub, mutatePdf(seeds, 4, number));
      await hub.hub.signatures?.settled();
      const { codes } = await recordOf(hub, docId);
      expect(codes.filter((each) => each.startsWith('signed.verification-'))).toEqual([]);
    }
    expect(await asks(hub)).toBe(200);
  });

  it('answers while the thread thinks without an end, and gives it up at its limit (REV-04)', async () => {
    const { promise: over, resolve: end } = Promise.withResolvers<void>();
    const spin =
      "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { for (;;); });";
    const program = new URL(`data:text/javascript,${encodeURIComponent(spin)}`);
    const stopwatch = { sleep: () => over };
    const clock = { now: () => 0, sleep: () => over };
    const hub = await start({ verifier: createThreadVerifier(inThread, clock, { program, stopwatch }) });
    const docId = await send(hub, bytesOfDraft(await signedOnce()));
    const judged = hub.hub.signatures?.settled();
    for (const _ of [1, 2, 3]) expect(await asks(hub)).toBe(200);
    end();
    await judged;
    expect(await recordOf(hub, docId)).toEqual({
      verdict: 'undetermined',
      codes: ['signed.verification-overran'],
    });
  });
});
