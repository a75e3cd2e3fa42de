import { createTreeReader } from '../xml/read.ts';
import type { XmlElement, XmlLimits, XmlTree } from '../xml/tree.ts';
import { defaultAttachmentLimits } from './attachment-limits.ts';
import { createContentStore } from './content-store.ts';
import { names } from './names.ts';
import type { Packet } from './packet.ts';
import { readPacket } from './read-packet.ts';

/** What has to be known of a packet to write it anew: what it says, and where its files stand. */
export interface RewritablePacket {
  readonly packet: Packet;
  readonly root: XmlElement;
}

/** Reads a packet that has been accepted once already, in chunks, without judging it or its files again. */
export interface RewritableReader {
  write(chunk: Uint8Array): void;
  /** @throws when the bytes are no packet: they are not those that were accepted. */
  end(): RewritablePacket;
}

/** Creates a reader that holds the envelope of a packet and looks at none of its attachments. */
export function createRewritableReader(limits: XmlLimits): RewritableReader {
  const reader = createTreeReader(limits);
  return {
    write: (chunk) => reader.write(chunk),
    end() {
      const tree = reader.end();
      if (!tree.ok) throw new Error(`an accepted packet is no XML: ${tree.problems[0]?.code}`);
      const contents = createContentStore(defaultAttachmentLimits, false);
      const { packet } = readPacket(withoutFiles(tree.value), contents, {
        attachmentLimits: defaultAttachmentLimits,
      });
      if (packet === undefined) throw new Error('an accepted packet says nothing that it can be used for');
      return { packet, root: tree.value.root };
    },
  };
}

function withoutFiles({ root }: XmlTree): XmlTree {
  const children = root.children.filter(({ name }) => name.local !== names.attachmentList);
  return { root: { ...root, children } };
}
