import type { Instant } from '../../../protocol/ports/ports.ts';
import { operationNames } from '../../../protocol/wire/operations.ts';
import type { FaultPlan } from '../../faults/plan.ts';
import type { Managed } from './management.ts';
import { anything, flag, list, object, type Route, text } from './route.ts';

/** Who calls how often, and which services there are. */
export function connectionRoutes({ hub, calls, faults, endpoint }: Managed): readonly Route[] {
  return [
    {
      method: 'GET',
      url: '/connections',
      summary:
        'Each connected system: its last call, how old its copy of the directory is at least, and how often it looks into its queues, in minutes of working time. Since this hub started.',
      answers: { 200: object({ systems: list(anything) }) },
      serve: async () => {
        const now = hub.ports.clock.now();
        return { systems: (await hub.store.listSystems()).map(({ systemId }) => calls.of(systemId, now)) };
      },
    },
    {
      method: 'GET',
      url: '/attempts',
      summary:
        'Failed attempts to authenticate, by system id and remote address, and until when each has to wait (AUT-04). Empty where the hub bears as many as come.',
      answers: { 200: object({ attempts: list(anything) }) },
      serve: async () => ({ attempts: hub.attempts?.list(hub.ports.clock.now()) ?? [] }),
    },
    {
      method: 'DELETE',
      url: '/attempts',
      summary: 'Nobody has to wait any more',
      answers: { 200: object({ cleared: flag }) },
      serve: async () => {
        hub.attempts?.clear();
        return { cleared: true };
      },
    },
    {
      method: 'GET',
      url: '/services',
      summary: 'The services of the axis as they are now; only eDoc is served here',
      answers: {
        200: object({
          services: list(
            object({ servicetype: text, name: anything, state: text, served: flag, endpoint: text }, [
              'endpoint',
            ]),
          ),
        }),
      },
      serve: async () => {
        const state = isInMaintenance(faults.plan(), hub.ports.clock.now()) ? 'maintenance' : 'open';
        const served = { ...eDoc, state, served: true, endpoint: endpoint(), operations: operationNames };
        return { services: [served, ...elsewhere] };
      },
    },
  ];
}

const eDoc = { servicetype: 'eDoc', name: { vi: 'Gửi, nhận văn bản điện tử', en: 'Electronic documents' } };

/** What else the axis is for (REG-03). They have no names on the wire that we know of, and are served elsewhere. */
const elsewhere = [
  { vi: 'Dịch vụ công trực tuyến', en: 'Online public services' },
  { vi: 'Báo cáo điện tử', en: 'Electronic reports' },
  { vi: 'Thủ tục hành chính', en: 'Administrative procedures' },
  { vi: 'Công báo điện tử', en: 'Electronic gazette' },
].map((name) => ({ servicetype: '', name, state: 'elsewhere', served: false }));

/** A fault that answers every request with “under maintenance” at this time. */
function isInMaintenance({ rules }: FaultPlan, now: Instant): boolean {
  return rules.some(({ kind, rate, system, agency, operation, within }) => {
    const everywhere = system === undefined && agency === undefined && operation === undefined;
    const begun = within?.from === undefined || Date.parse(within.from) <= now;
    const over = within?.to !== undefined && Date.parse(within.to) <= now;
    return kind === 'maintenance' && rate === 1 && everywhere && begun && !over;
  });
}
