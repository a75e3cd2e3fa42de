import type { MixName } from '../../../loadtests/payloads/manifest.ts';
import { smokeSeconds } from '../../../loadtests/profiles/cut.ts';
import type { Profile } from '../../../loadtests/profiles/profile.ts';
import { profiles } from '../../../loadtests/profiles/profiles.ts';
import type { Bilingual, LoadReport } from '../../../loadtests/report/load-report.ts';
import type { LoadRunOptions } from './run-load.ts';

/** What the report says of the profile as it was run: cut or whole, and with packets of which mix. */
export function profileFacts(
  profile: Profile,
  options: Pick<LoadRunOptions, 'smoke' | 'scale' | 'withoutTimes'>,
  mix: MixName,
): LoadReport['profile'] {
  const whole = profiles[profile.name];
  const smoke = options.smoke === true;
  const scale = smoke ? whole.smokeScale : (options.scale ?? 1);
  const isWhole = !smoke && scale >= 1 && profile.seconds >= whole.seconds && mix === whole.needs.mix;
  const isUntimed = isWhole && options.withoutTimes === true;
  return {
    ...{ name: profile.name, title: profile.title, source: profile.source },
    shape: mix === profile.needs.mix ? profile.shape : withMix(profile.shape, mix),
    ...{ smoke, scale, plannedMs: (smoke ? smokeSeconds : profile.seconds) * 1000 },
    full: isWhole && !isUntimed,
    ...(isUntimed ? { untimed: true } : {}),
  };
}

/** Limits are for packets of the size that the profile names: with others it is another test. */
function withMix({ vi, en }: Bilingual, mix: MixName): Bilingual {
  return { vi: `${vi}; gói tin cỡ “${mix}”`, en: `${en}; packets of the mix “${mix}”` };
}
