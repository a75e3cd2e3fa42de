import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mutatedPacket } from '../../../fixtures/mutations/mutation.ts';
import { mutationNamed, mutations } from '../../../fixtures/mutations/mutations.ts';
import type { SignedPairs } from '../../../protocol/wire/sign-header.ts';
import {
  asDocument,
  asStatus,
  call,
  documents,
  type HubUnderTest,
  letter,
  letterDraft,
  startHubUnderTest,
  status,
} from '../hub-under-test.ts';

let hub: HubUnderTest;
beforeAll(async () => {
  hub = await startHubUnderTest();
  const locked = await hub.store.findAgency('G06.19');
  if (locked === undefined) throw new Error('the world has no G06.19');
  const { version: _, ...row } = locked;
  await hub.store.putAgency({ ...row, state: 'locked' });
});
afterAll(() => hub.close());

/** What those who watch over the axis are told beside the refusal itself. */
const watchers: ReadonlySet<string> = new Set(['security-event', 'packet-quarantined']);

/** Sends, and expects a refusal that nobody but its sender and the trace hears of. */
async function expectRefused(code: string, from: string, parameters: SignedPairs, packet: Uint8Array) {
  const last = (await hub.store.listEvents(0, 10_000)).at(-1)?.number ?? 0;
  const { json } = await call(hub, from, 'sendEdoc', parameters, packet);
  expect(json, String(json['ErrorDesc'])).toMatchObject({ status: 'FAIL', DocId: '' });
  expect(json['ErrorDesc']).toContain(`[${code}]`);
  expect(json['ErrorDesc']).toMatch(/^[\x20-\x7e]+$/);
  const told = await hub.store.listEvents(last, 10);
  const [event, ...more] = told.filter(({ event: each }) => !watchers.has(each.name));
  expect(more).toEqual([]);
  expect(event?.event).toMatchObject({ name: 'request-refused', answered: json['ErrorDesc'] });
  for (const receiver of ['H17', 'G06', 'H38.05']) {
    expect((await call(hub, receiver, 'countReceiveEdoc')).json['count']).toBe(0);
  }
}

const readable = mutations.filter((each) => each.seenBy === 'reader');
/** What the field gets away with. */
const tolerated: ReadonlySet<string> = new Set(['type-unknown']);

describe('ENV-04: a packet with one fault is refused, with the fault’s own code', () => {
  it.each(readable.filter(({ name }) => !tolerated.has(name)))('$name: $fault', async (mutation) => {
    const packet = mutatedPacket(mutation, letterDraft(['H17']), 'sdk');
    await expectRefused(mutation.meets, 'G22', asDocument('G22'), packet);
  });

  it('or let through with a notice, when the field gets away with it and the hub is not strict', async () => {
    const packets = [...tolerated].map((name) =>
      mutatedPacket(mutationNamed(name), letterDraft(['G22']), 'sdk'),
    );
    const strict = await startHubUnderTest({ dialect: 'strict' });
    for (const packet of packets) {
      const outcomes = await Promise.all(
        [hub, strict].map((each) => call(each, 'G22', 'sendEdoc', asDocument('G22'), packet)),
      );
      expect(outcomes.map(({ json }) => json['status'])).toEqual(['OK', 'FAIL']);
    }
    await strict.close();
  });
});

describe('IDC-04, ENV-09: a sender is refused', () => {
  it('when the packet comes from somebody else', async () => {
    const packet = letter(['H17'], '1', 'H38.05');
    await expectRefused('hub.sender-foreign', 'G22', asDocument('G22'), packet);
    const { json } = await call(hub, 'G22', 'sendEdoc', asDocument('G22'), packet);
    const words = 'Don vi gui H38.05 khong dung voi ma da dang ky: 000.00.00.G22';
    expect(json).toMatchObject({ ErrorCode: '19' });
    expect(String(json['ErrorDesc']).startsWith(words)).toBe(true);
  });

  it('when only the parameter says so', async () => {
    await expectRefused('hub.sender-foreign', 'G22', asDocument('H38.05'), letter(['H17']));
  });

  it('when a status is sent as a document, or a document as a status', async () => {
    await expectRefused('hub.message-type-differs', 'H17', asDocument('H17'), status('H17', '03'));
    await expectRefused('hub.message-type-differs', 'G22', asStatus('G22'), letter(['H17']));
  });
});

describe('IDC-05: one bad receiver among three stops all, and is named', () => {
  it.each([
    ['hub.receiver-unknown', 'H38.999'],
    ['hub.receiver-locked', 'G06.19'],
    ['identity.code-closed', 'H47'],
    ['packet.receiver-repeated', 'H17'],
  ])('%s', async (code, receiver) => {
    await expectRefused(code, 'G22', asDocument('G22'), letter(['H17', receiver, 'G06']));
    const { json } = await call(hub, 'G22', 'sendEdoc', asDocument('G22'), letter(['H17', receiver, 'G06']));
    expect(json['ErrorDesc']).toContain(receiver);
  });

  it('of a status, too', async () => {
    const bytes = Buffer.from(status('H17', '03')).toString('utf8').replaceAll('G22', 'G99');
    await expectRefused('hub.receiver-unknown', 'H17', asStatus('H17'), Buffer.from(bytes));
  });
});

describe('after all that the hub', () => {
  it('goes on', async () => {
    const { json } = await call(hub, 'G22', 'sendEdoc', asDocument('G22'), letter(['H17']));
    expect(json['status']).toBe('OK');
    expect((await call(hub, 'H17', 'getReceivedEdocList', documents)).json['data']).toHaveLength(1);
    expect(hub.log.entries).toEqual([]);
  });
});
