import type { PayloadManifest } from '../../../loadtests/payloads/manifest.ts';
import { lettersOf } from '../../../loadtests/profiles/cut.ts';
import type { Profile } from '../../../loadtests/profiles/profile.ts';
import type { Bilingual } from '../../../protocol/problems/entry.ts';
import { usageFailure } from '../../context.ts';

/** Something that a profile needs more of than was prepared. */
interface Lack {
  readonly what: Bilingual;
  readonly has: number;
  readonly wants: number;
}

/** What lies in a payload folder. */
export interface Prepared {
  readonly manifest: PayloadManifest;
  /** Bodies of the world that goes with it; absent where nobody here can know, as of another hub. */
  readonly rows?: number;
}

/**
 * Holds a payload folder against everything that the acts of a profile take out of it: without it k6 would play what
 * is there, and the report would speak of a test that was not made. The mix of sizes is no lack; `factsOf` says it.
 * @throws {CommandFailure} (exit 64) with all that is missing.
 */
export function requireFit(named: string, profile: Profile, prepared: Prepared): void {
  const lacks = needsOf(profile, prepared).filter(({ has, wants }) => has < wants);
  if (lacks.length === 0) return;
  throw usageFailure({
    vi: `“${named}” ${lacks.map(({ what, has, wants }) => `có ${has} ${what.vi}, bài tải cần ${wants}`).join('; ')}`,
    en: `“${named}” ${lacks.map(({ what, has, wants }) => `holds ${has} ${what.en}, the profile needs ${wants}`).join('; ')}`,
  });
}

function needsOf(profile: Profile, { manifest, rows = profile.needs.rows }: Prepared): readonly Lack[] {
  const { acts, needs } = profile;
  const { systems, polled, signedShare } = manifest;
  const inSet = (name: string) => manifest.sets[name]?.count ?? 0;
  const percent = (share: number) => Math.round(share * 100);
  return [
    {
      what: { vi: 'văn bản', en: 'letters' },
      has: inSet('letters'),
      wants: lettersOf(profile, 'letters'),
    },
    {
      what: { vi: 'văn bản dồn lại', en: 'letters of the backlog' },
      has: inSet('backlog'),
      wants: lettersOf(profile, 'backlog'),
    },
    {
      what: { vi: 'văn bản tệp lớn', en: 'letters with a large file' },
      has: inSet('big'),
      wants: needs.big.count,
    },
    ...acts.flatMap((act) => {
      if (act.act !== 'broadcast') return [];
      const name = `broadcast-${act.to}`;
      const what = { vi: `văn bản gửi tất cả (${name})`, en: `letters to all (${name})` };
      return [{ what, has: inSet(name), wants: 1 }];
    }),
    { what: { vi: 'dòng danh mục', en: 'rows of the directory' }, has: rows, wants: needs.rows },
    { what: { vi: 'nơi nhận trực tiếp', en: 'nodes' }, has: systems - polled, wants: needs.nodes },
    {
      what: { vi: '% văn bản có chữ ký', en: '% of letters with signatures' },
      has: percent(signedShare),
      wants: percent(needs.signedShare),
    },
  ];
}
