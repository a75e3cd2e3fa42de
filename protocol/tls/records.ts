import { octetReader, TlsFault } from './octets.ts';

/** Content types of the record layer (RFC 8446 §5.1). */
export const contentTypes = { alert: 21, handshake: 22 } as const;

const fatalLevel = 2;
const closeNotify = 0;
const headerLength = 5;
/** RFC 8446 §5.1: 2^14; RFC 5246 allows 2048 more for what is protected. */
const longestRecord = 16_384 + 2_048;
/** A ClientHello with post-quantum key shares is under 2 KB; a chain of certificates under 60 KB. */
const longestMessage = 128 * 1024;

export interface HandshakeMessage {
  readonly type: number;
  readonly body: Uint8Array;
}

/** What stood in the clear at the start of one direction of a connection. */
export interface Records {
  readonly messages: readonly HandshakeMessage[];
  /** Code of the alert that ended the connection (RFC 8446 §6): 40 handshake_failure, 70 protocol_version … */
  readonly alert?: number;
  /** Version in the header of the first record. */
  readonly recordVersion?: number;
}

/**
 * Takes handshake messages out of the records of one direction, joined across records. Stops at an alert that ends
 * the connection and at the first record that is neither, since what follows is encrypted. A warning is passed over:
 * servers send one for a host name that they do not know, and then go on (RFC 6066 §3). Throws a {@link TlsFault}
 * for what is no TLS.
 */
export function readRecords(bytes: Uint8Array): Records {
  const held: Uint8Array[] = [];
  let recordVersion: number | undefined;
  let alert: number | undefined;
  let at = 0;
  while (bytes.length - at >= headerLength && alert === undefined) {
    const header = octetReader(bytes.subarray(at, at + headerLength));
    const [type, version, length] = [header.number(1), header.number(2), header.number(2)];
    if (version >> 8 !== 3) throw new TlsFault('no TLS record starts here', at);
    if (length > longestRecord) throw new TlsFault('a record is longer than TLS allows', at);
    recordVersion ??= version;
    const end = at + headerLength + length;
    if (end > bytes.length) break;
    const content = bytes.subarray(at + headerLength, end);
    if (type === contentTypes.alert && content.length === 2) alert = endingAlert(content);
    else if (type === contentTypes.handshake) held.push(content);
    else break;
    at = end;
  }
  return {
    messages: messagesOf(held),
    ...(alert === undefined ? {} : { alert }),
    ...(recordVersion === undefined ? {} : { recordVersion }),
  };
}

/** The code of an alert that ends the connection: a fatal one, or the notice that it is closed. */
function endingAlert([level, code]: Uint8Array): number | undefined {
  return level === fatalLevel || code === closeNotify ? code : undefined;
}

function messagesOf(held: readonly Uint8Array[]): readonly HandshakeMessage[] {
  const bytes = Buffer.concat(held);
  const messages: HandshakeMessage[] = [];
  let at = 0;
  while (bytes.length - at >= 4) {
    const header = octetReader(bytes.subarray(at, at + 4));
    const [type, length] = [header.number(1), header.number(3)];
    if (length > longestMessage) throw new TlsFault('a handshake message is longer than any in use', at);
    if (at + 4 + length > bytes.length) break;
    messages.push({ type, body: bytes.subarray(at + 4, at + 4 + length) });
    at += 4 + length;
  }
  return messages;
}
