import { describe, expect, it } from 'vitest';
import type { ReceivedDocument, StatusStep } from '../agency/node-records.ts';
import type { Delivery } from '../hub/store/store.ts';
import type { Accounts, HubAccount, ReceiverAccount, SenderAccount } from './accounts.ts';
import { compareAccounts } from './compare-accounts.ts';

const documentId = 'G22,2026/11/20,1/VPCP';
const recall = 'G22,2026/11/21,9/VPCP';
const steps: readonly StatusStep[] = [
  { at: 1000, statusCode: '01' },
  { at: 2000, statusCode: '03', staff: { staff: 'Nguyễn Thị Thu Hà' } },
];
const unmarked = { recalls: [], updates: [], replacedBy: [] } as const;
const sender: SenderAccount = { standing: 'registered', steps, ...unmarked };
const delivery: Delivery = {
  deliveryId: 'd1',
  mailbox: 'G06',
  to: 'G06',
  state: 'done',
  updatedAt: 5,
  fetchedAt: 5,
  packet: {
    ...{ sequence: 1, docId: 'a', messageType: 'edoc', systemId: 'G22', from: 'G22', fromMailbox: 'G22' },
    ...{ documentId, document: documentId, priority: 0, title: '', notation: '', sha256: '', size: 1 },
    ...{ traceSplice: { offset: 0, removes: 0, text: '' }, acceptedAt: 1 },
  },
};
const hub: HubAccount = {
  ...{ standing: 'registered', statuses: ['01', '03'], deliveries: [delivery], doneTwice: [] },
  ...unmarked,
};
const entry: ReceivedDocument = {
  ...{ arrivalNumber: 1, documentId, transaction: 0, deliveryId: 'd1', channel: 'axis', to: 'G06' },
  ...{ from: { organId: 'G22' }, subject: 'V/v', code: '1/VPCP', promulgationDate: '2026/11/20' },
  ...{ arrivedAt: 900, file: 'x', attachments: [], state: 'registered', takeBacks: [], updates: [] },
  ...{ recalls: [], recalled: [], replaces: [], replacedBy: [] },
  // A receiver's clock knows milliseconds, the wire only seconds.
  steps: steps.map((step) => ({ ...step, at: step.at + 300 })),
};
const held: ReceiverAccount = { entries: [entry], awaited: undefined, replacing: new Set() };
const accounts: Accounts = { documentId, receiver: 'G06', sender, hub, held };

const differences = (change: Partial<Accounts>) =>
  compareAccounts({ ...accounts, ...change }).map(({ en }) => en.replace(`${documentId} → G06: `, ''));

describe('RCL-18: the accounts of sender, hub and receiver', () => {
  it('agree when each holds the same, to the second', () => {
    expect(compareAccounts(accounts)).toEqual([]);
  });

  it('agree on a document that the hub withdrew before anybody had it', () => {
    const withdrawn = { recalls: [`${recall} withdrawn`], standing: 'recalled', statuses: [] } as const;
    const asked = { ...delivery, state: 'withdrawn' } as const;
    const { fetchedAt: _, ...unfetched } = asked;
    expect(
      differences({
        sender: { ...sender, ...withdrawn, steps: [] },
        hub: { ...hub, ...withdrawn, deliveries: [unfetched] },
        held: { entries: [], awaited: undefined, replacing: new Set() },
      }),
    ).toEqual([]);
  });

  it.each<[string, Partial<Accounts>, readonly string[]]>([
    ['a sender that forgot', { sender: 'nothing' }, ['the sender lacks what the hub took']],
    [
      'two entries in a register',
      { held: { ...held, entries: [entry, { ...entry, arrivalNumber: 2 }] } },
      ['the receiver has 2 entries'],
    ],
    [
      'a lost document',
      { held: { ...held, entries: [] } },
      ['acknowledged, but the receiver lacks it', 'standing by receiver and hub: “none” and “registered”'],
    ],
    [
      'a document that never left',
      { hub: { ...hub, deliveries: [] } },
      ['the receiver has what the hub never handed out'],
    ],
    [
      'a status that the hub never saw',
      { hub: { ...hub, statuses: ['01'] } },
      ['the sender has a 03 that the hub lacks', 'the hub lacks a 03 of the receiver'],
    ],
    [
      'another state',
      { held: { ...held, entries: [{ ...entry, state: 'completed' }] } },
      ['standing by receiver and hub: “completed” and “registered”'],
    ],
    [
      'another person',
      { sender: { ...sender, steps: steps.map(({ at, statusCode }) => ({ at, statusCode })) } },
      ['the sender lacks 03 1970/01/01 07:00:02 Nguyễn Thị Thu Hà of the receiver'],
    ],
    [
      'a recall that only the hub counts as agreed',
      { hub: { ...hub, standing: 'recalled', recalls: [`${recall} agreed`] } },
      [
        'standing by sender and hub: “registered” and “recalled”',
        `recalls by sender and hub: “” and “${recall} agreed”`,
        'standing by receiver and hub: “registered” and “recalled”',
        `recalls by receiver and hub: “” and “${recall} agreed”`,
      ],
    ],
    [
      'an update that was answered otherwise',
      { sender: { ...sender, updates: ['update declined'] }, hub: { ...hub, updates: ['update accepted'] } },
      [
        'updates by sender and hub: “update declined” and “update accepted”',
        'updates by receiver and hub: “” and “update accepted”',
      ],
    ],
    [
      'a second acknowledgement that counted',
      { hub: { ...hub, doneTwice: ['d1'] } },
      ['delivery d1 was done twice'],
    ],
  ])('differ by %s', (_, change, expected) => {
    expect(differences(change)).toEqual(expected);
  });

  it('tell a difference in both languages, with document and receiver', () => {
    const [difference] = compareAccounts({ ...accounts, sender: { ...sender, standing: 'completed' } });
    expect(difference).toMatchObject({ documentId, receiver: 'G06', aspect: 'standing' });
    expect(difference?.vi).toContain('tình trạng theo bên gửi và Trục: “completed” và “registered”');
  });
});
