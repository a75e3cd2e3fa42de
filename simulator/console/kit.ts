import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { MakeNode } from './node.ts';

/**
 * What the views are given to work with. They run in the browser, where there are no imports: so they use this, their
 * arguments and nothing else.
 */
export interface Kit {
  readonly h: MakeNode;
  readonly language: 'vi' | 'en';
  /** The text in the language that the page speaks now. */
  readonly say: (vi: string, en: string) => string;
  readonly pick: (text: Bilingual) => string;
  /** Vietnam time, to the second. */
  readonly time: (instant: number) => string;
  /** The same with its date. */
  readonly day: (instant: number) => string;
  /** Names of agencies by code, and of what a system serves by its id; empty where unknown. */
  readonly nameOf: (code: string) => string;
}

/** Creates a kit. */
export function createKit(language: 'vi' | 'en', h: MakeNode, names: Readonly<Record<string, string>>): Kit {
  const local = (instant: number) => new Date(instant + 7 * 3_600_000).toISOString();
  return {
    h,
    language,
    say: (vi, en) => (language === 'en' ? en : vi),
    pick: (text) => text[language],
    time: (instant) => local(instant).slice(11, 19),
    day: (instant) => {
      const text = local(instant);
      return `${text.slice(8, 10)}/${text.slice(5, 7)}/${text.slice(0, 4)} ${text.slice(11, 19)}`;
    },
    nameOf: (code) => (Object.hasOwn(names, code) ? (names[code] ?? '') : ''),
  };
}
