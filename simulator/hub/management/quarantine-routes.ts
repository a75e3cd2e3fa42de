import { pageOfEvents } from './event-pages.ts';
import type { Managed } from './management.ts';
import { explainProblem } from './request-routes.ts';
import { anything, integer, list, object, type Page, pageQuery, type Route } from './route.ts';

/** ATT-08: what was refused because it may harm. */
export function quarantineRoutes({ hub }: Managed): readonly Route[] {
  return [
    {
      method: 'GET',
      url: '/quarantine',
      summary:
        'Packets that were refused for content that may harm: who sent them, their hash, what was in them. The bytes are not kept. Ask again after the number given.',
      query: pageQuery,
      answers: { 200: object({ packets: list(anything), after: integer }) },
      serve: async (request) => {
        const { found, after } = await pageOfEvents(hub.store, request.query as Page, (event) => {
          if (event.name !== 'packet-quarantined') return undefined;
          const { at, systemId, sha256, bytes, problems } = event;
          return { at, systemId, sha256, bytes, problems: problems.map(explainProblem) };
        });
        return { packets: found, after };
      },
    },
  ];
}
