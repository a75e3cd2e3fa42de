import type { Chance, Clock } from '../../../protocol/ports/ports.ts';
import type { Balance, FinalState, SentRow, Violation } from './ledger.ts';
import { createLedger } from './ledger.ts';
import { createLine, type Line } from './line.ts';
import {
  createParticipant,
  createStranger,
  type Load,
  listWaiting,
  type Participant,
  systemOf,
} from './participant.ts';

/** Real clients at work on one hub, whatever becomes of its processes. */
export interface RunningLoad {
  readonly line: Line;
  readonly violations: readonly Violation[];
  /** Rejects when a client breaks. */
  readonly broken: Promise<never>;
  /**
   * Ends the sending, lets everybody take in what waits (but for the one who never does), and weighs the books.
   * The hub must be up, and stay up.
   */
  settle(): Promise<Balance>;
  /** Ends everything at once. */
  stop(): Promise<void>;
}

const writers = [
  { code: 'G22', writesTo: ['H17', 'G06', '0100100079'] },
  { code: 'H17', writesTo: ['G22', 'G06'] },
  { code: 'G06', writesTo: [] },
] as const;
/** Has its computers switched off until the end, so that something always waits. */
const absent = '0100100079';
const stranger = '00.38.W00';

/** Milliseconds until somebody who had nothing to do looks again. */
const idle = 10;

/** A letter and its status are through in three rounds; the rest is for long queues. */
const longestDrain = 30;

/** Puts the load on a hub that may not be up yet, over one line to it or to several hubs on one store. */
export function startLoad(
  seed: string,
  clock: Clock,
  chance: Chance,
  line: Line = createLine(seed, clock),
): RunningLoad {
  const ledger = createLedger();
  const load: Load = { ledger, line, chance, count: 0 };
  const working: readonly Participant[] = [
    ...writers.map((role) => createParticipant(role, load)),
    createStranger(stranger, load),
  ];
  let producing = true;
  let stopped = false;

  const keepWorking = async (participant: Participant): Promise<void> => {
    while (producing && !stopped) if (!(await participant.work(true))) await clock.sleep(idle);
  };
  const rounds = Promise.all(working.map(keepWorking));
  const broken = new Promise<never>((_, reject) => {
    rounds.catch(reject);
  });
  broken.catch(() => undefined);

  const drain = async (): Promise<void> => {
    for (let round = 0; round < longestDrain; round += 1) {
      const did = await Promise.all(working.map((each) => each.work(false)));
      if (!did.includes(true)) return;
    }
    ledger.violated(
      'lost',
      `something was still offered after ${longestDrain} rounds in which all was taken in`,
    );
  };

  const end = async (): Promise<void> => {
    stopped = true;
    line.giveUp();
    await rounds.catch(() => undefined);
    await line.close();
  };

  return {
    line,
    violations: ledger.violations,
    broken,
    async settle() {
      producing = false;
      await rounds;
      await drain();
      return ledger.judge(await lookAtEnd(load));
    },
    stop: end,
  };
}

/** What waits at the end, each fetched and not acknowledged, and what the senders are shown. */
async function lookAtEnd(load: Load): Promise<FinalState> {
  const waiting = new Map<string, readonly string[]>();
  for (const code of [...writers.map((each) => each.code), absent, stranger]) {
    const systemId = systemOf(code);
    const ids = [
      ...(await listWaiting(systemId, 'edoc', load)),
      ...(await listWaiting(systemId, 'status', load)),
    ];
    waiting.set(systemId, ids);
    for (const id of ids) {
      const got = await load.line.insist(systemId, (client) => client.getEdoc(id));
      if (got?.kind === 'ok') load.ledger.fetched(systemId, id, got.value);
    }
  }
  return {
    waiting,
    sent: (await Promise.all(writers.map(({ code }) => sentBy(systemOf(code), load)))).flat(),
  };
}

async function sentBy(systemId: string, { line }: Load): Promise<readonly SentRow[]> {
  const sent = await line.insist(systemId, (client) =>
    client.getSentEdocList({ messageType: 'edoc', docId: '' }),
  );
  if (sent?.kind !== 'ok') return [];
  return sent.value.map((row) => ({
    docId: row.senderDocId,
    deliveryId: row.receiverDocId,
    state: row.sendStatus,
  }));
}
