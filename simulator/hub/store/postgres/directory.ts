import type { ExchangeEvent } from '../../../exchange-event.ts';
import type { Told } from '../../notices/notice.ts';
import {
  agenciesSince,
  endLimits,
  historyOfRow,
  historySince,
  keepHistory,
  lastVersion,
  related,
  relatedTo,
  upsertAgency,
} from '../directory-sql.ts';
import { agencyOf, agencyValues, deliveryOf, systemOf } from '../rows.ts';
import type {
  AgenciesByCode,
  ConnectedSystem,
  DirectoryAgency,
  DirectoryChange,
  DirectoryChanged,
  DirectoryPut,
  HubStore,
  NewAgency,
  PutAgency,
  TakesBack,
} from '../store.ts';
import type { PostgresDatabase, Run } from './database.ts';
import { retried } from './retried.ts';
import { tell } from './tell.ts';
import { tellAll } from './transfers.ts';
import { createTurns } from './turns.ts';

/** Held while the directory changes: versions are given, and become visible, in one order. */
const directoryLock = 1_819_897_702;

const codeHolder = `
  SELECT * FROM agencies WHERE id <> :id AND (code IN (:code, :code102) OR code102 IN (:code, :code102))`;

/** Systems and agencies in PostgreSQL. */
export type PostgresDirectory = Pick<
  HubStore,
  | 'putSystem'
  | 'findSystem'
  | 'listSystems'
  | 'putAgency'
  | 'findAgency'
  | 'findAgencyById'
  | 'findAgencies'
  | 'listAgencies'
  | 'changeDirectory'
  | 'directoryVersion'
  | 'listAgenciesSince'
  | 'listAgencyHistory'
  | 'listRelated'
>;

export function createPostgresDirectory(database: PostgresDatabase): PostgresDirectory {
  const { run } = database;
  const locked = <T>(work: (within: Run) => Promise<T>): Promise<T> =>
    retried(() =>
      database.transaction(async (within) => {
        await within('SELECT pg_advisory_xact_lock(:key)', { key: directoryLock });
        return work(within);
      }),
    );
  const puts = createTurns<Put, PutAgency>((together) =>
    locked(async (within) => {
      const answers: PutAgency[] = [];
      for (const each of together) answers.push(await put(within, each));
      return answers;
    }),
  );

  /** Whoever calls and whoever is named is looked up with each call: those of many calls at once are one statement. */
  const systems = createTurns<string, ConnectedSystem | undefined>(async (together) => {
    const text = 'SELECT * FROM systems WHERE system_id = ANY (:together::text[])';
    const found = new Map(
      (await run(text, { together: storable(together) })).map(systemOf).map((each) => [each.systemId, each]),
    );
    return together.map((systemId) => found.get(systemId));
  });
  const agencies = createTurns<readonly string[], AgenciesByCode>(async (together) => {
    const text = 'SELECT * FROM agencies WHERE code = ANY (:codes::text[]) OR code102 = ANY (:codes::text[])';
    const found = (await run(text, { codes: storable([...new Set(together.flat())]) })).map(agencyOf);
    const holders = holdersOf(found);
    return together.map((codes) => byAskedCode(codes, holders));
  });

  return {
    async putSystem({ systemId, secret }) {
      const text = `INSERT INTO systems VALUES (:systemId, :secret)
        ON CONFLICT (system_id) DO UPDATE SET secret = excluded.secret`;
      await run(text, { systemId, secret });
    },
    findSystem: systems,
    async listSystems() {
      return (await run('SELECT * FROM systems ORDER BY system_id', {})).map(systemOf);
    },
    putAgency: (agency, event) => puts({ agency, event }),
    findAgency: async (code) => (await agencies([code])).get(code),
    async findAgencyById(id) {
      return (await run('SELECT * FROM agencies WHERE id = :id', { id })).map(agencyOf)[0];
    },
    findAgencies: agencies,
    async listAgencies() {
      return (await run('SELECT * FROM agencies ORDER BY number', {})).map(agencyOf);
    },
    changeDirectory: (change) => locked((within) => changeAll(within, change)),
    async directoryVersion() {
      return Number((await run(lastVersion, {}))[0]?.['version']);
    },
    async listAgenciesSince(after, limit) {
      return (await run(agenciesSince, { after, limit })).map(agencyOf);
    },
    async listAgencyHistory({ after = 0, id, limit }) {
      const found =
        id === undefined
          ? await run(historySince, { after, limit })
          : await run(historyOfRow, { id, after, limit });
      return found.map(agencyOf);
    },
    async listRelated(relation) {
      return (await run(related[relation.kind], { value: relatedTo(relation) })).map(agencyOf);
    },
  };
}

interface Put {
  readonly agency: NewAgency;
  readonly event: ExchangeEvent | undefined;
}

async function put(run: Run, { agency, event }: Put): Promise<PutAgency> {
  const taken = await takenCode(run, agency);
  if (taken !== undefined) return { kind: 'code-taken', code: taken };
  const written = await write(run, agency);
  if (event !== undefined) await tell(run, event);
  return { kind: 'put', agency: written };
}

async function write(run: Run, agency: NewAgency): Promise<DirectoryAgency> {
  const [row] = await run(upsertAgency, agencyValues(agency));
  if (row === undefined) throw new Error(`Agency ${agency.code} was not put.`);
  await run(keepHistory, { id: agency.id });
  return agencyOf(row);
}

async function changeAll(run: Run, change: DirectoryChange): Promise<DirectoryChanged> {
  const { puts, restsOn = [], events, takesBack } = change;
  for (const { id, code, version } of restsOn) {
    if ((await versionOf(run, id)) !== version) return { kind: 'overtaken', code };
  }
  for (const each of puts) {
    const obstacle = await obstacleTo(run, each);
    if (obstacle !== undefined) return obstacle;
  }
  const agencies: DirectoryAgency[] = [];
  for (const { agency } of puts) agencies.push(await write(run, agency));
  const told = takesBack === undefined ? nothingTold : await takeBack(run, takesBack);
  await tellAll(run, { notices: told.notices, events: [...events, ...told.events] });
  return { kind: 'changed', agencies, told };
}

async function obstacleTo(
  run: Run,
  { agency, was }: DirectoryPut,
): Promise<Exclude<DirectoryChanged, { readonly kind: 'changed' }> | undefined> {
  const { id, code } = agency;
  if ((await versionOf(run, id)) !== was) return { kind: 'overtaken', code };
  const taken = await takenCode(run, agency);
  return taken === undefined ? undefined : { kind: 'code-taken', code: taken };
}

/** 0 of a row that is not there. */
async function versionOf(run: Run, id: string): Promise<number> {
  const [row] = await run('SELECT version FROM agencies WHERE id = :id', { id });
  return Number(row?.['version'] ?? 0);
}

/** What is withdrawn is what is told of: a packet that comes in meanwhile is in both, or in neither. */
const withdrawWaiting = `
  UPDATE deliveries SET state = 'withdrawn', updated_at = :at FROM packets
  WHERE packets.sequence = deliveries.sequence
    AND deliveries.mailbox = :mailbox AND deliveries.state IN ('waiting', 'held')
  RETURNING deliveries.*, packets.*`;

/** Transfers are locked before deliveries, as recalls lock them. */
async function takeBack(run: Run, { mailbox, at, tell: tellOf }: TakesBack): Promise<Told> {
  await run(endLimits, { mailbox, at });
  const taken = (await run(withdrawWaiting, { mailbox, at })).map(deliveryOf);
  return tellOf(taken.toSorted((one, other) => one.packet.sequence - other.packet.sequence));
}

const nothingTold: Told = { notices: [], events: [] };

/** The first of the agency's own codes that another row has. */
async function takenCode(run: Run, agency: NewAgency): Promise<string | undefined> {
  const { id, code, code102 } = agency;
  const holders = (await run(codeHolder, { id, code, code102: code102 ?? null })).map(agencyOf);
  return [code, code102].find(
    (own) => own !== undefined && holders.some((each) => each.code === own || each.code102 === own),
  );
}

/** PostgreSQL has no U+0000 in any text, and fails a whole statement in which somebody asks for one. */
function storable(texts: readonly string[]): readonly string[] {
  return texts.filter((each) => !each.includes('\0'));
}

/** Agencies by each of their codes. */
function holdersOf(agencies: readonly DirectoryAgency[]): AgenciesByCode {
  return new Map(
    agencies.flatMap((each) => [each.code, each.code102 ?? each.code].map((code) => [code, each] as const)),
  );
}

function byAskedCode(codes: readonly string[], holders: AgenciesByCode): AgenciesByCode {
  const found = new Map<string, DirectoryAgency>();
  for (const code of codes) {
    const agency = holders.get(code);
    if (agency !== undefined) found.set(code, agency);
  }
  return found;
}
