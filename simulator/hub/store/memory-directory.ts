import type { ConnectedSystem, DirectoryAgency, NewAgency, PutAgency } from './store.ts';

/** Systems and agencies in memory. */
export interface MemoryDirectory {
  putSystem(system: ConnectedSystem): void;
  findSystem(systemId: string): ConnectedSystem | undefined;
  listSystems(): readonly ConnectedSystem[];
  put(agency: NewAgency): PutAgency;
  find(code: string): DirectoryAgency | undefined;
  findAll(codes: readonly string[]): ReadonlyMap<string, DirectoryAgency>;
  findById(id: string): DirectoryAgency | undefined;
  list(): readonly DirectoryAgency[];
}

export function createMemoryDirectory(): MemoryDirectory {
  const systems = new Map<string, ConnectedSystem>();
  const byId = new Map<string, DirectoryAgency>();
  const byCode = new Map<string, DirectoryAgency>();
  let version = 0;

  const put = (agency: NewAgency): PutAgency => {
    const codes = [agency.code, agency.code102].filter((each) => each !== undefined);
    const taken = codes.find((code) => (byCode.get(code)?.id ?? agency.id) !== agency.id);
    if (taken !== undefined) return { kind: 'code-taken', code: taken };
    const before = byId.get(agency.id);
    for (const code of [before?.code, before?.code102]) if (code !== undefined) byCode.delete(code);
    version += 1;
    const row = { ...agency, version };
    byId.set(row.id, row);
    for (const code of codes) byCode.set(code, row);
    return { kind: 'put', agency: row };
  };

  const findAll = (codes: readonly string[]) => {
    const found = new Map<string, DirectoryAgency>();
    for (const code of codes) {
      const agency = byCode.get(code);
      if (agency !== undefined) found.set(code, agency);
    }
    return found;
  };

  return {
    putSystem: (system) => {
      systems.set(system.systemId, system);
    },
    findSystem: (systemId) => systems.get(systemId),
    listSystems: () =>
      [...systems.values()].toSorted((one, other) => (one.systemId < other.systemId ? -1 : 1)),
    put,
    find: (code) => byCode.get(code),
    findAll,
    findById: (id) => byId.get(id),
    list: () => [...byId.values()],
  };
}
