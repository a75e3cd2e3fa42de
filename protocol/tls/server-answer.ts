import { extensionCodes, readExtensions } from './extensions.ts';
import { octetReader, TlsFault } from './octets.ts';
import { readRecords } from './records.ts';
import { type TlsVersion, versionNamed } from './versions.ts';

/** What a server said to one hello, in the clear. */
export type ServerAnswer =
  | { readonly kind: 'more' }
  | {
      readonly kind: 'chosen';
      readonly version: TlsVersion;
      readonly suiteCode: number;
      /** RFC 5746; TLS 1.3 has no renegotiation, so there it is true. */
      readonly safeRenegotiation: boolean;
      readonly extendedMasterSecret: boolean;
      readonly compression: boolean;
      /** True when the server asks for a client certificate; TLS 1.3 says so only under encryption. */
      readonly asksCertificate: boolean;
      /** DER, the server's own first; empty when TLS 1.3 encrypts it or it has not come yet. */
      readonly certificates: readonly Uint8Array[];
    }
  | { readonly kind: 'refused'; readonly alert: number }
  | { readonly kind: 'malformed'; readonly fault: string };

const serverHelloType = 2;
const certificateType = 11;
const certificateRequestType = 13;
const helloDoneType = 14;

/** Reads what a server answered so far. Never throws. */
export function readServerAnswer(bytes: Uint8Array): ServerAnswer {
  try {
    const { messages, alert } = readRecords(bytes);
    const hello = messages.find(({ type }) => type === serverHelloType);
    if (hello === undefined) {
      return alert === undefined ? { kind: 'more' } : { kind: 'refused', alert };
    }
    const chosen = readServerHello(hello.body);
    if (chosen === undefined) return { kind: 'malformed', fault: 'the server names an unknown version' };
    const certificate = messages.find(({ type }) => type === certificateType);
    const done = chosen.version === 'TLS 1.3' || messages.some(({ type }) => type === helloDoneType);
    if (!done && alert === undefined) return { kind: 'more' };
    return {
      ...chosen,
      asksCertificate: messages.some(({ type }) => type === certificateRequestType),
      certificates: certificate === undefined ? [] : certificatesOf(certificate.body),
    };
  } catch (reason) {
    if (reason instanceof TlsFault) return { kind: 'malformed', fault: reason.message };
    throw reason;
  }
}

function readServerHello(body: Uint8Array) {
  const reader = octetReader(body);
  const legacyVersion = reader.number(2);
  reader.take(32);
  reader.vector(1);
  const suiteCode = reader.number(2);
  const compression = reader.number(1) !== 0;
  const extensions = readExtensions(reader.left() > 0 ? reader.vector(2) : new Uint8Array());
  const named = extensions.get(extensionCodes.supportedVersions);
  const version = versionNamed(named === undefined ? legacyVersion : octetReader(named).number(2));
  if (version === undefined) return undefined;
  const isThird = version === 'TLS 1.3';
  return {
    kind: 'chosen',
    ...{ version, suiteCode, compression },
    safeRenegotiation: isThird || extensions.has(extensionCodes.renegotiationInfo),
    extendedMasterSecret: isThird || extensions.has(extensionCodes.extendedMasterSecret),
  } as const;
}

function certificatesOf(body: Uint8Array): readonly Uint8Array[] {
  const list = octetReader(octetReader(body).vector(3));
  const certificates: Uint8Array[] = [];
  while (list.left() > 0) certificates.push(list.vector(3));
  return certificates;
}
