import { createSecureContext } from 'node:tls';
import { pemOf } from '../../fixtures/keys/signing-keys.ts';
import type { HubOptions } from '../../simulator/hub/start-hub.ts';
import { falseRules } from '../../simulator/link/false-identity.ts';
import { createLinkAuthority, freshRsaKey } from '../../simulator/link/link-authority.ts';
import { isSourceAddress } from '../../simulator/link/source-addresses.ts';
import {
  currentVersions,
  optionsOf,
  type TlsIdentity,
  type TlsRules,
} from '../../simulator/link/tls-rules.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { type CliContext, CommandFailure, usageFailure } from '../context.ts';
import { readWholeArgument } from '../file-argument.ts';
import { testHosts } from './test-hosts.ts';

/** The options about the link, as the parser hands them over. */
export interface TlsOptions {
  /** Where the hub listens. */
  readonly host: string;
  readonly tlsPort?: number;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly clientCa?: string;
  readonly tlsSuites: Exclude<TlsRules['suites'], 'obsolete'>;
  readonly sources?: string;
}

/** Every root of an operating system is 250 KB. */
const pemBytes = 4 * 1024 * 1024;

/** What a hub is started with, and what has to be written down once it listens. */
export interface HubLink extends Pick<HubOptions, 'tls' | 'sources'> {
  /** PEM of the root of a fresh test certificate; absent of a certificate of one's own. */
  readonly testRoot?: string;
}

/**
 * The hub's options about the link. Certificate files are read again at every reload.
 * @throws {CommandFailure} for a file that cannot be read, a key that does not belong to its certificate, or
 * ranges that are none.
 */
export async function readTlsOptions(context: CliContext, options: TlsOptions): Promise<HubLink> {
  const sources = options.sources?.split(',').map((each) => each.trim());
  if (sources !== undefined) checkSources(sources);
  const { tlsPort } = options;
  if (tlsPort === undefined) {
    if ([options.tlsCert, options.tlsKey, options.clientCa].some((each) => each !== undefined)) {
      throw usageFailure({ vi: 'cần cả --tls-port', en: '--tls-port is needed as well' });
    }
    return sources === undefined ? {} : { sources };
  }
  const fresh = options.tlsCert === undefined ? freshIdentity(options.host) : undefined;
  const renew = rulesFrom(context, options, fresh);
  const tls = { rules: await renew(), port: tlsPort, renew };
  return {
    tls,
    ...(sources === undefined ? {} : { sources }),
    ...(fresh === undefined ? {} : { testRoot: fresh.root }),
  };
}

function checkSources(sources: readonly string[]): void {
  const wrong = sources.find((each) => !isSourceAddress(each));
  if (wrong === undefined) return;
  throw usageFailure({
    vi: `--sources: “${wrong}” không phải địa chỉ hay dải địa chỉ IP, ví dụ 10.0.0.0/8`,
    en: `--sources: “${wrong}” is no address or range of addresses, such as 10.0.0.0/8`,
  });
}

/** How to get the rules, now and at every reload. */
function rulesFrom(
  context: CliContext,
  options: TlsOptions,
  fresh: FreshIdentity | undefined,
): () => Promise<TlsRules> {
  const { tlsCert, tlsKey, clientCa } = options;
  if ((tlsCert === undefined) !== (tlsKey === undefined)) {
    throw usageFailure({
      vi: '--tls-cert và --tls-key phải đi cùng nhau',
      en: '--tls-cert and --tls-key go together',
    });
  }
  const text = async (file: string) =>
    Buffer.from(await readWholeArgument(context, file, pemBytes)).toString('utf8');
  return async () => {
    const own = async () => ({ certificates: await text(tlsCert ?? ''), key: await text(tlsKey ?? '') });
    const { identity, otherIdentity } = fresh ?? { identity: await own() };
    const authorities =
      clientCa === undefined ? {} : { clientAuthorities: certificatesIn(clientCa, await text(clientCa)) };
    return checked({
      ...{ identity, ...authorities, suites: options.tlsSuites, ...currentVersions },
      ...(otherIdentity === undefined ? {} : { otherIdentity }),
    });
  };
}

/** TLS would take a file without any, and let nobody in: a fault of the file is told here, not at every caller. */
function certificatesIn(file: string, text: string): string {
  if (/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/.test(text)) return text;
  throw new CommandFailure({
    vi: `“${file}” (--client-ca) không có chứng thư nào`,
    en: `“${file}” (--client-ca) holds no certificate`,
  });
}

/** A key of another certificate is found here, not at the first caller. */
function checked(rules: TlsRules): TlsRules {
  try {
    createSecureContext(optionsOf(rules));
    return rules;
  } catch (reason) {
    const why = reason instanceof Error ? reason.message : String(reason);
    throw new CommandFailure({
      vi: `chứng thư hoặc khoá TLS không dùng được: ${why}`,
      en: `the TLS certificate or key cannot be used: ${why}`,
    });
  }
}

interface FreshIdentity {
  readonly identity: TlsIdentity;
  readonly otherIdentity?: TlsIdentity;
  /** PEM of the root above. */
  readonly root: string;
}

/** On EC and on RSA: the certificate of the live axis may be either, and a client may be set up for one alone. */
function freshIdentity(host: string): FreshIdentity {
  const now = createSystemClock().now();
  const authority = createLinkAuthority(now);
  const issue = { authority, hosts: testHosts(host), now };
  return {
    identity: falseRules('orderly', issue).rules.identity,
    otherIdentity: falseRules('orderly', { ...issue, key: freshRsaKey(2048) }).rules.identity,
    root: pemOf('CERTIFICATE', authority.root.certificate),
  };
}
