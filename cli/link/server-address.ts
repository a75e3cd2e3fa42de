import { usageFailure } from '../context.ts';

/** Where a TLS server listens. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
}

/**
 * Reads `https://host:port/…`, `host:port` or `host`; the port is 443 where none stands.
 * @throws {CommandFailure} for what is no address.
 */
export function parseServerAddress(text: string): ServerAddress {
  const url = URL.parse(text.includes('://') ? text : `https://${text}`);
  if (url === null || url.protocol !== 'https:' || url.hostname === '') {
    throw usageFailure({
      vi: `“${text}” không phải địa chỉ TLS, ví dụ https://truc.example:8443`,
      en: `“${text}” is no TLS address, such as https://truc.example:8443`,
    });
  }
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: url.port === '' ? 443 : Number(url.port) };
}
