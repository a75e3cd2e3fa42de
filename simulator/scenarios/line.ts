import type { Clock, FetchWhole } from '../../protocol/ports/ports.ts';
import { createTransport } from '../agency/transport.ts';
import type { RunningHub } from '../hub/start-hub.ts';
import { createDirectFetch } from './direct-fetch.ts';
import { createSocketPair } from './memory-socket.ts';

/**
 * How nodes reach the hub: `direct` hands requests to its request code, `memory` speaks HTTP over connections
 * within this process, on which faults can do their work, `sockets` goes over the computer's own network.
 */
export type LineKind = 'direct' | 'memory' | 'sockets';

export interface Line {
  readonly fetch: FetchWhole;
  /** Changes whenever something moves on the line. */
  moved(): number;
  close(): Promise<void>;
}

/** Where the hub is now: another place after it was started again. */
export type HubPlace = Pick<RunningHub, 'front' | 'serve' | 'url'>;

/** The address that nodes believe they call, whatever the line: it is part of what they sign. */
export const usualEndpoint = 'http://truc.example';

/** The wait for `100 Continue` is the line's, and no part of a scenario's time: a hub always says it. */
const networkWait = 3000;

/** Opens a line to a hub. */
export function openLine(kind: LineKind, clock: Clock, hub: () => HubPlace): Line {
  let moves = 0;
  const open = () => {
    switch (kind) {
      case 'direct':
        return { fetch: createDirectFetch((request) => hub().serve(request)), close: async () => undefined };
      case 'memory':
        return createTransport({ clock: patient(clock), dial: () => dial(hub(), () => (moves += 1)) });
      case 'sockets': {
        const transport = createTransport({ clock: patient(clock) });
        return { ...transport, fetch: towards(transport.fetch, hub) };
      }
    }
  };
  const { fetch, close } = open();
  return {
    moved: () => moves,
    fetch: async (input, init) => {
      moves += 1;
      try {
        return await fetch(input, init);
      } finally {
        moves += 1;
      }
    },
    close,
  };
}

function dial({ front }: HubPlace, moved: () => void) {
  const { client, server } = createSocketPair(moved);
  front.emit('connection', server);
  return client;
}

/** Sends what is meant for the usual address to where the hub really listens. */
function towards(fetch: FetchWhole, hub: () => HubPlace): FetchWhole {
  return (input, init) => fetch(String(input).replace(usualEndpoint, hub().url), init);
}

function patient(clock: Clock): Clock {
  const untilAborted = (signal?: AbortSignal) =>
    new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
  return {
    now: clock.now,
    sleep: (ms, signal) => (ms === networkWait ? untilAborted(signal) : clock.sleep(ms, signal)),
  };
}
