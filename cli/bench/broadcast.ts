import { performance } from 'node:perf_hooks';
import { draftOfLetter } from '../../fixtures/documents/letter-draft.ts';
import { officialLetter } from '../../fixtures/documents/official-letter.ts';
import { encodeDocument } from '../../protocol/edxml/encode.ts';
import { type Crowd, callOf, listOf, type Member, startCrowd } from './crowd.ts';
import { openLine } from './load.ts';
import { inParallel } from './parallel.ts';
import type { PresignedRequest } from './payloads.ts';
import { medianOf, type Row } from './rows.ts';
import type { Effort } from './send-edoc.ts';

/** Everybody there is: 3,400 connected systems (L4), and the 130 that were there first. */
const everybody = 3_400;
const centres = 130;
/** Receivers that look into their mailboxes at one time. */
const atOnce = 64;

/**
 * One urgent letter to 130, then to 3,400 receivers, each a system of its own: milliseconds from the beginning of the
 * send until the last of them has seen it in its list, which each asks for once the sender has its answer. Beside
 * it one stranger asks for its list again and again: how long it waits at most is how long the hub holds others up.
 */
export async function benchBroadcast({ rounds, scale }: Effort): Promise<readonly Row[]> {
  const largest = Math.round(everybody * scale);
  const crowd = await startCrowd(largest + 2);
  try {
    const rows: Row[] = [];
    for (const [count, atMost] of [
      [Math.min(centres, largest), 5_000],
      [largest, 30_000],
    ] as const) {
      const all: Broadcast[] = [];
      for (let round = 1; round <= rounds; round += 1) {
        all.push(await broadcast(crowd, count, count * 100 + round));
      }
      rows.push(...rowsOf(count, atMost, all));
    }
    return rows;
  } finally {
    await crowd.stop();
  }
}

function rowsOf(count: number, atMost: number, all: readonly Broadcast[]): readonly Row[] {
  const row = (name: string, figure: (one: Broadcast) => number): Row => {
    return { name: `a letter to ${count}, ${name}`, unit: 'ms', measured: medianOf(all.map(figure)) };
  };
  return [
    row('accepted', ({ accepted }) => accepted),
    { ...row('seen by all', ({ seen }) => seen), wanted: { atMost } },
    row('longest wait of another', ({ waited }) => waited),
  ];
}

/** Milliseconds. */
interface Broadcast {
  readonly accepted: number;
  readonly seen: number;
  readonly waited: number;
}

async function broadcast({ url, members }: Crowd, count: number, number: number): Promise<Broadcast> {
  const [sender, stranger, ...rest] = members;
  if (sender === undefined || stranger === undefined) throw new Error('a crowd of two at least');
  const receivers = rest.slice(0, count);
  const letter = await letterTo(sender, receivers, number);
  const lists = receivers.map((each) => listOf(each, 'edoc'));
  const [line, others] = [openLine(url, atOnce), openLine(url, 1)];
  const ended = new AbortController();
  const waiting = longestWait(() => others.call(listOf(stranger, 'status')), ended.signal);
  // Whatever ends the benchmark ends this too, and is told already.
  waiting.catch(() => undefined);
  const began = performance.now();
  await line.call(letter);
  const accepted = performance.now() - began;
  const look = async (list: PresignedRequest) => {
    const text = await line.call(list);
    if (!text.includes('"docId"')) throw new Error('a receiver does not see the letter');
  };
  await inParallel(
    lists.map((list) => () => look(list)),
    atOnce,
  );
  const seen = performance.now() - began;
  ended.abort();
  const waited = await waiting;
  await acknowledgeAll(url, receivers);
  await Promise.all([line.close(), others.close()]);
  return { accepted, seen, waited };
}

async function longestWait(ask: () => Promise<unknown>, signal: AbortSignal): Promise<number> {
  let longest = 0;
  while (!signal.aborted) {
    const began = performance.now();
    await ask();
    longest = Math.max(longest, performance.now() - began);
  }
  return longest;
}

/** So that the next letter is the only one that waits. */
async function acknowledgeAll(url: string, receivers: readonly Member[]): Promise<void> {
  const line = openLine(url, atOnce);
  const end = async (member: Member) => {
    const [, docId = ''] = /"docId":"([\w-]+)"/.exec(await line.call(listOf(member, 'edoc'))) ?? [];
    const parameters = [
      ['status', 'done'],
      ['docId', docId],
    ] as const;
    await line.call(callOf(member, { operation: 'updateStatus', parameters }));
  };
  await inParallel(
    receivers.map((member) => () => end(member)),
    atOnce,
  );
  await line.close();
}

/** A letter with everybody in the packet and in the parameter `to`, as the field sends it. */
export async function letterTo(
  sender: Member,
  receivers: readonly Member[],
  number: number,
): Promise<PresignedRequest> {
  const letter = await officialLetter({ seed: 1, from: 'G22', to: ['G06'], date: '2025/10/01' });
  const draft = draftOfLetter(letter, '2025/10/01 10:00:00');
  const { codeNotation = '' } = draft.code;
  const packet = encodeDocument(
    {
      ...draft,
      from: { organId: sender.code, organName: sender.name },
      to: receivers.map(({ code, name }) => ({ organId: code, organName: name })),
      code: { ...draft.code, codeNumber: String(number) },
      documentId: `${sender.code},2025/10/01,${number}/${codeNotation}`,
      otherInfo: { ...draft.otherInfo, priority: 3 },
    },
    'sdk',
  );
  if (!packet.ok) throw new Error('the letter to everybody could not be written');
  const parameters = [
    ['from', sender.code],
    ['servicetype', 'eDoc'],
    ['messagetype', 'edoc'],
    ['to', JSON.stringify(receivers.map(({ code }) => code))],
  ] as const;
  return callOf(sender, { operation: 'sendEdoc', parameters, body: packet.value });
}
