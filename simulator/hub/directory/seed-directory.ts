import type { Instant } from '../../../protocol/ports/ports.ts';
import type { HubIds } from '../ids.ts';
import type {
  AgencyDetails,
  ConnectedSystem,
  DirectoryAgency,
  HubStore,
  NewAgency,
  PutAgency,
} from '../store/store.ts';

/** Who takes part when a hub starts. `fixtures/worlds` are of this shape, but for the secrets. */
export interface HubWorld {
  readonly systems: readonly ConnectedSystem[];
  /** Parents before children. */
  readonly agencies: readonly SeedAgency[];
}

/** One agency of a world. */
export type SeedAgency = Pick<
  DirectoryAgency,
  'code' | 'name' | 'mail' | 'parentCode' | 'systemId' | 'state'
> & {
  readonly code102?: string;
  /** For one that is closed: the first day on which its code was used no more, `yyyy-MM-dd`, and its heir. */
  readonly closedOn?: string;
  readonly successor?: string;
  readonly details?: AgencyDetails;
};

/**
 * Puts a world into a store. Systems get the secrets given now; agencies that the store already has stay as
 * they are, with all that was registered, changed and closed since.
 */
export async function seedDirectory(
  { systems, agencies }: HubWorld,
  store: HubStore,
  ids: HubIds,
  at: Instant,
): Promise<void> {
  await Promise.all(systems.map(({ systemId, secret }) => store.putSystem({ systemId, secret })));
  const known = await store.findAgencies(agencies.map(({ code }) => code));
  const idOf = new Map([...known].map(([code, { id }]) => [code, id]));
  const puts: Promise<PutAgency>[] = [];
  for (const agency of agencies) {
    if (idOf.has(agency.code)) continue;
    const id = ids.agencyId(agency.code);
    idOf.set(agency.code, id);
    puts.push(store.putAgency(rowOf(agency, id, idOf.get(agency.parentCode) ?? '', at)));
  }
  for (const put of await Promise.all(puts)) {
    if (put.kind === 'code-taken') throw new Error(`The world gives the code ${put.code} to two agencies.`);
  }
}

function rowOf(agency: SeedAgency, id: string, pid: string, modifiedAt: Instant): NewAgency {
  const { code, code102, name, mail, parentCode, systemId, state } = agency;
  const old = code102 === undefined ? {} : { code102 };
  const details = detailsOf(agency);
  const known = details === undefined ? {} : { details };
  return { id, pid, code, ...old, name, mail, systemId, parentCode, state, modifiedAt, ...known };
}

function detailsOf({ closedOn, successor, details }: SeedAgency): AgencyDetails | undefined {
  if (closedOn === undefined && successor === undefined) return details;
  return {
    ...details,
    ...(closedOn === undefined ? {} : { closesOn: closedOn }),
    ...(successor === undefined ? {} : { successor }),
  };
}
