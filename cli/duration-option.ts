import { InvalidArgumentError } from 'commander';
import { durationPattern, parseDuration } from '../simulator/scenarios/duration.ts';
import { type CliContext, say } from './context.ts';

/** Reads an option such as `60s` or `1h30m` as milliseconds. @throws {InvalidArgumentError} when it is none. */
export function durationOption(context: CliContext): (value: string) => number {
  return (value) => {
    if (new RegExp(durationPattern).test(value)) return parseDuration(value);
    throw new InvalidArgumentError(
      say(context, { vi: 'cần một khoảng thời gian, ví dụ 60s', en: 'give a time, 60s for instance' }),
    );
  };
}
