import { names } from '../../edxml/names.ts';
import { createTreeReader } from '../../xml/read.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { placeOf } from '../../xml/walk.ts';
import type { HashName } from '../algorithm.ts';
import { type CarvedContents, createCarvedContents } from './carved-contents.ts';
import { refuse, refuseFor } from './fault.ts';
import { layOut, type PacketLayout } from './packet-layout.ts';
import type { Source } from './standalone.ts';

/** A packet whose envelope is a tree, and whose long contents were hashed as they went by. */
export interface OpenPacket {
  readonly packet: Uint8Array;
  readonly root: XmlElement;
  readonly layout: PacketLayout;
  readonly source: Source;
  readonly contents: CarvedContents;
}

/** Opens the bytes of a packet. Refuses what is not XML that one may read, and what is no packet. */
export function openPacket(packet: Uint8Array, hashes: readonly HashName[]): OpenPacket {
  const contents = createCarvedContents(hashes);
  const reader = createTreeReader(undefined, contents.sink);
  reader.write(packet);
  const tree = reader.end();
  if (!tree.ok)
    return refuseFor(
      'malformed',
      tree.problems.filter(({ severity }) => severity === 'error'),
    );
  const { root } = tree.value;
  const layout = layOut(root);
  if (layout === undefined) {
    return refuse('malformed', 'dsig.not-a-packet', placeOf(root, ''), {
      seen: root.name.local,
      expected: names.root,
    });
  }
  return { packet, root, layout, source: reader.source, contents };
}
