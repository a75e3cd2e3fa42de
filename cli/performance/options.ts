import { parseArgs } from 'node:util';
import { profileNames } from '../../loadtests/profiles/profile.ts';
import type { Language } from '../../protocol/problems/entry.ts';
import { durationPattern, parseDuration } from '../../simulator/scenarios/duration.ts';

export interface PerformanceOptions {
  /** Folder of an earlier run, which is rendered and not measured again. */
  readonly from?: string;
  readonly store: string;
  readonly pages: string;
  readonly parts: readonly string[];
  readonly profiles: readonly string[];
  readonly duration?: string;
  readonly smoke: boolean;
  readonly build: boolean;
  /** Milliseconds to wait for a machine at rest before each step. */
  readonly settle: number;
}

/** Words for a person, and the exit code that goes with them. */
export interface Answer {
  readonly say: string;
  readonly code: 0 | 64;
}

/** What the page is about, as `npm run bench` names it. */
const benchParts = 'sendEdoc,chain,spans,broadcast,herd,big-files,directory,verify,path';

/** Reads the arguments, or says what is wrong with them. */
export function readPerformanceOptions(
  args: readonly string[],
  language: Language,
): PerformanceOptions | Answer {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        from: { type: 'string' },
        store: { type: 'string', default: '.lienthong/performance' },
        pages: { type: 'string', default: 'docs' },
        parts: { type: 'string', default: benchParts },
        profiles: { type: 'string', default: '' },
        duration: { type: 'string' },
        settle: { type: 'string', default: '3m' },
        smoke: { type: 'boolean', default: false },
        'no-build': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        lang: { type: 'string' },
      },
    });
    if (values.help) return { say: help(language), code: 0 };
    const { from, store, pages, duration, smoke, settle } = values;
    const isTime = (text: string) => new RegExp(durationPattern).test(text);
    if (![settle, duration ?? '1s'].every(isTime)) return { say: usage(language), code: 64 };
    const [parts, profiles] = [listOf(values.parts), listOf(values.profiles)];
    const all = benchParts.split(',');
    const isKnown =
      parts.every((each) => all.includes(each)) &&
      profiles.every((each) => profileNames.some((name) => name === each));
    if (!isKnown) return { say: usage(language), code: 64 };
    return {
      ...{ store, pages, parts, profiles, smoke, build: !values['no-build'], settle: parseDuration(settle) },
      ...(from === undefined ? {} : { from }),
      ...(duration === undefined ? {} : { duration }),
    };
  } catch {
    return { say: usage(language), code: 64 };
  }
}

function listOf(text: string): readonly string[] {
  return text.split(',').filter(Boolean);
}

function usage(language: Language): string {
  const how = { vi: 'cách dùng', en: 'usage' }[language];
  return `lienthong: ${how}: npm run docs:performance -- [--profiles ${profileNames.join(',')}] [--duration 10m] [--parts ${benchParts}] [--from FOLDER] [--store FOLDER] [--pages FOLDER] [--settle 3m] [--smoke] [--no-build]\n`;
}

function help(language: Language): string {
  const does = {
    vi: 'Đo máy, Trục và các bài tải, rồi viết docs/performance.md và docs/vi/hieu-nang.md. --from: lập lại trang từ kết quả đã lưu.',
    en: 'Measures machine, hub and load tests, and writes docs/performance.md and docs/vi/hieu-nang.md. --from: the page anew from stored results.',
  };
  return `${does[language]}\n${usage(language)}  $ npm run docs:performance -- --profiles L1,L2,L3 --duration 10m\n  $ npm run docs:performance -- --from .lienthong/performance\n`;
}
