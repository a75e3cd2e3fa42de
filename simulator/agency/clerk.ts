import type { StaffInfo, StatusCode } from '../../protocol/edxml/packet.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import type { ReceivedDocument } from './node-records.ts';

/** One thing that a scripted clerk does to a document that arrived. */
export interface ClerkAct {
  /** Milliseconds after the step before it; the first counts from the arrival. */
  readonly after: number;
  readonly statusCode: StatusCode;
  /** Who acts: department, name, telephone, mail (STA-08). */
  readonly staff: StaffInfo;
  /** The reason of a refusal, or a note. */
  readonly description?: string;
}

/** What a clerk (*văn thư*) does, as data. `arrived` (01) is the system's own and stands in no script. */
export interface ClerkScript {
  readonly name: string;
  readonly acts: readonly ClerkAct[];
  /** Working hours; at any time unless told. What falls due outside of them is done when they begin. */
  readonly isOnDuty?: (now: Instant) => boolean;
}

/** The next act on a document, when its time has come. */
export function dueAct(script: ClerkScript, document: ReceivedDocument, now: Instant): ClerkAct | undefined {
  const done = document.steps.filter((step) => step.statusCode !== '01').length;
  const act = script.acts[done];
  const lastAt = document.steps.at(-1)?.at ?? document.arrivedAt;
  if (act === undefined || now - lastAt < act.after) return undefined;
  return script.isOnDuty === undefined || script.isOnDuty(now) ? act : undefined;
}
