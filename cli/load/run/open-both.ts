import { join, resolve } from 'node:path';
import type { Profile } from '../../../loadtests/profiles/profile.ts';
import { type CliContext, usageFailure } from '../../context.ts';
import { httpAddress } from './http-address.ts';
import { startHubProcess, type TargetHub } from './hub-process.ts';
import { obtainPayloads, type Payloads } from './obtain-payloads.ts';
import type { LoadRunOptions } from './run-load.ts';
import { readSecrets } from './secrets-file.ts';
import type { Teller } from './tell-progress.ts';

/** Payloads and a hub. Letters are signed with keys of the hub’s own trust services, so that one is there first. */
export async function openBoth(
  context: CliContext,
  opening: Omit<Opening, 'payloads'>,
): Promise<{ readonly payloads: Payloads; readonly hub: TargetHub }> {
  const { options, profile } = opening;
  if (!profile.needs.pki || options.payloads !== undefined || options.target !== undefined) {
    const payloads = await obtainPayloads(context, opening);
    return { payloads, hub: await openHub(context, { ...opening, payloads }) };
  }
  const hub = await openHub(context, { ...opening, payloads: {} });
  const { pkiUrl } = hub;
  const payloads = await obtainPayloads(context, {
    ...opening,
    ...(pkiUrl === undefined ? {} : { pkiUrl }),
  }).catch(async (error: unknown) => {
    await hub.stop();
    throw error;
  });
  return { payloads, hub };
}

/** What a hub and its payloads are opened by. */
export interface Opening {
  readonly options: LoadRunOptions;
  readonly payloads: Pick<Payloads, 'world'>;
  readonly profile: Profile;
  readonly work: string;
  readonly teller: Teller;
}

/** The hub that was named, or one of our own. */
async function openHub(
  context: CliContext,
  { options, payloads, profile, work, teller }: Opening,
): Promise<TargetHub> {
  const { target, management, secrets, store } = options;
  if (target === undefined) {
    teller.note('Khởi động Trục tham chiếu…', 'Starting the reference hub…');
    return startHubProcess({
      store: store === undefined ? join(work, 'store') : resolve(context.cwd, store),
      ...(payloads.world === undefined ? {} : { world: payloads.world }),
      verifies: profile.needs.pki,
    });
  }
  if (secrets === undefined) {
    throw usageFailure({
      vi: 'cần --secrets TỆP: khoá bí mật của các hệ thống trên Trục đó',
      en: 'give --secrets FILE: the secrets of the systems of that hub',
    });
  }
  return {
    url: httpAddress(target),
    ...(management === undefined ? {} : { managementUrl: httpAddress(management) }),
    secrets: await readSecrets(context, secrets),
    ours: false,
    ended: () => undefined,
    stop: () => Promise.resolve(),
  };
}
