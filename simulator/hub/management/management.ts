import Fastify, { type FastifyInstance } from 'fastify';
import type { ExchangeEvent } from '../../exchange-event.ts';
import type { HubFaults } from '../../faults/hub-faults.ts';
import type { LinkLog } from '../../link/link-log.ts';
import type { CallWatch } from '../call-watch.ts';
import type { Hub } from '../hub.ts';
import type { Listeners } from '../listeners.ts';
import type { RequestLog } from '../request-log.ts';
import { accountRoutes } from './account-routes.ts';
import { clockRoutes } from './clock-routes.ts';
import { connectionRoutes } from './connection-routes.ts';
import { deliveryRoutes } from './delivery-routes.ts';
import { directoryFeed } from './directory-feed.ts';
import { directoryRoutes } from './directory-routes.ts';
import { faultRoutes } from './fault-routes.ts';
import { flowRoutes } from './flow-routes.ts';
import { linkRoutes } from './link-routes.ts';
import { openApiOf } from './open-api.ts';
import { quarantineRoutes } from './quarantine-routes.ts';
import { requestRoutes } from './request-routes.ts';
import { anything, type Route } from './route.ts';
import { stateRoutes } from './state-routes.ts';
import { traceRoutes } from './trace-routes.ts';

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
  /** The axis's endpoint of this hub. */
  readonly endpoint: () => string;
}

/**
 * The API beside the axis: for tests, the terminal, the console. It has no login and can forget everything,
 * so it is only ever opened on loopback. It does not listen yet.
 */
export async function createManagement(managed: Managed): Promise<FastifyInstance> {
  const app = Fastify({ forceCloseConnections: true });
  const routes: readonly Route[] = [
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
  ];
  for (const route of [...routes, openApiRoute(routes)]) {
    const { method, url, serve, query, path, body, answers } = route;
    const schema = {
      ...(query === undefined ? {} : { querystring: { type: 'object', properties: query } }),
      ...(path === undefined ? {} : { params: { type: 'object', properties: path } }),
      ...(body === undefined ? {} : { body }),
      response: answers,
    };
    app.route({ method, url, schema, handler: serve });
  }
  app.setErrorHandler<Error & { readonly statusCode?: number }>(async (error, _request, reply) => {
    const status = error.statusCode ?? 500;
    const incident = status < 500 ? '' : managed.hub.failed(error);
    return reply
      .code(status)
      .send({ error: status < 500 ? error.message : `The hub failed (incident ${incident}).` });
  });
  app.setNotFoundHandler(async (request, reply) =>
    reply.code(404).send({ error: `There is no ${request.method} ${request.url}. See /openapi.json.` }),
  );
  return app;
}

function openApiRoute(routes: readonly Route[]): Route {
  const document = openApiOf(routes);
  return {
    method: 'GET',
    url: '/openapi.json',
    summary: 'This description',
    answers: { 200: anything },
    serve: async () => document,
  };
}
