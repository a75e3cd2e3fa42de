import type {
  AgenciesByCode,
  AgencyRelation,
  ConnectedSystem,
  DirectoryAgency,
  DirectoryChange,
  DirectoryChanged,
  DirectoryPut,
  HistoryQuery,
  NewAgency,
  PutAgency,
} from './store.ts';

/** Systems and agencies in memory. */
export interface MemoryDirectory {
  putSystem(system: ConnectedSystem): void;
  findSystem(systemId: string): ConnectedSystem | undefined;
  listSystems(): readonly ConnectedSystem[];
  put(agency: NewAgency): PutAgency;
  /** Puts all of them, or says what stands in the way and puts none. */
  putAll(change: Pick<DirectoryChange, 'puts' | 'restsOn'>): readonly DirectoryAgency[] | Obstacle;
  find(code: string): DirectoryAgency | undefined;
  findAll(codes: readonly string[]): AgenciesByCode;
  findById(id: string): DirectoryAgency | undefined;
  list(): readonly DirectoryAgency[];
  version(): number;
  since(version: number, limit: number): readonly DirectoryAgency[];
  history(query: HistoryQuery): readonly DirectoryAgency[];
  related(relation: AgencyRelation): readonly DirectoryAgency[];
}

/** Why a change cannot be made. */
type Obstacle = Exclude<DirectoryChanged, { readonly kind: 'changed' }>;

export function createMemoryDirectory(): MemoryDirectory {
  const systems = new Map<string, ConnectedSystem>();
  const byId = new Map<string, DirectoryAgency>();
  const byCode = new Map<string, DirectoryAgency>();
  const history: DirectoryAgency[] = [];
  /** Codes that any row ever named as its successor: hardly any, and each 02 or 03 asks for predecessors. */
  const heirs = new Set<string>();

  const takenCode = (agency: NewAgency): string | undefined =>
    codesOf(agency).find((code) => (byCode.get(code)?.id ?? agency.id) !== agency.id);
  const write = (agency: NewAgency): DirectoryAgency => {
    const before = byId.get(agency.id);
    for (const code of before === undefined ? [] : codesOf(before)) byCode.delete(code);
    const row = { ...agency, version: history.length + 1 };
    byId.set(row.id, row);
    for (const code of codesOf(row)) byCode.set(code, row);
    history.push(row);
    if (row.details?.successor !== undefined) heirs.add(row.details.successor);
    return row;
  };
  const obstacleTo = ({ agency, was }: DirectoryPut): Obstacle | undefined => {
    const { code } = agency;
    if ((byId.get(agency.id)?.version ?? 0) !== was) return { kind: 'overtaken', code };
    const taken = takenCode(agency);
    return taken === undefined ? undefined : { kind: 'code-taken', code: taken };
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
    put: (agency) => {
      const taken = takenCode(agency);
      return taken === undefined
        ? { kind: 'put', agency: write(agency) }
        : { kind: 'code-taken', code: taken };
    },
    putAll: ({ puts, restsOn = [] }) => {
      const moved = restsOn.find(({ id, version }) => byId.get(id)?.version !== version);
      if (moved !== undefined) return { kind: 'overtaken', code: moved.code };
      for (const each of puts) {
        const obstacle = obstacleTo(each);
        if (obstacle !== undefined) return obstacle;
      }
      return puts.map(({ agency }) => write(agency));
    },
    find: (code) => byCode.get(code),
    findAll,
    findById: (id) => byId.get(id),
    list: () => [...byId.values()],
    version: () => history.length,
    since: (version, limit) =>
      history
        .slice(version)
        .filter((each) => byId.get(each.id)?.version === each.version)
        .slice(0, limit),
    history: ({ after = 0, id, limit }) =>
      history
        .slice(after)
        .filter((each) => id === undefined || each.id === id)
        .slice(0, limit),
    related: (relation) =>
      relation.kind === 'predecessors' && !heirs.has(relation.of)
        ? []
        : [...byId.values()].filter((each) => isRelated(each, relation)),
  };
}

function codesOf({ code, code102 }: NewAgency): readonly string[] {
  return code102 === undefined ? [code] : [code, code102];
}

function isRelated({ parentCode, details, state }: DirectoryAgency, relation: AgencyRelation): boolean {
  switch (relation.kind) {
    case 'children':
      return parentCode === relation.of;
    case 'predecessors':
      return details?.successor === relation.of;
    case 'closing':
      return state !== 'closed' && details?.closesOn !== undefined && details.closesOn <= relation.by;
  }
}
