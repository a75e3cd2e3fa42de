import { problem } from '../../protocol/problems/problem.ts';
import { refuse } from '../hub/http/answers.ts';
import { foreignAnswer, isSuccess, isUnheard, lengthOf } from './answer-body.ts';
import { damagePacket } from './damage-packet.ts';
import type { Fault } from './fault.ts';
import { commit, type FaultyCall } from './faulty-call.ts';
import { proxyPage } from './proxy-page.ts';
import { shuffleRows } from './shuffle-rows.ts';
import { closeHalf, hangUp, reset, sendCut, sendDripping, writeRaw } from './wire-acts.ts';

type Of<K extends Fault['kind']> = Extract<Fault, { kind: K }>;

/** Lets the fault that fired befall its request. The one place where faults happen at the hub. */
export function applyFault(call: FaultyCall): Promise<void> {
  const { rule } = call.fired;
  switch (rule.kind) {
    case 'delay':
      return delay(call, rule);
    case 'drop':
      return withoutAnswer(call, rule, hangUp);
    case 'reset':
      return withoutAnswer(call, rule, reset);
    case 'half-close':
      return withoutAnswer(call, rule, async (handling) => {
        call.hold();
        await closeHalf(handling);
      });
    case 'raw-reply':
      return withoutAnswer(call, rule, (handling) => writeRaw(handling, rawBytes(rule)));
    case 'truncate':
      return truncate(call, rule);
    case 'duplicate':
      return duplicate(call);
    case 'reorder':
      return reorder(call, rule);
    case 'drip':
      return drip(call, rule);
    case 'html-page':
      return replace(call, rule, rule.status ?? 502, 'text/html; charset=UTF-8', rule.page ?? proxyPage);
    case 'empty-body':
      return replace(call, rule, rule.status ?? 200, 'application/json; charset=UTF-8', '');
    case 'json-500':
      return rule.when === 'before' ? fail500(call) : odd500(call);
    case 'lost-reply':
      return loseReply(call, rule);
    case 'stale-directory':
      return staleDirectory(call);
    case 'shuffled-list':
      return shuffleRows(call);
    case 'maintenance':
      return maintain(call, rule);
    case 'content':
      return damagePacket(call, rule);
    case 'redeliver':
      throw new Error('what is delivered again befalls a list, and no request as a whole');
  }
}

async function delay(call: FaultyCall, { ms, upTo = ms, when }: Of<'delay'>): Promise<void> {
  const { handling, fired, clock, gone } = call;
  const wait = ms + Math.floor(fired.draw('how long') * (upTo - ms + 1));
  if (when !== 'after') {
    await call.fire(`${wait} ms`);
    await clock.sleep(wait, gone);
    return handling.send(await call.truth());
  }
  const answer = await call.truth();
  await call.fire(`${wait} ms`);
  await clock.sleep(wait, gone);
  await handling.send(answer);
}

async function withoutAnswer(
  call: FaultyCall,
  { when }: { readonly when: 'before' | 'after' },
  act: (handling: FaultyCall['handling']) => Promise<void>,
): Promise<void> {
  if (await commit(call, when)) await act(call.handling);
}

function rawBytes(fault: Of<'raw-reply'>): Uint8Array {
  return 'text' in fault ? Buffer.from(fault.text) : Buffer.from(fault.base64, 'base64');
}

async function truncate(call: FaultyCall, { bytes }: Of<'truncate'>): Promise<void> {
  const answer = await call.truth();
  if (lengthOf(answer) <= bytes) {
    call.leave(`the answer has ${lengthOf(answer)} bytes`);
    return call.handling.send(answer);
  }
  await call.fire();
  await sendCut(call.handling, answer, bytes);
}

async function duplicate(call: FaultyCall): Promise<void> {
  const { send } = call.handling;
  if (!(await call.keepBody())) {
    call.leave('the body is too long to be kept, or did not come');
    return send(await call.truth());
  }
  const first = await call.truth();
  await call.fire();
  await call.repeat();
  await send(first);
}

async function reorder(call: FaultyCall, { ms }: Of<'reorder'>): Promise<void> {
  await call.fire();
  await call.letPass(call.fired.rule, ms);
  await call.handling.send(await call.truth());
}

async function drip(call: FaultyCall, pace: Of<'drip'>): Promise<void> {
  const answer = await call.truth();
  if (isUnheard(answer)) return call.leave('the caller had gone');
  await call.fire();
  await sendDripping(call.handling, answer, pace, call.clock, call.gone);
}

async function replace(
  call: FaultyCall,
  { when }: { readonly when: 'before' | 'after' },
  status: number,
  contentType: string,
  text: string,
): Promise<void> {
  if (!(await commit(call, when))) return;
  const answer = foreignAnswer(status, contentType, Buffer.from(text));
  if (when === 'before') await call.handling.report(answer);
  await call.handling.send(answer);
}

/** JSON in any case: a refused `downloadEdoc` has no body otherwise. */
async function fail500({ fire, fired, handling }: FaultyCall): Promise<void> {
  const { operation } = handling.exchange;
  const problems = [problem('hub.failed', 'request', { seen: fired.rule.id })];
  const answer = {
    ...refuse(operation?.reply === 'packet' ? undefined : operation, problems),
    httpStatus: 500,
  };
  await fire();
  await handling.report(answer);
  await handling.send(answer);
}

async function odd500(call: FaultyCall): Promise<void> {
  const answer = await call.truth();
  if (isUnheard(answer)) return call.leave('the caller had gone');
  await call.fire();
  await call.handling.send({ ...answer, httpStatus: 500 });
}

async function loseReply(call: FaultyCall, { ms }: Of<'lost-reply'>): Promise<void> {
  if (!(await commit(call, 'after'))) return;
  call.hold();
  if (ms === undefined) return;
  await call.clock.sleep(ms, call.gone);
  await hangUp(call.handling);
}

async function staleDirectory(call: FaultyCall): Promise<void> {
  const answer = await call.truth();
  if (!isSuccess(answer)) {
    call.leave('the hub refused the call');
    return call.handling.send(answer);
  }
  await call.fire();
  await call.handling.send(call.earlier(answer));
}

async function maintain(call: FaultyCall, { until = 'chua ro' }: Of<'maintenance'>): Promise<void> {
  const { handling } = call;
  const problems = [problem('hub.maintenance', 'request', { expected: until })];
  await call.fire();
  const answer = refuse(handling.exchange.operation, problems);
  await handling.report(answer);
  await handling.send(answer);
}
