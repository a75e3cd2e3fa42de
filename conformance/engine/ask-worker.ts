import { allChecks } from '../checks/all.ts';
import { evidenceOf } from '../evidence/create-recorder.ts';
import type { Share } from './ask-in-workers.ts';
import { serveCrew } from './crew.ts';
import { askChecks, type RawJudgement } from './judge-check.ts';

serveCrew(async (job): Promise<readonly RawJudgement[]> => {
  const { checks, context, entries, bodies } = job as Share;
  const asked = allChecks.filter(({ id }) => checks.includes(id));
  return askChecks(asked, evidenceOf(entries, bodies), context);
});
