import type { Socket } from 'node:net';

/** Connections that a fault keeps open without an answer. */
export interface HeldConnections {
  hold(socket: Socket): void;
  has(socket: Socket): boolean;
  /** Ends them all, and whatever would be held from now on. */
  end(): void;
}

export function createHeldConnections(): HeldConnections {
  const held = new Set<Socket>();
  let isOver = false;
  return {
    hold(socket) {
      held.add(socket);
      socket.once('close', () => held.delete(socket));
      if (isOver) socket.destroy();
    },
    has: (socket) => held.has(socket),
    end() {
      isOver = true;
      for (const socket of held) socket.destroy();
    },
  };
}
