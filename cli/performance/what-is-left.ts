import type { Language } from '../../protocol/problems/entry.ts';
import { figureWords } from '../load/page/figures.ts';
import { truthVerdictWords } from '../load/page/words.ts';
import { pageWords as words } from './page-words.ts';
import { aimOf, nameOf } from './render-rows.ts';
import { isBusy, type PerformanceResults, type Step } from './results.ts';

/** What follows from the figures alone: aims that were not reached, limits that were passed, parts without figures. */
export function whatIsLeft(results: PerformanceResults, language: Language): readonly string[] {
  return results.steps.flatMap((step) => {
    const busy = isBusy(step.load, results.machine) ? [`\`${step.command}\`: ${words.busy[language]}`] : [];
    return [...leftOf(step, language), ...busy];
  });
}

function leftOf(step: Step, language: Language): readonly string[] {
  switch (step.kind) {
    case 'calibrate':
      return [];
    case 'failed':
      return [`\`${step.command}\`: ${words.notMeasured[language]} (${step.said})`];
    case 'bench':
      return step.rows
        .filter(({ met }) => met === false)
        .map((row) => `${nameOf(row, language)}: ${words.aimMissed[language]} (${aimOf(row, language)})`);
    case 'load':
      return leftOfLoad(step, language);
  }
}

function leftOfLoad({ report }: Extract<Step, { kind: 'load' }>, language: Language): readonly string[] {
  const { profile, truth, thresholds } = report;
  const broken = thresholds.flatMap(({ verdict, what, most, unit }) => {
    if (verdict === 'held') return [];
    const why = verdict === 'broken' ? words.limitBroken : words.notMeasured;
    return [`${profile.name}: ${what[language]}: ${why[language]} (≤ ${figureWords(most, unit)[language]})`];
  });
  if (truth.verdict === 'whole') return broken;
  const counted = `${words.truthOpen[language]}: ${truthVerdictWords[truth.verdict][language]}`;
  return [`${profile.name}: ${counted}`, ...broken];
}
