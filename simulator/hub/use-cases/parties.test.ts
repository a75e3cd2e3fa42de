import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  asDocument,
  asStatus,
  call,
  type HubUnderTest,
  letter,
  startHubUnderTest,
  status,
} from '../hub-under-test.ts';

describe('whom a packet names', () => {
  let hub: HubUnderTest;
  beforeAll(async () => {
    hub = await startHubUnderTest();
  });
  afterAll(() => hub.close());
  beforeEach(() => hub.store.reset());

  it('is asked for together, so that all of them are of one state of the directory', async () => {
    const asked = vi.spyOn(hub.store, 'findAgencies');
    const sent = await call(hub, 'G22', 'sendEdoc', asDocument('G22'), letter(['H17', 'G06']));
    expect(sent.json['status']).toBe('OK');
    expect(asked.mock.calls).toEqual([[['G22', 'G22', 'H17', 'G06', 'G22']]]);
    asked.mockClear();
    const told = await call(hub, 'H17', 'sendEdoc', asStatus('H17'), status('H17', '01'));
    expect(told.json['status']).toBe('OK');
    expect(asked.mock.calls).toEqual([[['H17', 'H17', 'G22', 'G22']]]);
    asked.mockRestore();
  });

  it.each([
    ['000.00.00.G22', []],
    ['H38', ['identity.document-id-agency-differs']],
  ])('is one body in either form of its code: %s', async (to, doubts) => {
    await call(hub, 'G22', 'sendEdoc', asDocument('G22'), letter(['H17']));
    const told = Buffer.from(status('H17', '01')).toString('utf8');
    const answer = told.replace('<edXML:OrganId>G22<', `<edXML:OrganId>${to}<`);
    expect(answer).not.toBe(told);
    const found: string[] = [];
    const stop = hub.onRequest(({ problems }) => found.push(...problems.map(({ code }) => code)));
    const { json } = await call(hub, 'H17', 'sendEdoc', asStatus('H17'), Buffer.from(answer, 'utf8'));
    stop();
    expect(json['status'], String(json['ErrorDesc'])).toBe('OK');
    expect(found.filter((code) => code.startsWith('identity.document-id-'))).toEqual(doubts);
  });
});
