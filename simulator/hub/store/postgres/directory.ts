import type { ExchangeEvent } from '../../../exchange-event.ts';
import { agencyOf, agencyValues, systemOf } from '../rows.ts';
import type { DirectoryAgency, HubStore, NewAgency, PutAgency } from '../store.ts';
import type { PostgresDatabase, Run } from './database.ts';
import { tell } from './tell.ts';
import { createTurns } from './turns.ts';

/** Held while the directory changes: versions are given, and become visible, in one order. */
const directoryLock = 1_819_897_702;

const codeHolder = `
  SELECT * FROM agencies WHERE id <> :id AND (code IN (:code, :code102) OR code102 IN (:code, :code102))`;

const upsert = `
  INSERT INTO agencies (id, pid, code, code102, name, mail, system_id, parent_code, state, modified_at, version)
  SELECT :id, :pid, :code, :code102, :name, :mail, :systemId, :parentCode, :state, :modifiedAt,
    (SELECT coalesce(max(version), 0) + 1 FROM agencies)
  WHERE NOT EXISTS (${codeHolder})
  ON CONFLICT (id) DO UPDATE SET pid = excluded.pid, code = excluded.code, code102 = excluded.code102,
    name = excluded.name, mail = excluded.mail, system_id = excluded.system_id,
    parent_code = excluded.parent_code, state = excluded.state, modified_at = excluded.modified_at,
    version = excluded.version
  RETURNING *`;

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
>;

export function createPostgresDirectory(database: PostgresDatabase): PostgresDirectory {
  const { run } = database;
  const puts = createTurns<Put, PutAgency>((together) =>
    database.transaction(async (within) => {
      await within('SELECT pg_advisory_xact_lock(:key)', { key: directoryLock });
      const answers: PutAgency[] = [];
      for (const each of together) answers.push(await put(within, each));
      return answers;
    }),
  );

  return {
    async putSystem({ systemId, secret }) {
      const text = `INSERT INTO systems VALUES (:systemId, :secret)
        ON CONFLICT (system_id) DO UPDATE SET secret = excluded.secret`;
      await run(text, { systemId, secret });
    },
    async findSystem(systemId) {
      return (await run('SELECT * FROM systems WHERE system_id = :systemId', { systemId })).map(systemOf)[0];
    },
    async listSystems() {
      return (await run('SELECT * FROM systems ORDER BY system_id', {})).map(systemOf);
    },
    putAgency: (agency, event) => puts({ agency, event }),
    async findAgency(code) {
      const text = 'SELECT * FROM agencies WHERE code = :code OR code102 = :code';
      return (await run(text, { code })).map(agencyOf)[0];
    },
    async findAgencyById(id) {
      return (await run('SELECT * FROM agencies WHERE id = :id', { id })).map(agencyOf)[0];
    },
    async findAgencies(codes) {
      const text =
        'SELECT * FROM agencies WHERE code = ANY (:codes::text[]) OR code102 = ANY (:codes::text[])';
      return byAskedCode(codes, (await run(text, { codes })).map(agencyOf));
    },
    async listAgencies() {
      return (await run('SELECT * FROM agencies ORDER BY number', {})).map(agencyOf);
    },
  };
}

interface Put {
  readonly agency: NewAgency;
  readonly event: ExchangeEvent | undefined;
}

async function put(run: Run, { agency, event }: Put): Promise<PutAgency> {
  const values = agencyValues(agency);
  const [row] = await run(upsert, values);
  if (row === undefined) return { kind: 'code-taken', code: await takenCode(run, agency) };
  if (event !== undefined) await tell(run, event);
  return { kind: 'put', agency: agencyOf(row) };
}

/** The first of the agency's own codes that another row has. */
async function takenCode(run: Run, agency: NewAgency): Promise<string> {
  const { id, code, code102 } = agency;
  const holders = (await run(codeHolder, { id, code, code102: code102 ?? null })).map(agencyOf);
  const taken = holders.some((each) => each.code === code || each.code102 === code);
  return taken || code102 === undefined ? code : code102;
}

function byAskedCode(
  codes: readonly string[],
  agencies: readonly DirectoryAgency[],
): ReadonlyMap<string, DirectoryAgency> {
  const holders = new Map(
    agencies.flatMap((each) => [each.code, each.code102 ?? each.code].map((code) => [code, each] as const)),
  );
  const found = new Map<string, DirectoryAgency>();
  for (const code of codes) {
    const agency = holders.get(code);
    if (agency !== undefined) found.set(code, agency);
  }
  return found;
}
