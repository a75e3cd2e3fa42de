import { createManualClock, type ManualClock } from '../ports/manual-clock.ts';
import { createMemoryLog } from '../ports/memory-log.ts';
import { createSeededChance } from '../ports/seeded-chance.ts';
import {
  type RunningTrustServices,
  startTrustServices,
  type TrustServiceOptions,
} from './start-trust-services.ts';

/** Saturday 21 November 2026, 08:20 in Vietnam. */
export const saturday = Date.UTC(2026, 10, 21, 1, 20);
/** The Friday before, 09:00. */
export const friday = Date.UTC(2026, 10, 20, 2);

/** Trust services with committed keys, on a clock that stands still. */
export interface ServicesUnderTest extends RunningTrustServices {
  readonly clock: ManualClock;
  readonly log: ReturnType<typeof createMemoryLog>;
}

export async function startServicesUnderTest(
  options: Partial<TrustServiceOptions> & { readonly at?: number } = {},
): Promise<ServicesUnderTest> {
  const { at = friday, ...rest } = options;
  const clock = createManualClock(at);
  const log = createMemoryLog();
  const ports = { clock, chance: createSeededChance('pki'), log };
  const services = await startTrustServices({ ports, keys: { seed: 'pki' }, ...rest });
  return { ...services, clock, log };
}

/** Who manages the subscribers of the Office of the Government. */
export const manager = 'quan-ly.G22';

/** A person of the Office of the Government, with a key made at the services. */
export const leaderOrder = {
  by: manager,
  authority: 'agency',
  profile: 'person',
  subject: {
    organization: 'Văn phòng Chính phủ',
    code: 'G22',
    title: 'Phó Chủ nhiệm',
    commonName: 'Nguyễn Thị Thử',
  },
  key: { make: 'rsa-2048' },
} as const;
