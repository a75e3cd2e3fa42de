import { afterEach, describe, expect, it } from 'vitest';
import { draftOfLetter } from '../../fixtures/documents/letter-draft.ts';
import { officialLetter } from '../../fixtures/documents/official-letter.ts';
import { proofsAt } from '../../fixtures/keys/proofs.ts';
import { signingKeyOf } from '../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { testContext } from '../../fixtures/keys/test-trust.ts';
import { sendUrgentBy } from '../../protocol/calendar/deadlines.ts';
import { renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import { sourceOf } from '../../protocol/pdf/source.ts';
import { verifyPdf } from '../../protocol/security/pdf/verify-pdf.ts';
import { lawProfile } from '../../protocol/security/profiles.ts';
import { createDocumentSigner } from '../signing/document-signer.ts';
import { type ExchangeUnderTest, startExchange } from './exchange-under-test.ts';
import { must } from './office-under-test.ts';
import { openDocument } from './open-packet.ts';

const pki = testPki();
const keys = { person: signingKeyOf(pki.leader), agency: signingKeyOf(pki.seal) };
const contextAt = (at: number) => testContext({ profile: lawProfile, now: at, proof: proofsAt(at, []) });
const minute = 60_000;

let exchange: ExchangeUnderTest;
afterEach(() => exchange.close());

/** An Office whose letters are signed as they leave; it and a receiver are seated. */
async function start(): Promise<void> {
  const clock = {
    now: () => exchange.clock.now(),
    sleep: (ms: number, signal?: AbortSignal) => exchange.clock.sleep(ms, signal),
  };
  const keysOf = (code: string) => (code === 'G22' ? keys : undefined);
  const signer = createDocumentSigner({ keysOf, clock, check: contextAt });
  exchange = await startExchange({}, { signer });
  await exchange.seat({ G22: {}, H17: { name: 'registers' } });
}

/** Signs and sends a letter, urgent in the first degree; gives the instants of its signatures. */
async function sendUrgent(): Promise<readonly number[]> {
  const { clock } = exchange;
  const letter = await officialLetter({ seed: 5, signer: 'Nguyễn Thị Thử', to: ['H17'] });
  const draft = draftOfLetter(letter, renderLocalTimestamp(clock.now()));
  const office = exchange.node('G22');
  const { outgoingId } = must(
    await office.send({ ...draft, otherInfo: { ...draft.otherInfo, priority: 1 } }),
  );
  const file = office.store.findOutgoing(outgoingId)?.file ?? '';
  const { attachments } = must(openDocument(await office.store.files.read(file)));
  const context = contextAt(clock.now());
  return attachments.flatMap(({ bytes }) =>
    verifyPdf(sourceOf(bytes), context).signatures.flatMap(({ claimedAt }) => claimedAt ?? []),
  );
}

/** When the hub had taken it. */
async function acceptedAt(): Promise<number | undefined> {
  const events = await exchange.hub.store.listEvents(0, 100);
  return events.find(({ event }) => event.name === 'packet-accepted')?.event.at;
}

describe('an urgent letter that was signed', () => {
  it.each([
    ['on a working morning', 0],
    ['late on a Friday evening', 14 * 60],
    ['in the night of a Sunday', 66 * 60],
  ])('STA-02: %s is at the hub within minutes, by the next round of its sender', async (_, minutes) => {
    await start();
    await exchange.clock.advance(minutes * minute);
    const signed = await sendUrgent();
    expect(signed.length).toBeGreaterThanOrEqual(2);
    await exchange.clock.advance(4 * minute);
    await exchange.node('G22').pollOnce();
    const at = await acceptedAt();
    for (const each of signed) expect(at).toBeLessThanOrEqual(sendUrgentBy(each).warn);
  });
});
