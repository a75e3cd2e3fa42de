import { createHmac } from 'node:crypto';
import { callForms, sdkTimestamp, signCall } from '../../../loadtests/axis/sign-call.ts';
import { CommandFailure } from '../../context.ts';
import type { TargetHub } from './hub-process.ts';

const hmac = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(text, 'utf8').digest('hex');

/**
 * Asks the hub for one list as a system of the payloads would, so that a run of an hour does not begin against a
 * hub that is not there, or that does not know these systems.
 * @throws {CommandFailure} (exit 2) with what is wrong.
 */
export async function checkTarget(
  { url, secrets }: Pick<TargetHub, 'url' | 'secrets'>,
  systems: readonly string[],
): Promise<void> {
  const unknown = systems.filter((each) => secrets[each] === undefined);
  if (unknown.length > 0) {
    throw new CommandFailure(
      {
        vi: `thiếu khoá bí mật của ${unknown.length} hệ thống trong gói tin đã chuẩn bị (${unknown.slice(0, 3).join(', ')}…): dữ liệu này không phải cho Trục đó, hoặc --secrets chưa đủ`,
        en: `there is no secret for ${unknown.length} systems of the payloads (${unknown.slice(0, 3).join(', ')}…): they are for another hub, or --secrets is incomplete`,
      },
      2,
    );
  }
  for (const system of new Set([systems[0], systems.at(-1)])) {
    if (system !== undefined) await askOne(url, system, secrets[system] ?? '');
  }
}

/** How many lists are asked for at once. */
const atOnce = 20;

/**
 * Looks whether anything waits for these systems from before: packets of an earlier run would come out as if nobody
 * had sent them, and the hub would be blamed.
 * @throws {CommandFailure} (exit 2) with how many wait, and how to take them off.
 */
export async function requireNothingWaits(
  { url, secrets }: Pick<TargetHub, 'url' | 'secrets'>,
  systems: readonly string[],
): Promise<void> {
  const lists = systems.flatMap((system) => [
    { system, type: 'edoc' },
    { system, type: 'status' },
  ]);
  const full = new Set<string>();
  let waiting = 0;
  for (let at = 0; at < lists.length; at += atOnce) {
    const some = lists.slice(at, at + atOnce);
    const counts = await Promise.all(
      some.map(({ system, type }) => askOne(url, system, secrets[system] ?? '', type)),
    );
    counts.forEach((count, index) => {
      waiting += count;
      if (count > 0) full.add(some[index]?.system ?? '');
    });
  }
  if (waiting === 0) return;
  const who = `${[...full].slice(0, 3).join(', ')}${full.size > 3 ? ' …' : ''}`;
  throw new CommandFailure(
    {
      vi: `trên Trục còn ${waiting} gói từ trước, chờ ${full.size} hệ thống (${who}): lần thử sẽ coi như không ai gửi. Lấy hết bằng “lienthong load part drain”, hoặc dùng Trục có kho mới`,
      en: `${waiting} packets wait at the hub from before, for ${full.size} systems (${who}): a run would take them for nobody’s. Take them off by “lienthong load part drain”, or give the hub a new store`,
    },
    2,
  );
}

/** @returns how many rows the list of the hub has. */
async function askOne(url: string, systemId: string, secret: string, messagetype = 'edoc'): Promise<number> {
  const caller = { systemId, secret, timestamp: sdkTimestamp(Date.now()) };
  const headers = signCall('list', caller, { servicetype: 'eDoc', messagetype }, hmac);
  const { operation, body } = callForms.list;
  const place = `${url.replace(/\/$/, '')}/${operation}`;
  const signal = AbortSignal.timeout(15_000);
  const answer = await fetch(place, { method: 'POST', headers, body, signal }).catch((error: unknown) => {
    const why = error instanceof Error ? (causeOf(error) ?? error.message) : String(error);
    throw refused(`${place}: ${why}`);
  });
  const text = await answer.text();
  if (!/"ErrorCode"\s*:\s*"?0"?\s*[,}]/.test(text))
    throw refused(`${systemId}: HTTP ${answer.status} ${text.slice(0, 200)}`);
  return rowsIn(text);
}

function rowsIn(text: string): number {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === 'object' && said !== null && 'data' in said && Array.isArray(said.data)
      ? said.data.length
      : 0;
  } catch {
    return 0;
  }
}

function causeOf({ cause }: Error): string | undefined {
  return cause instanceof Error ? cause.message : undefined;
}

function refused(said: string): CommandFailure {
  return new CommandFailure(
    { vi: `Trục không trả lời như mong đợi: ${said}`, en: `the hub did not answer as expected: ${said}` },
    2,
  );
}
