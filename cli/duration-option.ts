import { Option } from 'commander';
import { durationPattern, parseDuration } from '../protocol/calendar/duration.ts';
import type { CliContext } from './context.ts';
import { wrongOption } from './option-errors.ts';

/** Reads an option such as `60s` or `1h30m` as milliseconds. @throws wrong usage when it is none. */
export function durationOption(context: CliContext): (value: string) => number {
  return (value) => {
    if (new RegExp(durationPattern).test(value)) return parseDuration(value);
    throw wrongOption(context, {
      vi: 'cần một khoảng thời gian, ví dụ 60s',
      en: 'give a time, 60s for instance',
    });
  };
}

/** An option such as `60s`, with the time that it has unless told, which is shown as it is written. */
export function usualDuration(
  context: CliContext,
  flags: string,
  description: string,
  usual: string,
): Option {
  return new Option(flags, description)
    .argParser(durationOption(context))
    .default(parseDuration(usual), usual);
}
