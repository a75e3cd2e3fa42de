import { usageFailure } from '../../context.ts';

/**
 * An address that was named on the command line, as it stands.
 * @throws {CommandFailure} (exit 64) when it is none of HTTP: later on it would look like a bug, or like a dead hub.
 */
export function httpAddress(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw usageFailure({
    vi: `“${text}” không phải địa chỉ http:// hoặc https://`,
    en: `“${text}” is no http:// or https:// address`,
  });
}
