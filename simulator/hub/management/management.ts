import type { ExchangeEvent } from '../../exchange-event.ts';
import type { HubFaults } from '../../faults/hub-faults.ts';
import type { LinkLog } from '../../link/link-log.ts';
import type { Instruments } from '../../ports/process-gauge.ts';
import type { CallWatch } from '../call-watch.ts';
import type { Hub } from '../hub.ts';
import type { Listeners } from '../listeners.ts';
import type { RequestLog } from '../request-log.ts';
import type { Telemetry } from '../spans/otlp/open-telemetry.ts';
import { accountRoutes } from './account-routes.ts';
import { clockRoutes } from './clock-routes.ts';
import { connectionRoutes } from './connection-routes.ts';
import { consoleRoute } from './console-route.ts';
import { deliveryRoutes } from './delivery-routes.ts';
import { directoryFeed } from './directory-feed.ts';
import { directoryRoutes } from './directory-routes.ts';
import { faultRoutes } from './fault-routes.ts';
import { flowRoutes } from './flow-routes.ts';
import { linkRoutes } from './link-routes.ts';
import { measureRoutes } from './measure-routes.ts';
import { quarantineRoutes } from './quarantine-routes.ts';
import { requestRoutes } from './request-routes.ts';
import type { Route } from './route.ts';
import { type ServedRoutes, serveRoutes } from './serve-routes.ts';
import { stateRoutes } from './state-routes.ts';
import { traceRoutes } from './trace-routes.ts';
import { verdictRoutes } from './verdict-routes.ts';

/** What the management API looks at. */
export interface Managed {
  readonly hub: Hub;
  readonly requests: RequestLog;
  readonly events: Listeners<ExchangeEvent>;
  readonly faults: HubFaults;
  readonly calls: CallWatch;
  readonly links: LinkLog;
  /** Absent where there is no certificate to read again. */
  readonly reloadTls?: () => Promise<void>;
  /** Absent where the hub does not measure itself. */
  readonly instruments?: Instruments;
  /** Absent where nothing is exported. */
  readonly telemetry?: Pick<Telemetry, 'tally'>;
  /** The axis's endpoint of this hub. */
  readonly endpoint: () => string;
}

/**
 * The API beside the axis: for tests, the terminal, the console. It has no login and can forget everything,
 * so it is only ever opened on loopback. It does not listen yet.
 */
export function createManagement(managed: Managed): ServedRoutes {
  const routes: readonly Route[] = [
    consoleRoute(),
    ...stateRoutes(managed),
    ...clockRoutes(managed),
    ...directoryFeed(managed),
    ...directoryRoutes(managed),
    ...traceRoutes(managed),
    ...requestRoutes(managed),
    ...linkRoutes(managed),
    ...flowRoutes(managed),
    ...deliveryRoutes(managed),
    ...faultRoutes(managed),
    ...quarantineRoutes(managed),
    ...connectionRoutes(managed),
    ...accountRoutes(managed),
    ...verdictRoutes(managed),
    ...measureRoutes(managed),
  ];
  const { ports, failed } = managed.hub;
  return serveRoutes(routes, { title: 'lienthong hub: management', clock: ports.clock, failed });
}
