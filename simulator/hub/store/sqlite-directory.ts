import type { DatabaseSync } from 'node:sqlite';
import { agencyOf, agencyValues, type Row, systemOf } from './rows.ts';
import type { ConnectedSystem, DirectoryAgency, NewAgency, PutAgency } from './store.ts';

const putAgency = `
  INSERT INTO agencies (id, pid, code, code102, name, mail, system_id, parent_code, state, modified_at, version)
  VALUES (:id, :pid, :code, :code102, :name, :mail, :systemId, :parentCode, :state, :modifiedAt,
    (SELECT coalesce(max(version), 0) + 1 FROM agencies))
  ON CONFLICT (id) DO UPDATE SET pid = excluded.pid, code = excluded.code, code102 = excluded.code102,
    name = excluded.name, mail = excluded.mail, system_id = excluded.system_id,
    parent_code = excluded.parent_code, state = excluded.state, modified_at = excluded.modified_at,
    version = excluded.version
  RETURNING *`;

/** Systems and agencies in SQLite. Writing functions run inside the caller's transaction. */
export interface SqliteDirectory {
  putSystem(system: ConnectedSystem): void;
  findSystem(systemId: string): ConnectedSystem | undefined;
  listSystems(): readonly ConnectedSystem[];
  putAgency(agency: NewAgency): PutAgency;
  findAgency(code: string): DirectoryAgency | undefined;
  findAgencyById(id: string): DirectoryAgency | undefined;
  listAgencies(): readonly DirectoryAgency[];
}

export function createSqliteDirectory(database: DatabaseSync): SqliteDirectory {
  const statements = {
    putSystem: database.prepare(
      'INSERT INTO systems VALUES (?, ?) ON CONFLICT DO UPDATE SET secret = excluded.secret',
    ),
    system: database.prepare('SELECT * FROM systems WHERE system_id = ?'),
    systems: database.prepare('SELECT * FROM systems ORDER BY system_id'),
    putAgency: database.prepare(putAgency),
    byCode: database.prepare('SELECT * FROM agencies WHERE code = ?1 OR code102 = ?1'),
    byId: database.prepare('SELECT * FROM agencies WHERE id = ?'),
    agencies: database.prepare('SELECT * FROM agencies ORDER BY number'),
  };
  const one = <T>(row: Row | undefined, decode: (row: Row) => T) =>
    row === undefined ? undefined : decode(row);
  const findAgency = (code: string) => one(statements.byCode.get(code), agencyOf);

  const put = (agency: NewAgency): PutAgency => {
    for (const code of [agency.code, agency.code102]) {
      const holder = code === undefined ? undefined : findAgency(code);
      if (code !== undefined && holder !== undefined && holder.id !== agency.id)
        return { kind: 'code-taken', code };
    }
    const row = statements.putAgency.get(agencyValues(agency));
    if (row === undefined) throw new Error(`Agency ${agency.code} was not put.`);
    return { kind: 'put', agency: agencyOf(row) };
  };

  return {
    putSystem: ({ systemId, secret }) => {
      statements.putSystem.run(systemId, secret);
    },
    findSystem: (systemId) => one(statements.system.get(systemId), systemOf),
    listSystems: () => statements.systems.all().map(systemOf),
    putAgency: put,
    findAgency,
    findAgencyById: (id) => one(statements.byId.get(id), agencyOf),
    listAgencies: () => statements.agencies.all().map(agencyOf),
  };
}
