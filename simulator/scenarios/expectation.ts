import type { StatusCode } from '../../protocol/edxml/packet.ts';

/** What must hold when a scenario is over. That all sides agree is always expected. */
export type Expectation =
  | VersionsExpected
  | StatesExpected
  | StatusesExpected
  | CountExpected
  | OrderExpected
  | SetAsideExpected;

/** How a document stands at its receivers, as the sender's register has it; `recalled` is a standing, too. */
export interface StatesExpected {
  readonly that: 'states';
  /** Id of the act that sent it. */
  readonly document: string;
  /** By receiver code. */
  readonly are: Readonly<Record<string, string>>;
}

/** The statuses that a receiver said about a document, in the order in which the sender got them. */
export interface StatusesExpected {
  readonly that: 'statuses';
  readonly document: string;
  readonly of: string;
  readonly are: readonly StatusCode[];
}

/** How many events of a kind the trace holds; `where` names values that fields of the event must have. */
export interface CountExpected {
  readonly that: 'count';
  readonly event: string;
  readonly where?: Readonly<Record<string, string | number | boolean>>;
  readonly document?: string;
  readonly is: number;
}

/** In which order documents are in a receiver's register. */
export interface OrderExpected {
  readonly that: 'order';
  readonly at: string;
  readonly documents: readonly string[];
}

/** How many versions of a document a receiver holds: the first, and each update that it agreed to. */
export interface VersionsExpected {
  readonly that: 'versions';
  readonly document: string;
  readonly at: string;
  readonly is: number;
}

/** A receiver could not use the packet of a document, laid it aside for this reason, and told the hub `fail`. */
export interface SetAsideExpected {
  readonly that: 'set-aside';
  readonly document: string;
  readonly at: string;
  readonly why: string;
}
