import type { Migration } from './migration.ts';
import { firstStepPostgres } from './step-1-postgres.ts';
import { firstStepSqlite } from './step-1-sqlite.ts';
import { transfersPostgres, transfersSqlite } from './step-3-transfers.ts';
import { directoryPostgres, directorySqlite } from './step-4-directory.ts';
import { verdictsPostgres, verdictsSqlite } from './step-5-verdicts.ts';
import { contentsSqlite } from './step-6-contents.ts';

/** Every step, in order; the schema's version is how many of them a store has seen. */
export const migrations: readonly Migration[] = [
  {
    purpose: 'systems, directory, packets, deliveries, events',
    sqlite: firstStepSqlite,
    postgres: firstStepPostgres,
  },
  {
    purpose: 'what a system sent in a window of time is found without reading all that it ever sent',
    sqlite: 'CREATE INDEX packets_by_sender ON packets (system_id, message_type, accepted_at)',
    postgres: 'CREATE INDEX packets_by_sender ON packets (system_id, message_type, accepted_at)',
  },
  {
    purpose: 'transfers, notices, packets that leave beside the axis',
    sqlite: transfersSqlite,
    postgres: transfersPostgres,
  },
  {
    purpose: 'the directory as a registry, with its history',
    sqlite: directorySqlite,
    postgres: directoryPostgres,
  },
  {
    purpose: 'verdicts on signatures, and what they rest on',
    sqlite: verdictsSqlite,
    postgres: verdictsPostgres,
  },
  {
    purpose:
      'a short packet lies in the database with its row, as all of them do in PostgreSQL from the first step',
    sqlite: contentsSqlite,
    postgres: 'SELECT 1',
  },
];
