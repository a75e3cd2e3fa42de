import type { TelemetrySettings } from '../../simulator/hub/spans/otlp/settings.ts';
import { createSystemClock } from '../../simulator/ports/system-clock.ts';
import { type CliContext, usageFailure } from '../context.ts';

/** The options about OpenTelemetry, as the parser hands them over. */
export interface TelemetryOptions {
  readonly otlp?: string;
  readonly traceRatio?: string;
}

/** Enough to see what calls are like, and little enough to stay on under load. */
const usualRatio = '0.1';

/**
 * Where traces and figures are to go: nowhere, unless the option or the environment says so. The environment's
 * variables are OpenTelemetry's own; the option goes before them.
 * @throws {CommandFailure} when the address is none, or the share is no number from 0 to 1.
 */
export function readTelemetry(
  { env }: Pick<CliContext, 'env'>,
  { otlp, traceRatio = usualRatio }: TelemetryOptions,
): TelemetrySettings | undefined {
  const endpoint = otlp ?? env['OTEL_EXPORTER_OTLP_ENDPOINT']?.trim() ?? '';
  const ratio = ratioOf(traceRatio);
  if (endpoint === '' && otlp === undefined) return undefined;
  if (!isHttp(endpoint)) {
    throw usageFailure({
      vi: `“${endpoint}” không phải địa chỉ http hoặc https của bộ thu OpenTelemetry`,
      en: `“${endpoint}” is no http or https address of an OpenTelemetry receiver`,
    });
  }
  return {
    endpoint,
    ratio,
    serviceName: env['OTEL_SERVICE_NAME']?.trim() || 'lienthong-hub',
    headers: headersOf(env['OTEL_EXPORTER_OTLP_HEADERS'] ?? ''),
    fetch: (input, init) => fetch(input, init),
    clock: createSystemClock(),
  };
}

function ratioOf(text: string): number {
  const ratio = /^\d*\.?\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (ratio >= 0 && ratio <= 1) return ratio;
  throw usageFailure({
    vi: `“${text}” không phải một số từ 0 đến 1`,
    en: `“${text}” is no number from 0 to 1`,
  });
}

function isHttp(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** `name=value,other=value`, values percent-encoded: the form of `OTEL_EXPORTER_OTLP_HEADERS`. */
function headersOf(text: string): Readonly<Record<string, string>> {
  const pairs = text.split(',').flatMap((each) => {
    const at = each.indexOf('=');
    return at <= 0 ? [] : [[each.slice(0, at).trim(), decoded(each.slice(at + 1).trim())] as const];
  });
  return Object.fromEntries(pairs);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
