import { calendar2026 } from '../../../protocol/calendar/holidays-2026.ts';
import { dueBy, type Limit } from '../../../protocol/calendar/limit.ts';
import { createWorkingCalendar, type WorkingCalendar } from '../../../protocol/calendar/working-calendar.ts';
import type { DocumentType } from '../../../protocol/edxml/packet.ts';
import type { Instant } from '../../../protocol/ports/ports.ts';
import { type Provision, provision } from '../../../protocol/provision.ts';

/** How long a receiver may take to accept (03) or refuse (02), by type of document (STA-15). */
export interface AcceptanceLimits {
  /** The first row that fits decides. */
  readonly rows: readonly AcceptanceRow[];
  readonly otherwise: Limit;
  /** Which days and hours count for limits in working time. */
  readonly calendar: WorkingCalendar;
}

/** One row of the table. */
export interface AcceptanceRow {
  readonly type: number;
  /** Without it, every document of the type. */
  readonly typeDetail?: number;
  readonly limit: Limit;
}

/**
 * The guide of the axis lets the operator set a limit for each type of document and names none [C]. These four
 * working hours are ours [I]: what arrives in the morning is accepted within the day.
 */
export const usualLimits: AcceptanceLimits = {
  rows: [],
  otherwise: { kind: 'working-minutes', minutes: 240 },
  calendar: createWorkingCalendar(calendar2026),
};

/** Where the limits come from, and how sure their figures are. */
export const acceptanceProvision: Provision = provision('C·I', 'STA-15');

/** Until when a document that the hub took at `at` is to be accepted. */
export function acceptBy({ type, typeDetail }: DocumentType, at: Instant, limits: AcceptanceLimits): Instant {
  const row = limits.rows.find(
    (each) => each.type === type && (each.typeDetail === undefined || each.typeDetail === typeDetail),
  );
  return dueBy(row?.limit ?? limits.otherwise, at, limits.calendar);
}
