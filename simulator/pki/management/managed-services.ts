import type { Clock } from '../../../protocol/ports/ports.ts';
import type { CertificateCare } from '../care.ts';
import type { Desk } from '../desk.ts';
import type { Authorities } from '../issuing.ts';
import type { CertificateRegister } from '../register.ts';
import type { Body, SubscriberManager } from '../subscriber-managers.ts';
import type { TrustTrace } from '../trust-event.ts';
import type { TrustFaults } from '../trust-faults.ts';

/** What the management API of the trust services looks at. */
export interface ManagedServices {
  readonly authorities: Authorities;
  readonly register: CertificateRegister;
  readonly desk: Desk;
  readonly care: CertificateCare;
  readonly managers: readonly SubscriberManager[];
  readonly bodies: readonly Body[];
  readonly faults: TrustFaults;
  readonly trace: TrustTrace;
  readonly clock: Clock;
  /** Address of the public services. */
  readonly url: () => string;
}
