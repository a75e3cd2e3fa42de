import { hasError, type Problem } from '../problems/problem.ts';
import { defaultXmlLimits } from '../xml/limits.ts';
import { createTreeReader } from '../xml/read.ts';
import type { XmlLimits, XmlTree } from '../xml/tree.ts';
import { type AttachmentLimits, defaultAttachmentLimits } from './attachment-limits.ts';
import { createContentStore } from './content-store.ts';
import { applyDialect, type Dialect, type Leniency } from './dialects.ts';
import { inDocumentOrder, type Surroundings } from './notes.ts';
import type { Packet } from './packet.ts';
import { readPacket } from './read-packet.ts';

/** How a packet is read. */
export interface PacketOptions extends Surroundings {
  readonly dialect: Dialect;
  readonly limits?: XmlLimits;
  readonly attachmentLimits?: AttachmentLimits;
  /** What it was sent as, when that is known (ENV-09). */
  readonly expect?: Packet['kind'];
  /** False: attachments are not hashed, for who needs no `AttachmentFacts.sha256`. */
  readonly attachmentHashes?: boolean;
}

/**
 * What came of reading a packet. `ok` when no error is left in the dialect asked for; else as much as could
 * be read. `problems` holds every problem found, in document order.
 */
export type PacketReading = PacketRead | PacketRefused;

export interface PacketRead {
  readonly ok: true;
  readonly packet: Packet;
  readonly tree: XmlTree;
  readonly problems: readonly Problem[];
  /** The leniencies without which it would have been refused. */
  readonly leniencies: readonly Leniency[];
}

export interface PacketRefused {
  readonly ok: false;
  /** Absent when it lacks what no use of a packet can do without. */
  readonly packet?: Packet;
  /** Absent when it is not XML that one may read. */
  readonly tree?: XmlTree;
  readonly problems: readonly Problem[];
  readonly leniencies: readonly Leniency[];
}

/** Reads one packet that arrives in chunks. */
export interface PacketReader {
  /** Takes the next bytes; the array may be used again afterwards. */
  write(chunk: Uint8Array): void;
  /** Answers for all that was written. Call it once. */
  end(): PacketReading;
}

/**
 * Creates a reader that holds the envelope of a packet and judges its attachments as they stream by. Never
 * throws for what a peer sent.
 */
export function createPacketReader(options: PacketOptions): PacketReader {
  const { limits = defaultXmlLimits, attachmentLimits = defaultAttachmentLimits } = options;
  const contents = createContentStore(attachmentLimits, options.attachmentHashes);
  const reader = createTreeReader(limits, contents.sink);
  return {
    write: (chunk) => reader.write(chunk),
    end() {
      const tree = reader.end();
      if (!tree.ok) return { ok: false, problems: tree.problems, leniencies: [] };
      const { packet, problems } = readPacket(tree.value, contents, { ...options, attachmentLimits });
      const judged = applyDialect(inDocumentOrder([...tree.problems, ...problems]), options.dialect);
      return answer(tree.value, packet, judged.problems, judged.leniencies);
    },
  };
}

/** Reads a whole packet, see `createPacketReader`. */
export function decodePacket(bytes: Uint8Array, options: PacketOptions): PacketReading {
  const reader = createPacketReader(options);
  reader.write(bytes);
  return reader.end();
}

function answer(
  tree: XmlTree,
  packet: Packet | undefined,
  problems: readonly Problem[],
  leniencies: readonly Leniency[],
): PacketReading {
  if (packet === undefined) return { ok: false, tree, problems, leniencies };
  return { ok: !hasError(problems), packet, tree, problems, leniencies };
}
