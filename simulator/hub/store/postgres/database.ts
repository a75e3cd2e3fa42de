import { Pool, type PoolClient, types } from 'pg';
import type { Row } from '../rows.ts';
import { compile, type SqlValue, type Values } from './named-values.ts';

/** Runs one statement; `:name` in its text stands for the value of that name. */
export type Run = (text: string, values?: Values) => Promise<readonly Row[]>;

/** One PostgreSQL database, through a few connections that are opened as they are needed. */
export interface PostgresDatabase {
  /** One statement is one transaction: done and durable when it resolves. */
  readonly run: Run;
  /** Several statements as one transaction; a rejection of `work` undoes them all. */
  transaction<T>(work: (run: Run) => Promise<T>): Promise<T>;
  /** Runs `work` while no other process on this database runs work under the same key. */
  alone<T>(key: number, work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Connections of one hub process; a server takes a hundred unless told otherwise. */
const connections = 10;
/** Milliseconds: a hub that waits longer for its database has none. */
const longestConnect = 10_000;

/**
 * What is promised does not hang on how the server or the role is set up: a commit is on disk when it is
 * answered, every statement sees what was committed before it, and a machine that is gone lets go of its locks.
 */
const session =
  '-c synchronous_commit=on -c default_transaction_isolation=read\\ committed ' +
  '-c idle_in_transaction_session_timeout=30000 -c statement_timeout=120000 ' +
  '-c tcp_keepalives_idle=20 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=4';

/** Opens `postgres://user:password@host:port/database`. Nothing is connected before the first statement. */
export function openDatabase(url: string): PostgresDatabase {
  const pool = new Pool({
    connectionString: withOptions(url),
    application_name: 'lienthong hub',
    max: connections,
    connectionTimeoutMillis: longestConnect,
    types: { getTypeParser: parserOf },
  });
  // A connection that breaks while nobody uses it is only taken out; who needs one next hears of it.
  pool.on('error', () => {});

  const withClient = async <T>(work: (client: PoolClient) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    let broken = true;
    try {
      const value = await work(client);
      broken = false;
      return value;
    } finally {
      client.release(broken);
    }
  };

  return {
    run: async (text, values) => (await pool.query<Row>(queryOf(text, values))).rows,
    transaction: (work) =>
      withClient(async (client) => {
        await client.query('BEGIN');
        const value = await work(
          async (text, values) => (await client.query<Row>(queryOf(text, values))).rows,
        );
        await client.query('COMMIT');
        return value;
      }),
    alone: (key, work) =>
      withClient(async (client) => {
        await client.query('SELECT pg_advisory_lock($1)', [key]);
        const value = await work();
        await client.query('SELECT pg_advisory_unlock($1)', [key]);
        return value;
      }),
    close: () => pool.end(),
  };
}

/** PostgreSQL's 64-bit integers are times, sizes and counts here, all far below 2^53; the rest is as usual. */
function parserOf(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  return oid === int8 ? Number : (types.getTypeParser(oid, format) as (text: string) => unknown);
}
const int8 = 20;

/** Statements with values are prepared once a connection, under a name of their own. */
function queryOf(text: string, values?: Values) {
  if (values === undefined) return { text };
  const { name, sql, names } = compile(text);
  return { name, text: sql, values: names.map((each) => pick(values, each)) };
}

function pick(values: Values, name: string): SqlValue {
  const value = values[name];
  if (value === undefined) throw new Error(`The statement's value :${name} is missing.`);
  return value;
}

function withOptions(text: string): string {
  const url = new URL(text);
  const own = url.searchParams.get('options');
  url.searchParams.set('options', own === null ? session : `${own} ${session}`);
  return url.href;
}
