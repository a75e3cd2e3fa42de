import {
  type GivenWithdrawals,
  withdrawalSignature,
} from '../../conformance/report/certificate/withdrawals.ts';
import { type CliContext, CommandFailure } from '../context.ts';
import { readWholeArgument } from '../file-argument.ts';

const longest = 16 * 1024 * 1024;

/**
 * Reads a list of withdrawals and the signature beside it, from files or from an address.
 * @throws {CommandFailure} when one of them cannot be had: a list that was asked for is never passed over.
 */
export async function readWithdrawals(context: CliContext, place: string): Promise<GivenWithdrawals> {
  const [list, signature] = await Promise.all([
    fetched(context, place),
    fetched(context, withdrawalSignature(place)),
  ]);
  return { place, list, signature };
}

async function fetched(context: CliContext, place: string): Promise<Uint8Array> {
  if (!/^https?:/.test(place)) return readWholeArgument(context, place, longest);
  const response = await fetch(place, { signal: context.signal }).catch((error: unknown) => {
    throw notHad(place, error instanceof Error ? error.message : String(error));
  });
  if (!response.ok) throw notHad(place, `HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

function notHad(place: string, why: string): CommandFailure {
  return new CommandFailure({
    vi: `không tải được danh sách thu hồi ${place}: ${why}`,
    en: `the list of withdrawals ${place} cannot be fetched: ${why}`,
  });
}
