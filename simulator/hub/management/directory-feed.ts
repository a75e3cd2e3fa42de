import type { Instant } from '../../../protocol/ports/ports.ts';
import { settleDirectory } from '../directory/close-body.ts';
import { dayOf } from '../directory/standing.ts';
import type { DirectoryAgency } from '../store/store.ts';
import type { Managed } from './management.ts';
import { anything, counted, flag, integer, list, object, type Route, refusal, text } from './route.ts';

/** More rows than any directory of the field has. */
const most = 200_000;
const limit = { type: 'integer', minimum: 1, maximum: most, default: most } as const;
const since = { ...counted, default: 0, description: 'A version of the directory' } as const;

interface Asked {
  readonly since?: number;
  readonly limit?: number;
  readonly code?: string;
}

const page = object({ version: integer, more: flag, agencies: list(anything) });

/** The directory to be read beside the axis: as it is, what changed since a version, and how it came to be. */
export function directoryFeed({ hub }: Managed): readonly Route[] {
  const { store, ports } = hub;
  return [
    {
      method: 'GET',
      url: '/directory',
      summary:
        'Rows as they are, connected or not, of those that changed after a version; all of them after 0. Ask again with the version given.',
      query: { since, limit },
      answers: { 200: page },
      serve: async (request) => {
        const { since: after = 0, limit: rows = most } = request.query as Asked;
        await settleDirectory(hub, ports.clock.now());
        const version = await store.directoryVersion();
        const agencies = (await store.listAgenciesSince(after, rows)).map(withConnection);
        const last = agencies.at(-1)?.version ?? after;
        return {
          version: agencies.length < rows ? Math.max(last, version) : last,
          more: last < version,
          agencies,
        };
      },
    },
    {
      method: 'GET',
      url: '/directory/changes',
      summary: 'The change feed: each state that a row was given, in order, after a version',
      query: { since, limit },
      answers: { 200: page },
      serve: async (request) => {
        const { since: after = 0, limit: rows = 1_000 } = request.query as Asked;
        const version = await store.directoryVersion();
        const agencies = await store.listAgencyHistory({ after, limit: rows });
        const last = agencies.at(-1)?.version ?? after;
        return { version: last, more: last < version, agencies };
      },
    },
    {
      method: 'GET',
      url: '/directory/stale-contacts',
      summary: 'Open bodies whose contacts nobody has confirmed within twelve months',
      answers: { 200: object({ agencies: list(anything) }) },
      serve: async () => {
        await settleDirectory(hub, ports.clock.now());
        return { agencies: (await store.listAgencies()).filter(hasStaleContacts(ports.clock.now())) };
      },
    },
    {
      method: 'GET',
      url: '/directory/history',
      summary: 'Each state that one body’s row was given, by either form of its code',
      query: { code: text, limit },
      answers: { 200: object({ states: list(anything) }), 404: refusal },
      serve: async (request, reply) => {
        const { code = '', limit: rows = most } = request.query as Asked;
        const agency = await store.findAgency(code);
        if (agency === undefined) return reply.code(404).send({ error: `The directory has no ${code}.` });
        return { states: await store.listAgencyHistory({ id: agency.id, limit: rows }) };
      },
    },
  ];
}

/** REG-02: a registered body is connected once a system serves it. */
function withConnection(agency: DirectoryAgency) {
  return { ...agency, connected: agency.systemId !== '' };
}

/** REG-10: days are `yyyy-MM-dd` and sort as they are; the same day of last year is in time. */
function hasStaleContacts(now: Instant): (agency: DirectoryAgency) => boolean {
  const today = dayOf(now);
  const oldest = `${String(Number(today.slice(0, 4)) - 1).padStart(4, '0')}${today.slice(4)}`;
  return ({ state, details }) => state !== 'closed' && (details?.contactsConfirmedOn ?? '') < oldest;
}
