import { extensionCodes, readExtensions } from './extensions.ts';
import { groupNames, nameIn, signatureSchemeNames } from './group-names.ts';
import { numbersOf, octetReader, TlsFault } from './octets.ts';
import { contentTypes, readRecords } from './records.ts';
import { fallbackSignal, renegotiationSignal, suiteNamed } from './suites.ts';
import { isGrease, type TlsVersion, versionNamed } from './versions.ts';

/**
 * What a client offers in its first bytes: the evidence of TLS-02 and TLS-04 for a connecting system. Order is
 * the client's preference. Numbers without a name stand as `0x1a2b`; GREASE is left out.
 */
export interface ClientHello {
  /** Newest first. */
  readonly versions: readonly TlsVersion[];
  readonly recordVersion?: TlsVersion;
  /** Numbers of the suites, signals left out. */
  readonly suiteCodes: readonly number[];
  readonly suites: readonly string[];
  readonly groups: readonly string[];
  readonly signatureSchemes: readonly string[];
  /** Host name that the client asks for; absent when it names none. */
  readonly serverName?: string;
  readonly protocols: readonly string[];
  readonly compression: boolean;
  /** RFC 5746, by extension or signal. */
  readonly safeRenegotiation: boolean;
  readonly extendedMasterSecret: boolean;
  /** True when it tries to take up an earlier session: an id, a ticket or a key. */
  readonly resumes: boolean;
  readonly earlyData: boolean;
  /** True when the client says that this is a second try with a lower version (RFC 7507). */
  readonly fallback: boolean;
}

/** What the first bytes of a connection are. `more` asks for more of them. */
export type FirstBytes =
  | { readonly kind: 'more' }
  | { readonly kind: 'hello'; readonly hello: ClientHello }
  | { readonly kind: 'plain' }
  | { readonly kind: 'malformed'; readonly fault: string; readonly offset: number };

/** A hello longer than this was never seen; who sends more without an end gets no more patience. */
const longestWait = 64 * 1024;
const clientHelloType = 1;

/** Reads the first bytes that a client sent, which may be plain HTTP by mistake (TLS-01). Never throws. */
export function readFirstBytes(bytes: Uint8Array): FirstBytes {
  const [first] = bytes;
  if (first === undefined) return { kind: 'more' };
  if (first !== contentTypes.handshake) return isCapital(first) ? { kind: 'plain' } : noTls(first);
  try {
    const { messages, recordVersion } = readRecords(bytes);
    const [message] = messages;
    if (message === undefined) {
      return bytes.length > longestWait ? malformed('the hello has no end', longestWait) : { kind: 'more' };
    }
    if (message.type !== clientHelloType) return malformed(`message ${message.type} came first`, 5);
    return { kind: 'hello', hello: readClientHello(message.body, recordVersion) };
  } catch (reason) {
    if (reason instanceof TlsFault) return malformed(reason.message, reason.offset);
    throw reason;
  }
}

/** An HTTP request begins with its method, in capitals. */
function isCapital(octet: number): boolean {
  return octet >= 0x41 && octet <= 0x5a;
}

function noTls(first: number): FirstBytes {
  return malformed(`byte 0x${first.toString(16).padStart(2, '0')} starts no TLS record`, 0);
}

function malformed(fault: string, offset: number): FirstBytes {
  return { kind: 'malformed', fault, offset };
}

function readClientHello(body: Uint8Array, recordVersion: number | undefined): ClientHello {
  const reader = octetReader(body);
  const legacyVersion = reader.number(2);
  reader.take(32);
  const sessionId = reader.vector(1);
  const offered = numbersOf(reader.vector(2)).filter((code) => !isGrease(code));
  const compressions = reader.vector(1);
  const extensions = readExtensions(reader.left() > 0 ? reader.vector(2) : new Uint8Array());
  const record = recordVersion === undefined ? undefined : versionNamed(recordVersion);
  const suiteCodes = offered.filter((code) => code !== renegotiationSignal && code !== fallbackSignal);
  const versions = versionsOf(extensions, legacyVersion);
  return {
    versions,
    ...(record === undefined ? {} : { recordVersion: record }),
    suiteCodes,
    suites: suiteCodes.map(suiteNamed),
    groups: namesOf(extensions.get(extensionCodes.supportedGroups), groupNames),
    signatureSchemes: namesOf(extensions.get(extensionCodes.signatureAlgorithms), signatureSchemeNames),
    ...serverNameOf(extensions.get(extensionCodes.serverName)),
    protocols: protocolsOf(extensions.get(extensionCodes.alpn)),
    compression: compressions.some((method) => method !== 0),
    safeRenegotiation:
      extensions.has(extensionCodes.renegotiationInfo) || offered.includes(renegotiationSignal),
    extendedMasterSecret: extensions.has(extensionCodes.extendedMasterSecret),
    resumes: isResuming(extensions, sessionId, versions),
    earlyData: extensions.has(extensionCodes.earlyData),
    fallback: offered.includes(fallbackSignal),
  };
}

/**
 * A client of TLS 1.3 lists its versions. An older one names the highest, and then means every older one that
 * it still knows: that is the server's to find out, so only what was written is told.
 */
function versionsOf(extensions: ReadonlyMap<number, Uint8Array>, legacy: number): readonly TlsVersion[] {
  const listed = extensions.get(extensionCodes.supportedVersions);
  const codes = listed === undefined ? [legacy] : numbersOf(octetReader(listed).vector(1));
  return codes
    .toSorted((one, other) => other - one)
    .map(versionNamed)
    .filter((version) => version !== undefined);
}

/** In TLS 1.3 a session id is only there for old middle boxes; a key says that a session is taken up. */
function isResuming(
  extensions: ReadonlyMap<number, Uint8Array>,
  sessionId: Uint8Array,
  versions: readonly TlsVersion[],
): boolean {
  const ticketLength = extensions.get(extensionCodes.sessionTicket)?.length ?? 0;
  if (extensions.has(extensionCodes.preSharedKey) || ticketLength > 0) return true;
  return sessionId.length > 0 && !versions.includes('TLS 1.3');
}

function namesOf(content: Uint8Array | undefined, names: ReadonlyMap<number, string>): readonly string[] {
  if (content === undefined) return [];
  return numbersOf(octetReader(content).vector(2))
    .filter((code) => !isGrease(code))
    .map((code) => nameIn(names, code));
}

function serverNameOf(content: Uint8Array | undefined): { readonly serverName?: string } {
  if (content === undefined || content.length === 0) return {};
  const list = octetReader(octetReader(content).vector(2));
  while (list.left() > 0) {
    const type = list.number(1);
    const name = list.vector(2);
    if (type === 0) return { serverName: Buffer.from(name).toString('latin1') };
  }
  return {};
}

function protocolsOf(content: Uint8Array | undefined): readonly string[] {
  if (content === undefined) return [];
  const list = octetReader(octetReader(content).vector(2));
  const protocols: string[] = [];
  while (list.left() > 0) protocols.push(Buffer.from(list.vector(1)).toString('latin1'));
  return protocols;
}
