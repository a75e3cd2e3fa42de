import type { Instant } from '../../protocol/ports/ports.ts';
import { parameterText } from '../../protocol/wire/parameters.ts';
import type { Answer } from '../hub/http/answers.ts';
import type { Exchange } from '../hub/http/report.ts';
import type { HubStore } from '../hub/store/store.ts';
import { isSuccess } from './answer-body.ts';
import { type FaultDraws, type Fired, firstToFire } from './fault-draws.ts';
import type { FaultRule } from './plan.ts';
import { type Row, readRows, withRows } from './rows.ts';
import { deliveryOf, type Subject } from './subject.ts';

/** Deliveries that were acknowledged and may be listed once more. */
export interface Redelivery {
  /** Remembers what a caller was listed and what it acknowledged. Gives the answer back, to be sent. */
  watch(exchange: Exchange, subject: Subject, answer: Answer): Promise<Answer>;
  /** Adds to a list of waiting deliveries those that come once more. */
  apply(exchange: Exchange, subject: Subject, answer: Answer, at: Instant): Promise<Redelivered>;
}

export interface Redelivered {
  readonly answer: Answer;
  readonly fired: readonly Fired[];
}

/** So many acknowledged deliveries are remembered for each caller; the oldest fall out. */
const remembered = 1_000;

interface Memory {
  readonly listed: Map<string, Row>;
  readonly acknowledged: Map<string, Row>;
}

export function createRedelivery(
  rules: readonly FaultRule[],
  draws: FaultDraws,
  store: Pick<HubStore, 'findDelivery'>,
): Redelivery {
  const memories = new Map<string, Memory>();
  const memoryOf = (systemId: string): Memory => {
    const memory = memories.get(systemId) ?? { listed: new Map(), acknowledged: new Map() };
    memories.set(systemId, memory);
    return memory;
  };

  const watch = async ({ parameters }: Exchange, { operation, systemId }: Subject, answer: Answer) => {
    if (rules.length === 0 || !isSuccess(answer)) return answer;
    const { listed, acknowledged } = memoryOf(systemId);
    if (operation === 'updateStatus' && parameterText(parameters, 'status')?.toLowerCase() === 'done') {
      const docId = parameterText(parameters, 'docId') ?? '';
      const row = listed.get(docId);
      if (row !== undefined) keep(acknowledged, docId, row);
      listed.delete(docId);
    }
    if (operation !== 'getReceivedEdocList') return answer;
    const list = await readRows(answer);
    for (const row of list.rows) keep(listed, String(row['docId']), row);
    return list.answer;
  };

  const apply = async (exchange: Exchange, subject: Subject, answer: Answer, at: Instant) => {
    const messageType = parameterText(exchange.parameters, 'messagetype');
    const fired: Fired[] = [];
    if (!isSuccess(answer)) return { answer, fired };
    const again: Row[] = [];
    for (const [docId, row] of memoryOf(subject.systemId).acknowledged) {
      if (row['messageType'] !== messageType) continue;
      const delivery = { ...subject, ...(await deliveryOf(docId, store)) };
      const first = await firstToFire(rules, draws, delivery, at);
      if (first === undefined) continue;
      fired.push(first);
      again.push(row);
    }
    if (again.length === 0) return { answer, fired };
    const list = await readRows(answer);
    const kept = list.rows.filter((row) => !again.some((each) => each['docId'] === row['docId']));
    return { answer: await withRows(list.answer, [...kept, ...again]), fired };
  };

  return { watch, apply };
}

function keep(rows: Map<string, Row>, docId: string, row: Row): void {
  rows.delete(docId);
  rows.set(docId, row);
  const [oldest] = rows.keys();
  if (rows.size > remembered && oldest !== undefined) rows.delete(oldest);
}
