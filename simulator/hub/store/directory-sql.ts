import { agencyValueColumns } from './rows.ts';
import type { AgencyRelation } from './store.ts';

/** Statements on the directory that both databases understand. */

/** Creates a row, or changes it, at the next version. */
export const upsertAgency = `
  INSERT INTO agencies (id, pid, code, code102, name, mail, system_id, parent_code, state, modified_at,
    closes_on, successor, details, version)
  SELECT :id, :pid, :code, :code102, :name, :mail, :systemId, :parentCode, :state, :modifiedAt,
    :closesOn, :successor, :details, (SELECT coalesce(max(version), 0) + 1 FROM agencies)
  WHERE true
  ON CONFLICT (id) DO UPDATE SET pid = excluded.pid, code = excluded.code, code102 = excluded.code102,
    name = excluded.name, mail = excluded.mail, system_id = excluded.system_id,
    parent_code = excluded.parent_code, state = excluded.state, modified_at = excluded.modified_at,
    closes_on = excluded.closes_on, successor = excluded.successor, details = excluded.details,
    version = excluded.version
  RETURNING *`;

/** Keeps the state that a row has just been given. */
export const keepHistory = `
  INSERT INTO agency_history (version, id, pid, code, code102, name, mail, system_id, parent_code, state,
    modified_at, details)
  SELECT version, id, pid, code, code102, name, mail, system_id, parent_code, state, modified_at, details
  FROM agencies WHERE id = :id`;

export const agenciesSince = `
  SELECT ${agencyValueColumns} FROM agencies WHERE version > :after ORDER BY version LIMIT :limit`;

export const historySince =
  'SELECT * FROM agency_history WHERE version > :after ORDER BY version LIMIT :limit';

export const historyOfRow =
  'SELECT * FROM agency_history WHERE id = :id AND version > :after ORDER BY version LIMIT :limit';

export const lastVersion = 'SELECT coalesce(max(version), 0) AS version FROM agencies';

/** How related rows are found, by the value that `relatedTo` gives. */
export const related: Readonly<Record<AgencyRelation['kind'], string>> = {
  children: 'SELECT * FROM agencies WHERE parent_code = :value ORDER BY number',
  predecessors: 'SELECT * FROM agencies WHERE successor = :value ORDER BY number',
  closing: `SELECT * FROM agencies WHERE closes_on <= :value AND closes_on IS NOT NULL AND state <> 'closed'
    ORDER BY closes_on, number`,
};

export function relatedTo(relation: AgencyRelation): string {
  return relation.kind === 'closing' ? relation.by : relation.of;
}

/** Of what was taken back nobody is warned. */
export const endLimits = `
  UPDATE transfers SET overdue_warned_at = :at
  WHERE receiver = :mailbox AND accept_by IS NOT NULL AND overdue_warned_at IS NULL`;
