import type { XmlElement, XmlTree } from '../xml/tree.ts';
import { childNamed, placeOf } from '../xml/walk.ts';
import { names, namespaceInWords, packetNamespace } from './names.ts';
import type { Notes } from './notes.ts';
import type { Packet } from './packet.ts';

/** False when the root is no packet at all, and nothing more can be said. */
export function checkRoot({ root }: XmlTree, notes: Notes): boolean {
  const { local } = root.name;
  if (local !== names.root) {
    notes.report('packet.root-foreign', placeOf(root, ''), { seen: local, expected: names.root });
    return false;
  }
  const envelope = childNamed(root, names.envelope);
  const wrong = [root, envelope].find(
    (each) => each !== undefined && each.name.namespace !== packetNamespace,
  );
  if (wrong === undefined) return true;
  const path = wrong === root ? names.root : names.envelope;
  const seen = namespaceInWords(wrong.name.namespace);
  notes.report('packet.namespace-wrong', placeOf(wrong, path), { seen, expected: packetNamespace });
  return false;
}

/** Which kind of packet this is, by what its `MessageHeader` holds. */
export function kindOfPacket({ root }: XmlTree, notes: Notes): Packet['kind'] {
  const header = messageHeader(root);
  if (header === undefined) return 'document';
  const status = childNamed(header, names.statusCode);
  const receiver = childNamed(header, names.to);
  if (status !== undefined && receiver !== undefined) {
    notes.report('packet.kind-mixed', placeOf(status, `${names.messageHeader}/${names.statusCode}`));
    return 'document';
  }
  return status !== undefined || isStatusWithoutCode(header) ? 'status' : 'document';
}

/** Nothing of a document, and a time, which no document has there. */
function isStatusWithoutCode(header: XmlElement): boolean {
  const has = (name: string) => childNamed(header, name) !== undefined;
  return has(names.timestamp) && !has(names.to) && !has(names.code) && !has(names.subject);
}

function messageHeader(root: XmlElement): XmlElement | undefined {
  const envelope = childNamed(root, names.envelope);
  const header = envelope && childNamed(envelope, names.header);
  return header && childNamed(header, names.messageHeader);
}
