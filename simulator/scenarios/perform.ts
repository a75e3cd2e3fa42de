import { findAgency } from '../../fixtures/worlds/world.ts';
import { parseFaultPlan } from '../faults/parse-plan.ts';
import type { Restart, Revoke, SetFaults } from './act.ts';
import { handOver, reset, resetHeld } from './beside-the-axis.ts';
import type { Course, NamedAct } from './course.ts';
import { changeDirectory } from './directory-acts.ts';
import { recall, replace, send, takeBack, update } from './letters.ts';
import { resend, say } from './out-of-turn.ts';
import { signersOf } from './signed-letters.ts';
import { seatOf } from './stage.ts';

/** Does what an act says, now. */
export async function perform(course: Course, act: NamedAct): Promise<void> {
  switch (act.do) {
    case 'send':
      return send(course, act);
    case 'recall':
      return recall(course, act);
    case 'take-back':
      return takeBack(course, act);
    case 'update':
      return update(course, act);
    case 'replace':
      return replace(course, act);
    case 'resend':
      return resend(course, act);
    case 'say':
      return say(course, act);
    case 'hand-over':
      return handOver(course, act);
    case 'reset':
      return reset(course, act);
    case 'reset-held':
      return resetHeld(course);
    case 'register':
    case 'rename':
    case 'close':
      return changeDirectory(course, act);
    case 'pause':
    case 'resume':
      seatOf(course.stage, act.agency).paused = act.do === 'pause';
      return;
    case 'restart':
      return restart(course, act);
    case 'faults':
      return setFaults(course, act);
    case 'authorities':
      course.stage.authorities.isUp = act.answer;
      return;
    case 'revoke':
      return revoke(course, act);
  }
}

async function restart({ stage }: Course, { what }: Restart): Promise<void> {
  if (what === 'hub') return stage.restartHub();
  return stage.restartNode(findAgency(stage.cast, what)?.systemId ?? what);
}

async function revoke({ stage }: Course, { agency, whose, suspended = false }: Revoke): Promise<void> {
  const holder = signersOf(findAgency(stage.cast, agency)?.code ?? agency)?.[whose];
  if (holder === undefined) throw new Error(`${agency} has no certificates`);
  const reason = suspended ? 'certificateHold' : 'keyCompromise';
  const at = stage.ports.clock.now();
  stage.authorities.revoked = [...stage.authorities.revoked, { holder, at, reason }];
}

async function setFaults({ stage }: Course, { plan }: SetFaults): Promise<void> {
  const read = parseFaultPlan(plan);
  if (!read.ok) throw new Error(`the plan of faults is wrong: ${read.problems[0]?.code}`);
  stage.hub().faults.set(read.value);
}
