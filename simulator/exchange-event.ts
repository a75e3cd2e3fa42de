import type { StatusCode } from '../protocol/edxml/packet.ts';
import type { Instant } from '../protocol/ports/ports.ts';
import type { ProblemCode } from '../protocol/problems/catalogue.ts';
import type { Problem } from '../protocol/problems/problem.ts';
import type { DocumentOutcome } from '../protocol/security/document/document-verdict.ts';
import type { Verdict } from '../protocol/security/verdict.ts';
import type { FaultKind } from './faults/fault.ts';
import type { FlowEvent } from './flow-event.ts';

/**
 * What happened in an exchange, told once and read by everybody: the hub's trace, the terminal, the
 * management port, the tests. Codes only, no secret, no content.
 */
export type ExchangeEvent =
  | FlowEvent
  | (Happened & {
      readonly name: 'packet-accepted';
      readonly from: string;
      readonly to: readonly string[];
      readonly messageType: MessageType;
      readonly docId: string;
      readonly documentId: string;
      readonly statusCode?: StatusCode;
      readonly bytes: number;
    })
  | (Happened & {
      readonly name: 'request-refused';
      readonly operation: string;
      readonly systemId: string;
      readonly problems: readonly Problem[];
      /** The `ErrorDesc` that the caller was given. */
      readonly answered: string;
    })
  | (Happened & {
      readonly name: 'packet-fetched';
      readonly by: string;
      readonly deliveryId: string;
      readonly documentId: string;
    })
  | (Happened & {
      readonly name: 'packet-acknowledged';
      readonly by: string;
      readonly deliveryId: string;
      readonly documentId: string;
      readonly outcome: AckOutcome;
    })
  | (Happened & {
      readonly name: 'document-processed';
      /** The agency whose clerk acted. */
      readonly by: string;
      readonly documentId: string;
      readonly statusCode: StatusCode;
    })
  | (Happened & {
      readonly name: 'status-received';
      readonly by: string;
      readonly from: string;
      readonly documentId: string;
      readonly statusCode: StatusCode;
    })
  | (Happened & {
      readonly name: 'agency-changed';
      readonly by: string;
      readonly code: string;
      /** `closing` is announced for a day to come. */
      readonly change: 'registered' | 'updated' | 'closing' | 'closed';
    })
  /** The signatures of a document were judged (SIG-11, SIG-13); what was found, by code, the decisive one first. */
  | (Happened & {
      readonly name: 'document-verified';
      readonly docId: string;
      readonly documentId: string;
      readonly profile: 'law' | 'field';
      readonly verdict: Verdict;
      readonly outcome: DocumentOutcome;
      readonly codes: readonly ProblemCode[];
    })
  /** Something went wrong on purpose. */
  | (Happened & {
      readonly name: 'fault-fired';
      /** The rule in the plan of faults. */
      readonly rule: string;
      readonly fault: FaultKind;
      /** The caller, as it claimed to be. */
      readonly systemId: string;
      readonly operation: string;
      /** Which attempt at the same thing it befell, from 1. */
      readonly attempt: number;
      readonly documentId?: string;
      /** What was drawn: the milliseconds, the name of a mutation. */
      readonly drawn?: string;
    });

interface Happened {
  readonly at: Instant;
}

/** The two message types of the axis. */
export type MessageType = 'edoc' | 'status';

/** What `updateStatus` can say. */
export type AckOutcome = 'done' | 'fail' | 'processing';
