import { CommandFailure } from '../context.ts';
import { fill, texts } from './texts.ts';

interface AskedPorts {
  readonly port: number | undefined;
  readonly managementPort: number | undefined;
}

/** One line for a port that cannot be had; any other error as it is. */
export function explainPortTaken(error: unknown, asked: AskedPorts): unknown {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (!(cause instanceof Error) || !('code' in cause) || !('port' in cause)) return error;
  const text =
    cause.code === 'EADDRINUSE' ? texts.portTaken : cause.code === 'EACCES' ? texts.portForbidden : undefined;
  if (text === undefined) return error;
  const option = cause.port === asked.managementPort ? '--management-port' : '--port';
  const values = { port: String(cause.port), option };
  return new CommandFailure({ vi: fill(text.vi, values), en: fill(text.en, values) });
}
