import type { Bilingual, Severity } from '../../protocol/problems/entry.ts';

/** A problem as the management API gives it. */
export interface ShownProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly place: {
    readonly path: string;
    readonly line?: number;
    readonly column?: number;
    readonly offset?: number;
  };
  readonly seen?: string;
  readonly expected?: string;
  readonly vi: { readonly text: string; readonly remedy: string };
  readonly en: { readonly text: string; readonly remedy: string };
  readonly requirements: readonly string[];
}

/** A request as `/requests` gives it. */
export interface ShownRequest {
  readonly number: number;
  readonly at: number;
  readonly took: number;
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly bodyBytes: number;
  readonly operation?: string;
  readonly systemId?: string;
  readonly messageType?: string;
  readonly httpStatus: number;
  readonly answered: string;
  readonly refused: boolean;
  readonly problems: readonly ShownProblem[];
}

/** A document at one receiver, as `/transfers` gives it. */
export interface ShownTransfer {
  readonly document: string;
  readonly documentId: string;
  readonly issuer: string;
  readonly receiver: string;
  readonly acceptedAt: number;
  readonly changedAt: number;
  readonly processing: string;
  readonly deliveries: readonly {
    readonly deliveryId: string;
    readonly docId: string;
    readonly transport: string;
    readonly updatedAt: number;
  }[];
}

/** A packet as `/quarantine` gives it. */
export interface ShownQuarantine {
  readonly number: number;
  readonly at: number;
  readonly systemId: string;
  readonly sha256: string;
  readonly problems: readonly ShownProblem[];
}

/** A connection to the TLS port as `/links` gives it. */
export interface ShownLink {
  readonly number: number;
  readonly at: number;
  readonly remoteAddress: string;
  readonly failure?: string;
  readonly problems: readonly ShownProblem[];
}

/** Words for what the wire says in codes. */
export interface Labels {
  readonly operations: Readonly<Record<string, Bilingual>>;
  readonly processing: Readonly<Record<string, Bilingual>>;
  /** The status code that led to a state of processing. */
  readonly signs: Readonly<Record<string, string>>;
  readonly transport: Readonly<Record<string, Bilingual>>;
}
