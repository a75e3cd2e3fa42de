import type { Instant } from '../../../protocol/ports/ports.ts';
import type { ExchangeEvent } from '../../exchange-event.ts';
import type { Told } from '../notices/notice.ts';
import type { Delivery } from './store.ts';

/** The part of a hub's store that knows who takes part. Every method is one atomic step, as in the rest. */
export interface DirectoryStore {
  putSystem(system: ConnectedSystem): Promise<void>;
  findSystem(systemId: string): Promise<ConnectedSystem | undefined>;
  listSystems(): Promise<readonly ConnectedSystem[]>;
  /**
   * Creates the row with this id, or changes it, at the next directory version. Refuses a code (of either
   * form) that another row has, closed ones included.
   */
  putAgency(agency: NewAgency, event?: ExchangeEvent): Promise<PutAgency>;
  /** By either code form. */
  findAgency(code: string): Promise<DirectoryAgency | undefined>;
  findAgencyById(id: string): Promise<DirectoryAgency | undefined>;
  /** Those of the codes that the directory knows. */
  findAgencies(codes: readonly string[]): Promise<AgenciesByCode>;
  /** In the order in which they were created. */
  listAgencies(): Promise<readonly DirectoryAgency[]>;
  /**
   * Puts several rows, each at the next version, takes back what waits for a mailbox, and records notices and
   * events: all of it, or nothing.
   */
  changeDirectory(change: DirectoryChange): Promise<DirectoryChanged>;
  /** The version of the last change; 0 of an empty directory. */
  directoryVersion(): Promise<number>;
  /** Rows as they stand, of those that changed after a version; by version. */
  listAgenciesSince(version: number, limit: number): Promise<readonly DirectoryAgency[]>;
  /** Rows as each change left them; by version. Of one row, or of all. */
  listAgencyHistory(query: HistoryQuery): Promise<readonly DirectoryAgency[]>;
  /** Rows of which one says something of another: its children, those that it took over, those that close. */
  listRelated(relation: AgencyRelation): Promise<readonly DirectoryAgency[]>;
}

/** A connected system (*hệ thống kết nối*): who may call. */
export interface ConnectedSystem {
  readonly systemId: string;
  /** UTF-8 text; the key of its HMAC. */
  readonly secret: string;
}

/** Rows of the directory by a code that was asked for, in either form. */
export type AgenciesByCode = ReadonlyMap<string, DirectoryAgency>;

/** One row of the directory. */
export interface DirectoryAgency {
  /** 24 hex digits. */
  readonly id: string;
  readonly pid: string;
  /** The mailbox: code of QĐ 20/2020 where there is one, else the only code. */
  readonly code: string;
  /** The 13-character code of QCVN 102:2016, where there is one. */
  readonly code102?: string;
  readonly name: string;
  readonly mail: string;
  /** System that serves it; '' for a body that has its code and is not connected yet (REG-02). */
  readonly systemId: string;
  /** Code of the parent agency or exchange centre; '' at the top. */
  readonly parentCode: string;
  readonly state: 'active' | 'locked' | 'closed';
  /** Directory version at which the row last changed, from 1. */
  readonly version: number;
  readonly modifiedAt: Instant;
  readonly details?: AgencyDetails;
}

/** What the registry knows of a row beside its place in the exchange (REG-06). Days are `yyyy-MM-dd`. */
export interface AgencyDetails {
  /** The decision by which the code was issued. */
  readonly decision?: { readonly number: string; readonly issuer: string; readonly date?: string };
  /** The first day on which the code is used. */
  readonly validFrom?: string;
  /** The first day on which it is no longer used, and why. */
  readonly closesOn?: string;
  readonly closeReason?: string;
  /** Code of the body that takes over. */
  readonly successor?: string;
  /** What becomes of what waits when it closes: it stays, the successor gets it, or the sender has it back. */
  readonly waiting?: WaitingOnClose;
  /** A unit inside a body: it receives, but is no agency of its own. */
  readonly isInternal?: boolean;
  /** The last day on which its contacts were confirmed (REG-10). */
  readonly contactsConfirmedOn?: string;
  readonly mobile?: string;
  readonly fax?: string;
}

export type WaitingOnClose = 'keep' | 'successor' | 'return';

/** A row as it is put; the store gives it its version. */
export type NewAgency = Omit<DirectoryAgency, 'version'>;

export type PutAgency =
  | { readonly kind: 'put'; readonly agency: DirectoryAgency }
  | { readonly kind: 'code-taken'; readonly code: string };

/** One change of the directory, which may touch several rows. */
export interface DirectoryChange {
  readonly puts: readonly DirectoryPut[];
  /** Rows that the change rests on and leaves alone; each must still be as it was read. */
  readonly restsOn?: readonly RowAsRead[];
  readonly events: readonly ExchangeEvent[];
  readonly takesBack?: TakesBack;
}

/** A row, and the version that it had. */
export type RowAsRead = Pick<DirectoryAgency, 'id' | 'code' | 'version'>;

export interface DirectoryPut {
  readonly agency: NewAgency;
  /** The version that the row must still have; 0 for one that is not there yet. */
  readonly was: number;
}

/** What waits for a mailbox, or is held for it, is withdrawn; nobody is warned of it as overdue any more. */
export interface TakesBack {
  readonly mailbox: string;
  readonly at: Instant;
  /** What is told of it, oldest first. A store that begins its step anew asks again. */
  readonly tell: (deliveries: readonly Delivery[]) => Told;
}

export type DirectoryChanged =
  | { readonly kind: 'changed'; readonly agencies: readonly DirectoryAgency[]; readonly told: Told }
  | { readonly kind: 'code-taken'; readonly code: string }
  /** A row has changed since it was read. */
  | { readonly kind: 'overtaken'; readonly code: string };

/** Only what changed after a version, at most so many. */
export interface HistoryQuery {
  readonly after?: number;
  /** Id of one row. */
  readonly id?: string;
  readonly limit: number;
}

export type AgencyRelation =
  | { readonly kind: 'children'; readonly of: string }
  | { readonly kind: 'predecessors'; readonly of: string }
  /** Not closed, but to be closed on or before this day, `yyyy-MM-dd`. */
  | { readonly kind: 'closing'; readonly by: string };
