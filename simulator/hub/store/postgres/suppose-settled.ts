import type { ExchangeEvent } from '../../../exchange-event.ts';
import type { FlowEffect, PacketFlow, Transfer } from '../../transfers/transfer.ts';
import { type RowValues, transferValues } from '../rows.ts';
import { needsReached, settle } from '../settle-effects.ts';
import type { NewPacket } from '../store.ts';
import type { Run } from './database.ts';
import { changedColumns, findConcerned } from './transfers.ts';

/**
 * What a packet does to the one transfer that it concerns, worked out before anything is locked. A status, which
 * nine in ten packets are, is then one statement instead of a transaction of six; where somebody changed the
 * transfer in between, the statement does nothing, and the packet is recorded step by step.
 */
export interface Supposed {
  /** For `heldTransfer` and `settledTransfer`. */
  readonly values: RowValues;
  readonly events: readonly ExchangeEvent[];
}

/** The transfer, locked until the commit; no row when it is not as it was read. */
export const heldTransfer = `
  held AS MATERIALIZED (
    SELECT 1 FROM transfers
    WHERE document = :document0 AND receiver = :receiver0 AND issuer = :issuer0
      AND processing = :processing0 AND changed_at = :changedAt0 AND accept_by IS NOT DISTINCT FROM :acceptBy0
      AND overdue_warned_at IS NOT DISTINCT FROM :overdueWarnedAt0 AND marks IS NOT DISTINCT FROM :marks0
    FOR UPDATE)`;

/** The transfer as the packet leaves it. */
export const settledTransfer = `
  settled AS (
    UPDATE transfers SET ${changedColumns('1')}
    FROM packet
    WHERE transfers.document = :document0 AND transfers.receiver = :receiver0 AND transfers.issuer = :issuer0
    RETURNING 1)`;

/** Undefined where the packet concerns no transfer, or several, or more than the transfer's own row. */
export async function supposeSettled(
  run: Run,
  { effects, seen }: PacketFlow,
  { acceptedAt: at }: NewPacket,
): Promise<Supposed | undefined> {
  if (effects.length === 0 || effects.some(needsReached)) return undefined;
  const concerned: (readonly [FlowEffect, Transfer])[] = [];
  for (const effect of effects) {
    const known = effect.kind === 'status' ? seen : undefined;
    for (const transfer of known ?? (await findConcerned(run, effect))) concerned.push([effect, transfer]);
  }
  const [only, ...others] = concerned;
  if (only === undefined || others.length > 0) return undefined;
  const [effect, before] = only;
  const { transfer, withdraw, events } = settle(effect, before, { at, reached: false });
  if (withdraw) return undefined;
  return { values: { ...marked(before, '0'), ...marked(transfer, '1') }, events };
}

/** A transfer's values, each name with a mark behind it. */
function marked(transfer: Transfer, mark: '0' | '1'): RowValues {
  return Object.fromEntries(
    Object.entries(transferValues(transfer)).map(([name, value]) => [`${name}${mark}`, value]),
  );
}
