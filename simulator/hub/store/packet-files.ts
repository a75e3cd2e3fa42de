import type { FilePoint } from '../crash/crash-points.ts';

/**
 * Packets as bytes, named by their SHA-256. Only when `keep` has resolved may a row speak of a file, and when such a
 * row is durable, so is the file. A file that no row speaks of is an orphan of a crash, and is swept when a hub starts.
 */
export interface PacketFiles {
  /** Begins to take in one packet. */
  receive(): IncomingPacket;
  /**
   * Whether a packet of which a row speaks is still there, and as long as it was. Where the row lies in one database
   * with the bytes and refers to them, the database answers for that, and nothing is asked.
   */
  isWhole(sha256: string, size: number): Promise<boolean>;
  /** The bytes from `start` up to, and without, `end`. Reading an absent file fails. */
  read(sha256: string, start: number, end: number): AsyncIterable<Uint8Array>;
  /** Removes what nobody holds, and what never became a packet. Resolves to how many went. */
  sweep(holds: (sha256: string) => Promise<boolean>): Promise<number>;
  /** Removes every packet. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** A packet that is coming in. It becomes a file, or leaves nothing behind. */
export interface IncomingPacket {
  /** Takes the next bytes; wait for it, or the bytes pile up. */
  write(chunk: Uint8Array): Promise<void> | undefined;
  /**
   * Keeps the first `size` bytes under the name `sha256`, which must be their hash: durable when it resolves, or with
   * the row that comes to speak of them, where both lie in one database. Tells each point between two effects at
   * which a crash is tried.
   * @returns the bytes, where `HubStore.recordPacket` has to be given them because they lie with the row.
   */
  keep(sha256: string, size: number, reached?: (point: FilePoint) => void): Promise<Uint8Array | undefined>;
  /** All that has been written so far, in memory. It may still be kept, or discarded. */
  whole(): Promise<Uint8Array>;
  /** Gives the packet up. Harmless after `keep`, and when repeated. */
  discard(): Promise<void>;
}
