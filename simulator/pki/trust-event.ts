import type { CertificateProfile } from '../../fixtures/keys/profiles.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import type { TrustFaultKind } from '../faults/trust-fault.ts';
import type { TrustServiceName } from '../faults/trust-plan.ts';
import type { AuthorityName } from './authorities.ts';
import type { RevokeReason, Standing } from './register.ts';

/** What happened at the trust services, in order. No key, no password, no content. */
export type TrustEvent =
  | (Happened & {
      readonly name: 'certificate-requested';
      readonly request: number;
      readonly by: string;
      readonly profile: CertificateProfile;
      readonly subject: string;
    })
  | (Happened & {
      readonly name: 'certificate-issued';
      readonly request: number;
      readonly authority: AuthorityName;
      readonly serial: string;
      /** Later than the three working days of CRT-10. */
      readonly late: boolean;
    })
  | (Happened & {
      readonly name: 'standing-changed';
      readonly serial: string;
      readonly to: Standing;
      readonly by: string;
      readonly reason?: RevokeReason | 'certificateHold';
    })
  | (Happened & { readonly name: 'key-handed-over'; readonly request: number })
  /** Somebody fetched a list or asked for an answer (REV-01). */
  | (Happened & {
      readonly name: 'asked';
      readonly service: TrustServiceName;
      readonly authority?: string;
      /** Serials that were asked about. */
      readonly serials?: readonly string[];
      readonly httpStatus: number;
    })
  /** Something went wrong on purpose. */
  | (Happened & {
      readonly name: 'fault-fired';
      readonly rule: string;
      readonly fault: TrustFaultKind;
      readonly service: TrustServiceName;
      /** What it was about: serials, an imprint, the name of a list. */
      readonly subject: string;
      readonly attempt: number;
      readonly drawn?: string;
    });

interface Happened {
  readonly at: Instant;
}

/** An event with its number, from 1. */
export interface NumberedTrustEvent {
  readonly number: number;
  readonly event: TrustEvent;
}

/** The trace of the services, as long as they run; the oldest go when it gets too long. */
export interface TrustTrace {
  record(event: TrustEvent): void;
  /** Those with a number above `after`. */
  list(after: number, limit: number): readonly NumberedTrustEvent[];
}

const longest = 100_000;

export function createTrustTrace(onEvent: (event: TrustEvent) => void = () => undefined): TrustTrace {
  let events: NumberedTrustEvent[] = [];
  let count = 0;
  return {
    record(event) {
      count += 1;
      events.push({ number: count, event });
      if (events.length > 2 * longest) events = events.slice(-longest);
      onEvent(event);
    },
    list: (after, limit) => events.filter(({ number }) => number > after).slice(0, limit),
  };
}
