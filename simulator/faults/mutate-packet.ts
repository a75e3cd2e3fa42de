import type { Mutation } from '../../fixtures/mutations/mutation.ts';
import { mutations } from '../../fixtures/mutations/mutations.ts';
import { decodePacket } from '../../protocol/edxml/decode.ts';
import type { DocumentDraft, OutgoingAttachment } from '../../protocol/edxml/draft.ts';
import { encodeDocument } from '../../protocol/edxml/encode.ts';
import { extractAttachment } from '../../protocol/edxml/extract-attachment.ts';

/** A packet with one named fault in it. */
export interface MutatedPacket {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Applies the mutation of this name, or without a name the first one that has a place in the packet, beginning
 * where `draw` points. Undefined when none has: a status has no abstract that could be left out.
 */
export function mutatePacket(
  packet: Uint8Array,
  name: string | undefined,
  draw: () => number,
): MutatedPacket | undefined {
  const draft = draftOf(packet);
  const wanted =
    name === undefined ? inTurn(mutations, draw()) : mutations.filter((each) => each.name === name);
  for (const mutation of wanted) {
    const bytes = apply(mutation, packet, draft);
    if (bytes !== undefined && Buffer.compare(bytes, packet) !== 0) return { name: mutation.name, bytes };
  }
  return undefined;
}

function inTurn<T>(all: readonly T[], drawn: number): readonly T[] {
  const start = Math.floor(drawn * all.length);
  return [...all.slice(start), ...all.slice(0, start)];
}

/** Mutations are made for packets of our encoder; one that finds nothing to change in another throws. */
function apply(
  mutation: Mutation,
  packet: Uint8Array,
  draft: DocumentDraft | undefined,
): Uint8Array | undefined {
  try {
    if (mutation.kind === 'bytes') return mutation.mutate(packet);
    return draft === undefined ? undefined : written(mutation.mutate(draft));
  } catch {
    return undefined;
  }
}

function written(draft: DocumentDraft): Uint8Array | undefined {
  const encoded = encodeDocument(draft, 'sdk');
  return encoded.ok ? encoded.value : undefined;
}

/** The packet as its sender may have had it before writing; undefined for what is no whole document. */
function draftOf(packet: Uint8Array): DocumentDraft | undefined {
  const reading = decodePacket(packet, { dialect: 'observed', expect: 'document' });
  if (!reading.ok || reading.packet.kind !== 'document') return undefined;
  const { signature: _, manifest: __, unknown: ___, attachments, ...said } = reading.packet;
  const files = attachments.flatMap((each): OutgoingAttachment[] => {
    const file = extractAttachment(packet, each);
    if (!file.ok) return [];
    const { description, contentType } = each;
    return [
      {
        ...file.value,
        ...(description === undefined ? {} : { description }),
        ...(contentType === undefined ? {} : { contentType }),
      },
    ];
  });
  return files.length === attachments.length ? { ...said, attachments: files } : undefined;
}
