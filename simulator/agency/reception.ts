import { describeProblem } from '../../protocol/problems/describe.ts';
import type { VerificationRecord } from '../../protocol/security/document/verification-record.ts';
import type { ClerkAct } from './clerk.ts';
import type { NodeParts } from './node.ts';
import type { ReceivedDocument } from './node-records.ts';
import { texts } from './texts.ts';

/** Codes by which a document is accepted and worked on. */
const onward: readonly ClerkAct['statusCode'][] = ['03', '04', '05', '06'];
/** A description that every reader takes (1000 in the guide, 500 in two implementations). */
const longestReason = 500;

/**
 * What becomes of a clerk's next act when signatures are verified here: a bad document is sent back with its
 * reason (SIG-11), one that nobody can judge waits (REV-04), an unsigned one is registered for information, and
 * nobody works on it (GEN-06). Undefined: nothing is done now.
 */
export function judgedAct(
  act: ClerkAct,
  { verification, state }: ReceivedDocument,
  { verifier }: Pick<NodeParts, 'verifier'>,
): ClerkAct | undefined {
  if (verifier === undefined || !onward.includes(act.statusCode)) return act;
  switch (verification?.outcome) {
    case undefined:
    case 'wait':
      return undefined;
    case 'accept':
      return act;
    case 'refuse':
      // What was accepted before cannot be sent back any more; it is worked on no further.
      return state === 'arrived'
        ? { ...act, statusCode: '02', description: reasonOf(verification) }
        : undefined;
    case 'flag':
      return act.statusCode === '03' ? { ...act, description: texts.forInformation } : undefined;
  }
}

/** Why a document is not accepted, in Vietnamese, as its sender reads it (STA-07). */
export function reasonOf({ findings }: Pick<VerificationRecord, 'findings'>): string {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const told = (errors.length > 0 ? errors : findings).map((each) => describeProblem(each, 'vi').text);
  const whole = `${texts.notAuthentic}: ${[...new Set(told)].join(' ')}`;
  return whole.length <= longestReason ? whole : `${whole.slice(0, longestReason - 1)}…`;
}
