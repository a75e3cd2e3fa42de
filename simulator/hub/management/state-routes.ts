import type { Managed } from './management.ts';
import { flag, integer, list, object, type Route, text } from './route.ts';

const agency = object(
  {
    id: text,
    pid: text,
    code: text,
    code102: text,
    name: text,
    mail: text,
    systemId: text,
    parentCode: text,
    state: { type: 'string', enum: ['active', 'locked', 'closed'] },
    version: integer,
  },
  ['code102'],
);

/** Health, readiness, who takes part, and starting anew. */
export function stateRoutes({ hub, requests, calls, endpoint }: Managed): readonly Route[] {
  const { store, files, rules } = hub;
  return [
    {
      method: 'GET',
      url: '/health',
      summary: 'The process answers',
      answers: { 200: object({ status: text }) },
      serve: async () => ({ status: 'up' }),
    },
    {
      method: 'GET',
      url: '/ready',
      summary: 'The hub takes requests, and its store answers',
      answers: { 200: object({ ready: flag, endpoint: text, packetBytes: integer, dialect: text }) },
      serve: async () => {
        await store.listEvents(0, 1);
        return { ready: true, endpoint: endpoint(), packetBytes: rules.packetBytes, dialect: rules.dialect };
      },
    },
    {
      method: 'GET',
      url: '/world',
      summary: 'Connected systems (without their secrets) and the directory',
      answers: { 200: object({ systems: list(object({ systemId: text })), agencies: list(agency) }) },
      serve: async () => ({
        systems: (await store.listSystems()).map(({ systemId }) => ({ systemId })),
        agencies: await store.listAgencies(),
      }),
    },
    {
      method: 'POST',
      url: '/reset',
      summary: 'Forget every packet, event and request; systems and directory stay',
      answers: { 200: object({ reset: flag }) },
      serve: async () => {
        // A packet's file is there before its row. Between the two it would lose its file and have its row, and its
        // sender `OK`: so a reset waits for what is being recorded, and packets wait for the reset. Other processes
        // share PostgreSQL only, which refuses a row without its bytes.
        await hub.sends.alone(async () => {
          await store.reset();
          await files.clear();
        });
        requests.clear();
        calls.clear();
        hub.attempts?.clear();
        return { reset: true };
      },
    },
  ];
}
