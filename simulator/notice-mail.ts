import type { AgencyNode } from './agency/node.ts';
import type { ExchangeEvent } from './exchange-event.ts';
import type { HubStore } from './hub/store/store.ts';

/** The mail by which a hub's notices reach people: outside the axis, which has no operation for them (STA-16). */
export interface NoticeMail {
  /** Hears of each event of the hub. */
  readonly hear: (event: ExchangeEvent) => void;
  /** Brings what has been given, and from now on what will be, to the nodes that serve those it is for. */
  open(store: Pick<HubStore, 'listNotices'>, nodes: readonly AgencyNode[]): void;
  /** Resolves when everything that was given has been brought. */
  settled(): Promise<void>;
}

export function createNoticeMail(): NoticeMail {
  let carry: (() => Promise<void>) | undefined;
  let round = Promise.resolve();
  let brought = 0;
  const bring = () => {
    if (carry !== undefined) round = round.then(carry);
  };
  return {
    hear: (event) => {
      if (event.name === 'notice-given') bring();
    },
    open: (store, nodes) => {
      carry = async () => {
        for (const { number, notice } of await store.listNotices({ after: brought })) {
          for (const node of nodes) await node.acceptNotice(notice);
          brought = number;
        }
      };
      bring();
    },
    settled: () => round,
  };
}
