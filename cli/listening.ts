import type { Bilingual } from '../protocol/problems/entry.ts';
import { CommandFailure } from './context.ts';

/** By which option each port was asked for, and by which the address. */
export interface AskedPlace {
  /** `--port` where the port is none of these. */
  readonly ports?: Readonly<Record<`--${string}`, number | undefined>>;
  /** `--host` unless told. */
  readonly address?: `--${string}`;
}

/** What Node tells of a place where nothing could listen. */
interface Refused {
  readonly syscall?: string;
  readonly address?: string;
  readonly hostname?: string;
  readonly port?: number;
}

/** One line for a port or an address that cannot be had; any other error as it is. */
export function explainPlace(error: unknown, { ports = {}, address = '--host' }: AskedPlace): unknown {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (!(cause instanceof Error) || !('code' in cause)) return error;
  const place: Error & Refused = cause;
  if (place.syscall !== 'listen' && cause.code !== 'ENOTFOUND') return error;
  const [option = '--port'] = Object.entries(ports).find(([, port]) => port === place.port) ?? [];
  const text = textOf(String(cause.code), {
    port: `${place.port}`,
    host: place.address ?? place.hostname ?? '',
    option,
    address,
  });
  return text === undefined ? error : new CommandFailure(text);
}

function textOf(
  code: string,
  { port, host, option, address }: Readonly<Record<'port' | 'host' | 'option' | 'address', string>>,
): Bilingual | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return {
        vi: `cổng ${port} đang có chương trình khác dùng; chọn cổng khác bằng ${option}`,
        en: `port ${port} is in use; choose another with ${option}`,
      };
    case 'EACCES':
      return {
        vi: `hệ điều hành không cho mở cổng ${port}; chọn cổng trên 1023 bằng ${option}`,
        en: `the system does not allow port ${port}; choose one above 1023 with ${option}`,
      };
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return {
        vi: `máy này không có địa chỉ ${host}; chọn bằng ${address} một địa chỉ của chính máy này, hoặc 0.0.0.0 (mọi địa chỉ)`,
        en: `${host} is no address of this machine; choose with ${address} one that is, or 0.0.0.0 (all of them)`,
      };
    default:
      return undefined;
  }
}
