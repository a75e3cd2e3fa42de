import { names, packetNamespace, packetPrefix } from '../../edxml/names.ts';

/** What was signed and nothing else; what came beside it in the packet is not in here. */
export interface SignedPacket {
  /**
   * A packet put together out of the canonical bytes that were hashed: read this one, not the one that came. It
   * has no attachments where the parts were signed; with the whole document signed, it is that.
   */
  readonly document: Uint8Array;
  readonly attachments: readonly SignedAttachment[];
}

export interface SignedAttachment {
  /** Without `cid:`. */
  readonly contentId: string;
  /** Bytes after Base64. */
  readonly size: number;
  /** Of these bytes, lower-case hex. */
  readonly sha256: string;
}

/** Canonical bytes of the parts that the signature covers. */
export interface CanonicalParts {
  readonly messageHeader: Uint8Array;
  readonly firstHop: Uint8Array | undefined;
  readonly transaction: Uint8Array | undefined;
  readonly manifest: Uint8Array | undefined;
}

/** A packet of the parts alone. Each brings its own namespace declarations along. */
export function joinParts({ messageHeader, firstHop, transaction, manifest }: CanonicalParts): Uint8Array {
  const trace = wrap(names.traceHeaderList, [firstHop, transaction]);
  const header = wrap(names.header, [messageHeader, trace]);
  const envelope = wrap(names.envelope, [header, wrap(names.body, [manifest])]);
  return wrap(names.root, [envelope]) ?? envelope ?? messageHeader;
}

function wrap(local: string, parts: readonly (Uint8Array | undefined)[]): Uint8Array | undefined {
  const present = parts.filter((part) => part !== undefined);
  if (present.length === 0) return undefined;
  const [tag, declaration] = local === names.root ? [local, 'xmlns'] : [`${packetPrefix}:${local}`, declared];
  const open = Buffer.from(`<${tag} ${declaration}="${packetNamespace}">`);
  return Buffer.concat([open, ...present, Buffer.from(`</${tag}>`)]);
}

const declared = `xmlns:${packetPrefix}`;
