import type { ProgramWords, Register } from '../program.ts';
import { registerBench, registerBenchStores } from './bench.ts';
import { registerLoadMutants, registerLoadSmoke } from './load.ts';
import { registerMutation, registerOpinions } from './opinions.ts';
import { registerPerformance } from './performance.ts';
import { registerFuzz, registerHubs, registerKills, registerPowerCuts, registerRaces } from './soak.ts';

/** The commands of those who keep this project, as `package.json` names them. Users have `lienthong`. */
export const upkeep: readonly Register[] = [
  registerBench,
  registerBenchStores,
  registerLoadSmoke,
  registerLoadMutants,
  registerKills,
  registerPowerCuts,
  registerHubs,
  registerRaces,
  registerFuzz,
  registerOpinions,
  registerMutation,
  registerPerformance,
];

/** npm takes options before `--` for its own. */
export const upkeepWords: ProgramWords = {
  name: 'npm run',
  help: 'npm run bench -- --help',
  about: {
    vi: 'Các lệnh đo, thử lâu và thử chính các phép thử, dành cho người phát triển dự án.',
    en: 'What measures, soaks, and tests the tests: for those who keep this project.',
  },
};
