import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import {
  agenciesSince,
  historyOfRow,
  historySince,
  keepHistory,
  lastVersion,
  related,
  relatedTo,
  upsertAgency,
} from './directory-sql.ts';
import { remember } from './remembered.ts';
import { agencyOf, agencyOfValues, agencyValues, type Row, systemOf } from './rows.ts';
import type {
  AgencyRelation,
  ConnectedSystem,
  DirectoryAgency,
  DirectoryChange,
  DirectoryChanged,
  DirectoryPut,
  HistoryQuery,
  NewAgency,
  PutAgency,
} from './store.ts';

/** Systems and agencies in SQLite. Writing functions run inside the caller's transaction. */
export interface SqliteDirectory {
  putSystem(system: ConnectedSystem): void;
  findSystem(systemId: string): ConnectedSystem | undefined;
  listSystems(): readonly ConnectedSystem[];
  putAgency(agency: NewAgency): PutAgency;
  /** Puts all of them, or says what stands in the way and puts none. */
  putAll(change: Pick<DirectoryChange, 'puts' | 'restsOn'>): readonly DirectoryAgency[] | Obstacle;
  findAgency(code: string): DirectoryAgency | undefined;
  findAgencyById(id: string): DirectoryAgency | undefined;
  listAgencies(): readonly DirectoryAgency[];
  version(): number;
  since(version: number, limit: number): readonly DirectoryAgency[];
  history(query: HistoryQuery): readonly DirectoryAgency[];
  related(relation: AgencyRelation): readonly DirectoryAgency[];
}

/** Why a change cannot be made. */
export type Obstacle = Exclude<DirectoryChanged, { readonly kind: 'changed' }>;

export function createSqliteDirectory(database: DatabaseSync): SqliteDirectory {
  const statements = {
    putSystem: database.prepare(
      'INSERT INTO systems VALUES (?, ?) ON CONFLICT DO UPDATE SET secret = excluded.secret',
    ),
    system: database.prepare('SELECT * FROM systems WHERE system_id = ?'),
    systems: database.prepare('SELECT * FROM systems ORDER BY system_id'),
    upsert: database.prepare(upsertAgency),
    keep: database.prepare(keepHistory),
    // Node 24.0 does not bind `?1`.
    byCode: database.prepare('SELECT * FROM agencies WHERE code = ? OR code102 = ?'),
    byId: database.prepare('SELECT * FROM agencies WHERE id = ?'),
    agencies: database.prepare('SELECT * FROM agencies ORDER BY number'),
    version: database.prepare(lastVersion),
    since: prepareForValues(database, agenciesSince),
    history: database.prepare(historySince),
    historyOfRow: database.prepare(historyOfRow),
    children: database.prepare(related.children),
    predecessors: database.prepare(related.predecessors),
    closing: database.prepare(related.closing),
  };
  const one = <T>(row: Row | undefined, decode: (row: Row) => T) =>
    row === undefined ? undefined : decode(row);
  const findAgency = (code: string) => one(statements.byCode.get(code, code), agencyOf);
  const agencies = remember(findAgency);
  const systems = remember((systemId: string) => one(statements.system.get(systemId), systemOf));
  const findAgencyById = (id: string) => one(statements.byId.get(id), agencyOf);

  const takenCode = ({ id, code, code102 }: NewAgency): string | undefined =>
    [code, code102].find((each) => each !== undefined && (findAgency(each)?.id ?? id) !== id);
  const write = (agency: NewAgency): DirectoryAgency => {
    agencies.forget();
    const row = statements.upsert.get(agencyValues(agency));
    if (row === undefined) throw new Error(`Agency ${agency.code} was not put.`);
    statements.keep.run({ id: agency.id });
    return agencyOf(row);
  };
  const obstacleTo = ({ agency, was }: DirectoryPut): Obstacle | undefined => {
    const { code } = agency;
    if ((findAgencyById(agency.id)?.version ?? 0) !== was) return { kind: 'overtaken', code };
    const taken = takenCode(agency);
    return taken === undefined ? undefined : { kind: 'code-taken', code: taken };
  };

  return {
    putSystem: ({ systemId, secret }) => {
      systems.forget();
      statements.putSystem.run(systemId, secret);
    },
    findSystem: systems.find,
    listSystems: () => statements.systems.all().map(systemOf),
    putAgency: (agency) => {
      const taken = takenCode(agency);
      return taken === undefined
        ? { kind: 'put', agency: write(agency) }
        : { kind: 'code-taken', code: taken };
    },
    putAll: ({ puts, restsOn = [] }) => {
      const moved = restsOn.find(({ id, version }) => findAgencyById(id)?.version !== version);
      if (moved !== undefined) return { kind: 'overtaken', code: moved.code };
      for (const each of puts) {
        const obstacle = obstacleTo(each);
        if (obstacle !== undefined) return obstacle;
      }
      return puts.map(({ agency }) => write(agency));
    },
    findAgency: agencies.find,
    findAgencyById,
    listAgencies: () => statements.agencies.all().map(agencyOf),
    version: () => Number(statements.version.get()?.['version']),
    since: (after, limit) => statements.since({ after, limit }).map(agencyOfValues),
    history: ({ after = 0, id, limit }) =>
      (id === undefined
        ? statements.history.all({ after, limit })
        : statements.historyOfRow.all({ id, after, limit })
      ).map(agencyOf),
    related: (relation) => statements[relation.kind].all({ value: relatedTo(relation) }).map(agencyOf),
  };
}

/** For whole directories. Node makes rows as lists of values in half the time of objects; its types know objects only. */
function prepareForValues(database: DatabaseSync, text: string) {
  const statement = database.prepare(text);
  statement.setReturnArrays(true);
  return (values: Record<string, number>) =>
    statement.all(values).map((row): readonly SQLOutputValue[] => Object.values(row));
}
