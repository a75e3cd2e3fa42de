import { problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../../protocol/result.ts';
import { type Parameters, parameterText, placeOfParameter } from '../../../protocol/wire/parameters.ts';
import type { Hub } from '../hub.ts';
import type { DirectoryAgency, HubStore } from '../store/store.ts';
import { admission } from '../use-cases/admission.ts';
import { isOwnBody } from './ancestry.ts';
import { closeBody } from './close-body.ts';

/**
 * `deleteAgency`: closes a unit below the caller's own code. Its row stays, marked, so that its code is never
 * given again (IDC-07) and its history keeps its name; what waits for it may still be fetched.
 */
export const deleteAgency = admission
  .step('agency', ({ parameters, systemId }, { store }) => findSubUnit(parameters, systemId, store))
  .step('store', ({ agency, systemId }, hub) => close(agency, systemId, hub));

async function findSubUnit(
  parameters: Parameters,
  systemId: string,
  store: HubStore,
): Promise<Reading<{ readonly agency: DirectoryAgency }>> {
  const code = parameterText(parameters, 'AgencyCode')?.trim() ?? '';
  const place = placeOfParameter('AgencyCode');
  const agency = await store.findAgency(code);
  if (agency === undefined) return unread(problem('hub.agency-unknown', place, { seen: code }));
  if (agency.systemId !== systemId) {
    return unread(problem('hub.agency-foreign', place, { seen: code, expected: systemId }));
  }
  if (isOwnBody(agency, systemId)) return unread(problem('hub.agency-not-sub-unit', place, { seen: code }));
  return read({ agency });
}

/** Closing what is closed changes nothing. */
async function close(agency: DirectoryAgency, systemId: string, hub: Hub): Promise<Reading<object>> {
  if (agency.state === 'closed') return read({});
  const closed = await closeBody(agency.code, { reason: `deleteAgency (${systemId})` }, systemId, hub);
  return closed.ok ? read({}, closed.problems) : closed;
}
