import { extensionCodes } from './extensions.ts';
import { joined, octets, vector } from './octets.ts';
import { contentTypes } from './records.ts';
import { renegotiationSignal } from './suites.ts';
import { type TlsVersion, versionCode } from './versions.ts';

/** What to offer to a server in order to see what it takes. */
export interface HelloOffer {
  /** The one version that is offered. */
  readonly version: TlsVersion;
  readonly suiteCodes: readonly number[];
  readonly serverName?: string;
  /** 32 bytes; the caller's chance, so that a run replays. */
  readonly random: Uint8Array;
  /**
   * Public part of an x25519 key, 32 bytes: TLS 1.3 asks for one. Nobody needs the private part, because the
   * scan ends with the server's first answer.
   */
  readonly keyShare: Uint8Array;
}

const groups = [0x001d, 0x0017, 0x0018, 0x0019];
const schemes = [0x0403, 0x0503, 0x0603, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0203, 0x0201];

/** The record with a ClientHello that offers one version and a list of suites, and nothing else to choose. */
export function writeClientHello(offer: HelloOffer): Uint8Array {
  const { version, suiteCodes, random } = offer;
  const legacy = Math.min(versionCode(version), versionCode('TLS 1.2'));
  const body = joined(
    octets(legacy, 2),
    random,
    vector(1),
    vector(2, ...[...suiteCodes, renegotiationSignal].map((code) => octets(code, 2))),
    vector(1, octets(0, 1)),
    ...(version === 'SSL 3.0' ? [] : [vector(2, ...extensionsOf(offer))]),
  );
  const message = joined(octets(1, 1), vector(3, body));
  const recordVersion = Math.min(legacy, versionCode('TLS 1.0'));
  return joined(octets(contentTypes.handshake, 1), octets(recordVersion, 2), vector(2, message));
}

function extensionsOf({ version, serverName, keyShare }: HelloOffer): readonly Uint8Array[] {
  const codes = extensionCodes;
  const named = serverName === undefined ? [] : [serverNameExtension(serverName)];
  const lists = [
    extension(codes.supportedGroups, vector(2, ...groups.map((code) => octets(code, 2)))),
    extension(11, vector(1, octets(0, 1))),
    ...(versionCode(version) < versionCode('TLS 1.2')
      ? []
      : [extension(codes.signatureAlgorithms, vector(2, ...schemes.map((code) => octets(code, 2))))]),
    extension(codes.extendedMasterSecret, new Uint8Array()),
  ];
  if (version !== 'TLS 1.3') return [...named, ...lists];
  return [
    ...named,
    ...lists,
    extension(codes.supportedVersions, vector(1, octets(versionCode(version), 2))),
    extension(codes.keyShare, vector(2, octets(0x001d, 2), vector(2, keyShare))),
  ];
}

function extension(code: number, content: Uint8Array): Uint8Array {
  return joined(octets(code, 2), vector(2, content));
}

function serverNameExtension(host: string): Uint8Array {
  const name = joined(octets(0, 1), vector(2, Buffer.from(host, 'latin1')));
  return extension(extensionCodes.serverName, vector(2, name));
}
