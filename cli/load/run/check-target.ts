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

async function askOne(url: string, systemId: string, secret: string): Promise<void> {
  const caller = { systemId, secret, timestamp: sdkTimestamp(Date.now()) };
  const headers = signCall('list', caller, { servicetype: 'eDoc', messagetype: 'edoc' }, hmac);
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
