import { createHash, timingSafeEqual } from 'node:crypto';
import type { ExchangeEvent } from '../../exchange-event.ts';
import type { HubStore } from '../store/store.ts';
import { toldProblems } from '../told-problems.ts';
import { pageOfEvents } from './event-pages.ts';
import type { Managed } from './management.ts';
import { explainProblem } from './request-routes.ts';
import { anything, integer, list, object, type Page, pageQuery, type Route, refusal } from './route.ts';

/** ERR-03: what only the account concerned may look up: why the hub refused its requests. */
export function accountRoutes({ hub }: Managed): readonly Route[] {
  return [
    {
      method: 'GET',
      url: '/portal/failures',
      summary:
        'Refused requests of the account that asks, with every reason in words. HTTP Basic: system id and its secret. Ask again after the number given.',
      query: pageQuery,
      answers: { 200: object({ failures: list(anything), after: integer }), 401: refusal },
      serve: async (request, reply) => {
        const systemId = await accountOf(request.headers.authorization, hub.store);
        if (systemId === undefined) {
          return reply
            .code(401)
            .header('WWW-Authenticate', 'Basic realm="lienthong"')
            .send({ error: noAccount });
        }
        const { after = 0, limit = 1_000 } = request.query as Page;
        return failuresOf(systemId, after, limit, hub.store);
      },
    },
  ];
}

const noAccount = 'Say who you are: the system id and its secret.';

/** The system whose id and secret the header holds. */
async function accountOf(header: string | undefined, store: HubStore): Promise<string | undefined> {
  const [, encoded = ''] = /^Basic ([A-Za-z0-9+/]+=*)$/i.exec(header ?? '') ?? [];
  const [, systemId = '', secret = ''] =
    /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
  const system = await store.findSystem(systemId);
  return system !== undefined && sameText(system.secret, secret) ? systemId : undefined;
}

/** Hashes are of one length, so that the comparison tells nothing of the secret's. */
function sameText(one: string, other: string): boolean {
  const [a, b] = [one, other].map((each) => createHash('sha256').update(each).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}

async function failuresOf(systemId: string, after: number, limit: number, store: HubStore) {
  const page = await pageOfEvents(store, { after, limit }, (event) =>
    isRefusalOf(systemId, event) ? shown(event) : undefined,
  );
  return { failures: page.found, after: page.after };
}

type Refusal = Extract<ExchangeEvent, { readonly name: 'request-refused' }>;

function isRefusalOf(systemId: string, event: ExchangeEvent): event is Refusal {
  return event.name === 'request-refused' && event.systemId === systemId;
}

function shown({ at, operation, answered, problems }: Refusal) {
  return { at, operation, answered, problems: toldProblems(problems).map(explainProblem) };
}
