import type { Ports } from '../../protocol/ports/ports.ts';
import type { FaultPlan } from '../../simulator/faults/plan.ts';
import type { RunningTrustServices } from '../../simulator/pki/start-trust-services.ts';
import type { Body } from '../../simulator/pki/subscriber-managers.ts';
import { usageFailure } from '../context.ts';

/** What trust services beside a hub share with it. */
export interface Beside {
  /** Whether they were asked for. */
  readonly pki: true | undefined;
  readonly ports: Ports;
  readonly bodies: readonly Body[];
  readonly faults: FaultPlan | undefined;
}

/**
 * Starts trust services on the clock of a hub, when they are asked for; keys are made when one is first needed.
 * @throws {CommandFailure} when the plan has faults for trust services and there are none.
 */
export async function startBeside({
  pki,
  ports,
  bodies,
  faults,
}: Beside): Promise<RunningTrustServices | undefined> {
  if (pki === undefined) {
    if ((faults?.trust ?? []).length === 0) return undefined;
    throw usageFailure({
      vi: 'kế hoạch có lỗi của dịch vụ chứng thực; thêm --pki để chạy các dịch vụ đó',
      en: 'the plan has faults of trust services; add --pki to run them',
    });
  }
  const { startTrustServices } = await import('../../simulator/pki/start-trust-services.ts');
  return startTrustServices({ ports, bodies, ...(faults === undefined ? {} : { faults }) });
}
