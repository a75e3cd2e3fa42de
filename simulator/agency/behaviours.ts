import type { ClerkAnswer, ClerkScript } from './clerk.ts';
import { noClerk, type OfficeStaff, refuses, registersAndFinishes } from './clerk-scripts.ts';
import type { Manners } from './manners.ts';
import type { ServedAgency } from './node.ts';

/**
 * How an agency behaves, as plain data: a scenario file says so in these words. What is left out is done as it
 * should be: documents are registered and finished, and whatever a sender asks for is agreed to.
 */
export interface Behaviour {
  readonly name?: BehaviourName;
  /** Milliseconds between two acts of the clerk, and before each answer. */
  readonly pace?: number;
  /** Why documents are refused. */
  readonly reason?: string;
  readonly recalls?: Answering;
  readonly takeBacks?: Answering;
  readonly updates?: Answering;
  /** How often a system does wrong what its name says; `always` when left out. */
  readonly times?: number | 'always';
  /** Types of documents of which its head lets paper follow (GEN-03). */
  readonly paperAlsoFor?: readonly string[];
}

/** Names of behaviours, with what each does. */
export const behaviourNames = [
  /** 01, 03, 04, 05, 06. */
  'registers-and-finishes',
  /** 01, 03. */
  'registers',
  /** 01, 02 with a reason. */
  'refuses',
  /** As the first, ten times slower. */
  'slow',
  /** 01 and nothing more; requests are not answered. */
  'idle',
  /** Registers documents and says nothing at all. */
  'silent',
  /** Cannot store what comes, and says `fail`; after so many times it can. */
  'poisonous',
  /** Takes packets in and does not acknowledge them; after so many times it does. */
  'forgets-to-acknowledge',
  /** Puts everything that it sends on the wire twice. */
  'duplicate-sender',
] as const;

/** The name of a behaviour that comes with the house. */
export type BehaviourName = (typeof behaviourNames)[number];

/** One answer to every request, or one for each in turn, of which the last holds for all later ones. */
export type Answering = Decision | readonly Decision[];

/** `leaves` says nothing. A refusal needs its reason. */
export type Decision =
  | 'agrees'
  | 'refuses'
  | 'leaves'
  | { readonly refuses: string }
  | { readonly agrees: true; readonly after: number }
  | { readonly refuses: string; readonly after: number };

const usualPace = 400;
const usualReason = 'Văn bản gửi không đúng thẩm quyền xử lý của cơ quan';
const usualRefusal = 'văn bản đang được giải quyết';

/** The clerk and the manners of an agency that behaves so. */
export function behave(
  behaviour: Behaviour,
  staff: OfficeStaff,
): Pick<ServedAgency, 'clerk' | 'manners' | 'paperAlsoFor'> {
  const { name = 'registers-and-finishes', times = 'always', pace = usualPace, paperAlsoFor } = behaviour;
  const slowness = name === 'slow' ? 10 : 1;
  const script = scriptOf(name, staff, pace * slowness, behaviour.reason ?? usualReason);
  const answers = name === 'idle' || name === 'silent' ? {} : answersOf(behaviour, staff, pace * slowness);
  const manners = mannersOf(name, times);
  return {
    clerk: { ...script, ...answers },
    ...(manners === undefined ? {} : { manners }),
    ...(paperAlsoFor === undefined ? {} : { paperAlsoFor }),
  };
}

function scriptOf(name: BehaviourName, staff: OfficeStaff, pace: number, reason: string): ClerkScript {
  const finishing = registersAndFinishes(staff, pace);
  switch (name) {
    case 'refuses':
      return refuses(staff, pace, reason);
    case 'registers':
      return { name, acts: finishing.acts.slice(0, 1) };
    case 'idle':
    case 'silent':
      return noClerk;
    case 'registers-and-finishes':
    case 'slow':
    case 'poisonous':
    case 'forgets-to-acknowledge':
    case 'duplicate-sender':
      return finishing;
  }
}

function answersOf(
  { recalls = 'agrees', takeBacks = 'agrees', updates = 'agrees' }: Behaviour,
  staff: OfficeStaff,
  pace: number,
): Pick<ClerkScript, 'recalls' | 'takeBacks' | 'updates'> {
  const of = (answering: Answering) => listOf(answering).flatMap((each) => answerOf(each, staff, pace));
  return {
    ...present('recalls', of(recalls)),
    ...present('takeBacks', of(takeBacks)),
    ...present('updates', of(updates)),
  };
}

function present(kind: 'recalls' | 'takeBacks' | 'updates', answers: readonly ClerkAnswer[]) {
  return answers.length === 0 ? {} : { [kind]: answers };
}

function listOf(answering: Answering): readonly Decision[] {
  return typeof answering === 'object' && 'length' in answering ? answering : [answering];
}

function answerOf(decision: Decision, { clerk: staff }: OfficeStaff, pace: number): readonly ClerkAnswer[] {
  if (decision === 'leaves') return [];
  if (decision === 'agrees') return [{ after: pace, agrees: true, staff }];
  if (decision === 'refuses') return [{ after: pace, agrees: false, staff, reason: usualRefusal }];
  const after = 'after' in decision ? decision.after : pace;
  if ('agrees' in decision) return [{ after, agrees: true, staff }];
  return [{ after, agrees: false, staff, reason: decision.refuses }];
}

function mannersOf(name: BehaviourName, times: number | 'always'): Manners | undefined {
  switch (name) {
    case 'silent':
      return { arrival: 'never' };
    case 'poisonous':
      return { failsToStore: times };
    case 'forgets-to-acknowledge':
      return { forgetsToAcknowledge: times };
    case 'duplicate-sender':
      return { sendsTwice: true };
    case 'registers-and-finishes':
    case 'registers':
    case 'refuses':
    case 'slow':
    case 'idle':
      return undefined;
  }
}
