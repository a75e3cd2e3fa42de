import type { Problem } from '../problems/problem.ts';
import type { XmlTree } from '../xml/tree.ts';
import { placeOf } from '../xml/walk.ts';
import type { AttachmentLimits } from './attachment-limits.ts';
import { checkCompleteness, checkPages, readAttachments } from './check-attachments.ts';
import { checkDocumentHeader } from './check-document.ts';
import { checkManifest } from './check-manifest.ts';
import { checkPrefixes } from './check-prefixes.ts';
import { checkSignature } from './check-signature.ts';
import { checkStatusHeader } from './check-status.ts';
import { checkTrace } from './check-trace.ts';
import { checkTransaction, kindOf } from './check-transaction.ts';
import type { ContentStore } from './content-store.ts';
import { decodeDocument } from './decode-document.ts';
import { present } from './decode-parts.ts';
import { decodeStatus } from './decode-status.ts';
import { packetFields } from './envelope-fields.ts';
import { type Group, groupOf, groupsOf, itemOf, textOf, trimmedOf } from './group.ts';
import { names } from './names.ts';
import { createNotes, type Notes, type Surroundings } from './notes.ts';
import type { ManifestEntry, Packet } from './packet.ts';
import { checkRoot, kindOfPacket } from './packet-kind.ts';
import { readGroup } from './read-group.ts';

/** What reading a tree needs to know. */
export interface TreeOptions extends Surroundings {
  readonly attachmentLimits: AttachmentLimits;
  readonly expect?: Packet['kind'];
}

/** Reads a packet out of its tree: its value as far as there is one, and every problem in it. */
export function readPacket(
  tree: XmlTree,
  contents: ContentStore,
  options: TreeOptions,
): { readonly packet: Packet | undefined; readonly problems: readonly Problem[] } {
  const notes = createNotes(options);
  if (!checkRoot(tree, notes)) return { packet: undefined, problems: notes.problems };
  const kind = kindOfPacket(tree, notes);
  checkExpected(kind, tree, options, notes);
  checkPrefixes(tree.root, notes);
  const root = readGroup(tree.root, placeOf(tree.root, ''), packetFields[kind], notes);
  const packet =
    kind === 'status'
      ? readStatus(root, notes)
      : readDocument(root, contents, options.attachmentLimits, notes);
  return { packet, problems: notes.problems };
}

function checkExpected(kind: Packet['kind'], tree: XmlTree, { expect }: TreeOptions, notes: Notes): void {
  if (expect === undefined || expect === kind) return;
  notes.report('packet.kind-unexpected', placeOf(tree.root, ''), { seen: kind, expected: expect });
}

function readStatus(root: Group, notes: Notes): Packet | undefined {
  const envelope = groupOf(root, names.envelope);
  const wrapper = groupOf(envelope, names.header);
  const strays = [
    itemOf(wrapper, names.traceHeaderList),
    itemOf(envelope, names.body),
    itemOf(root, names.attachmentList),
  ];
  for (const stray of strays) if (stray !== undefined) notes.report('packet.part-unexpected', stray.place);
  const header = groupOf(wrapper, names.messageHeader);
  if (header === undefined) return undefined;
  checkStatusHeader(header, notes);
  const signature = itemOf(wrapper, names.signature);
  checkSignature(signature?.element, names.signature, notes);
  return decodeStatus(header, notes.unknown);
}

function readDocument(
  root: Group,
  contents: ContentStore,
  limits: AttachmentLimits,
  notes: Notes,
): Packet | undefined {
  const envelope = groupOf(root, names.envelope);
  const wrapper = groupOf(envelope, names.header);
  const header = groupOf(wrapper, names.messageHeader);
  const trace = groupOf(wrapper, names.traceHeaderList);
  const body = groupOf(envelope, names.body);
  const list = groupOf(root, names.attachmentList);
  const kind = kindOf(groupOf(trace, names.transaction));
  checkTrace(trace, trimmedOf(groupOf(header, names.promulgationInfo), names.promulgationDate), notes);
  checkTransaction(trace, header, notes);
  const signature = checkSignature(itemOf(wrapper, names.signature)?.element, names.signature, notes);
  checkManifest(body, list, root.place, notes);
  const attachments = readAttachments(list, contents, limits, notes);
  if (header === undefined) return undefined;
  checkDocumentHeader(header, kind, notes);
  checkCompleteness(header, list, kind, notes);
  checkPages(header, attachments[0], notes);
  const manifest = groupsOf(groupOf(body, names.manifest), names.reference).map(decodeReference);
  return decodeDocument(header, { trace, signature, manifest, attachments, unknown: notes.unknown });
}

function decodeReference(group: Group): ManifestEntry {
  return present({
    contentId: textOf(group, names.contentId),
    contentType: textOf(group, names.contentType),
    description: textOf(group, names.description),
    attachmentName: textOf(group, names.attachmentName),
  });
}
