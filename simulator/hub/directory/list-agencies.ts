import { isExchangeCentre, parseOrganId } from '../../../protocol/identity/organ-id.ts';
import { read } from '../../../protocol/result.ts';
import { parameterText } from '../../../protocol/wire/parameters.ts';
import type { AgencyQD20ReplyRow, AgencyReplyRow, UnitReplyRow } from '../../../protocol/wire/reply-rows.ts';
import { renderRowTime } from '../../../protocol/wire/sdk-timestamp.ts';
import type { DirectoryAgency } from '../store/store.ts';
import { admission } from '../use-cases/admission.ts';

/** `getAgenciesList`: the open directory, in the form that came first; `oldCode` is the 13-character code. */
export const listAgencies = admission.step('list', async (_, { store }) => {
  const open = (await store.listAgencies()).filter(isOpen);
  return read({
    rows: open.map(({ id, pid, code, name, mail, code102 }): AgencyReplyRow => {
      return { id, pid, code, name, mail, oldCode: code102 };
    }),
  });
});

/**
 * `getAgenciesListQD20`: the open directory by codes of Decision 20/2020, with `code102` beside them.
 * `level` keeps the agencies of that level of the code [I]: 1 is ministries and provinces; without it, all.
 */
export const listAgenciesQD20 = admission.step('list', async ({ parameters }, { store }) => {
  const level = Number(parameterText(parameters, 'level')?.trim() || '0');
  const open = (await store.listAgencies()).filter(isOpen);
  const wanted = level === 0 ? open : open.filter(({ code }) => levelOf(code) === level);
  return read({
    rows: wanted.map(({ id, code, name, mail, code102 }): AgencyQD20ReplyRow => {
      return { id, code, name, mail, code102 };
    }),
  });
});

/** `getSynchronizeUnit`: every row there has ever been, closed ones marked, with the version of its change. */
export const synchronizeUnits = admission.step('list', async (_, { store }) => {
  const all = await store.listAgencies();
  return read({ rows: all.map(unitRow) });
});

function unitRow(agency: DirectoryAgency): UnitReplyRow {
  const { id, pid, code, name, mail, version, systemId, modifiedAt } = agency;
  return {
    id,
    pid,
    code,
    name,
    mail,
    version,
    centerCode: systemId,
    deleted: agency.state === 'closed',
    modifyDate: renderRowTime(modifiedAt),
    isAgency: !isCentre(code),
  };
}

function isOpen({ state }: DirectoryAgency): boolean {
  return state !== 'closed';
}

/** How deep a code goes: 1 for `H37`, 2 for `H37.02`; a code without levels stands at the top. */
function levelOf(code: string): number {
  const parsed = parseOrganId(code, 'code', 'observed');
  if (!parsed.ok || !('groups' in parsed.value)) return 1;
  return parsed.value.groups.filter((group) => !/^0+$/.test(group)).length;
}

function isCentre(code: string): boolean {
  const parsed = parseOrganId(code, 'code', 'observed');
  return parsed.ok && isExchangeCentre(parsed.value);
}
