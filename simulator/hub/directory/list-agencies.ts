import { namesExchangeCentre, parseOrganId } from '../../../protocol/identity/organ-id.ts';
import { type Reading, read } from '../../../protocol/result.ts';
import { parameterText } from '../../../protocol/wire/parameters.ts';
import type { AgencyQD20ReplyRow, AgencyReplyRow, UnitReplyRow } from '../../../protocol/wire/reply-rows.ts';
import { renderRowTime } from '../../../protocol/wire/sdk-timestamp.ts';
import type { Hub } from '../hub.ts';
import type { DirectoryAgency } from '../store/store.ts';
import { admission } from '../use-cases/admission.ts';
import { settleDirectory } from './close-body.ts';
import type { RenderedRows } from './rendered-list.ts';

/** What a list answers with: its rows as bytes. */
interface Listed {
  readonly rows: RenderedRows;
}

/** `getAgenciesList`: the open directory, in the form that came first; `oldCode` is the 13-character code. */
export const listAgencies = admission.step('list', (_, hub) => list('agencies', agencyOf, hub));

/**
 * `getAgenciesListQD20`: the open directory by codes of Decision 20/2020, with `code102` beside them.
 * `level` keeps the agencies of that level of the code [I]: 1 is ministries and provinces; without it, all.
 */
export const listAgenciesQD20 = admission.step('list', ({ parameters }, hub) => {
  const level = Number(parameterText(parameters, 'level')?.trim() || '0');
  if (level === 0) return list('qd20', agencyQD20Of, hub);
  if (!knownLevels.includes(level)) return read<Listed>({ rows: { size: 0, pieces: [] } });
  return list(
    `qd20-${level}`,
    (agency) => (levelOf(agency.code) === level ? agencyQD20Of(agency) : undefined),
    hub,
  );
});

/** Levels that a code can have; no more lists are kept than these. */
const knownLevels: readonly number[] = [1, 2, 3, 4, 5];

/** `getSynchronizeUnit`: every row there has ever been, closed ones marked, with the version of its change. */
export const synchronizeUnits = admission.step('list', (_, hub) => list('units', unitOf, hub));

/** Bodies whose day has come are closed before they are listed (REG-01). */
async function list(
  name: string,
  render: (agency: DirectoryAgency) => object | undefined,
  hub: Hub,
): Promise<Reading<Listed>> {
  await settleDirectory(hub, hub.ports.clock.now());
  return read({ rows: await hub.lists.rows(name, render) });
}

/** A key without a value is not written. */
function agencyOf(agency: DirectoryAgency): AgencyReplyRow | undefined {
  const { id, pid, code, name, mail, code102 } = agency;
  return isListed(agency) ? { id, pid, code, name, mail, oldCode: code102 } : undefined;
}

function agencyQD20Of(agency: DirectoryAgency): AgencyQD20ReplyRow | undefined {
  const { id, code, name, mail, code102 } = agency;
  return isListed(agency) ? { id, code, name, mail, code102 } : undefined;
}

function unitOf(agency: DirectoryAgency): UnitReplyRow {
  const { id, pid, code, name, mail, version, systemId, modifiedAt, state } = agency;
  const isAgency = !namesExchangeCentre(code) && agency.details?.isInternal !== true;
  const deleted = state === 'closed';
  const modifyDate = renderRowTime(modifiedAt);
  return { id, pid, code, name, mail, version, centerCode: systemId, deleted, modifyDate, isAgency };
}

/** Units inside a body are no agencies [I]; what is closed is gone, what is not connected not there yet (REG-01). */
function isListed({ state, details, systemId }: DirectoryAgency): boolean {
  return state !== 'closed' && details?.isInternal !== true && systemId !== '';
}

/** How deep a code goes: 1 for `H37`, 2 for `H37.02`; a code without levels stands at the top. */
function levelOf(code: string): number {
  const parsed = parseOrganId(code, 'code', 'observed');
  if (!parsed.ok || !('groups' in parsed.value)) return 1;
  return parsed.value.groups.filter((group) => !/^0+$/.test(group)).length;
}
