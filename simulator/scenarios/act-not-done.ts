import { describeProblem } from '../../protocol/problems/describe.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { Problem } from '../../protocol/problems/problem.ts';

/** What an act asks for cannot be done as things stand: a mistake of the scenario, or of what it tries. */
export class ActNotDone extends Error {
  readonly why: Bilingual;

  constructor(why: Bilingual) {
    super(why.en);
    this.why = why;
  }
}

/** The same, with the problems of whoever refused it. */
export function refusedFor(problems: readonly Problem[], who: Partial<Bilingual> = {}): ActNotDone {
  const tell = (language: 'vi' | 'en') => {
    const said = problems.map((each) => `${each.code}, ${describeProblem(each, language).text}`).join(' ');
    return who[language] === undefined ? said : `${who[language]}: ${said}`;
  };
  return new ActNotDone({ vi: tell('vi'), en: tell('en') });
}

/** How an outcome tells of an act that could not be done. @throws again what is no such thing: a bug. */
export function toldOfAct(id: string, reason: unknown): Bilingual {
  if (!(reason instanceof ActNotDone)) throw reason;
  const { vi, en } = reason.why;
  return {
    vi: `hành động “${id}” không thực hiện được: ${vi}`,
    en: `the act “${id}” could not be done: ${en}`,
  };
}

/** How an outcome tells of an act whose time never came. */
export function toldOfWaiting(id: string): Bilingual {
  return {
    vi: `hành động “${id}” không diễn ra: điều nó chờ đã không đến`,
    en: `the act “${id}” did not take place: what it waits for did not come`,
  };
}
