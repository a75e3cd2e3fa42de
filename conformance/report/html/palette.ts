import type { CheckVerdict } from '../../finding.ts';
import type { RunVerdict } from '../run-report.ts';

/** Colours of the page. Text on any of its grounds has a contrast of 4.5 or more; a test computes it. */
export const grounds = { paper: '#fcfbf8', card: '#ffffff', shade: '#f3f1ea' } as const;

export const inks = { text: '#1d2730', soft: '#525c66', link: '#154c79', crest: '#8c1d18' } as const;

/** Each verdict has a colour, a sign and a word: none is told by colour alone. */
export const verdictInks: Readonly<Record<CheckVerdict, string>> = {
  pass: '#1a6238',
  fail: '#a3221b',
  warn: '#7d4b00',
  inconclusive: '#5b4492',
  declared: '#17577f',
  attested: '#17577f',
  'not-run': '#4d5761',
  'not-applicable': '#5c656e',
};

export const verdictSigns: Readonly<Record<CheckVerdict, string>> = {
  pass: '✓',
  fail: '✗',
  warn: '!',
  inconclusive: '?',
  declared: '○',
  attested: '○',
  'not-run': '–',
  'not-applicable': '∅',
};

export const runInks: Readonly<Record<RunVerdict, string>> = {
  conformant: verdictInks.pass,
  'not-conformant': verdictInks.fail,
  inconclusive: verdictInks.inconclusive,
};
