import { randomBytes } from 'node:crypto';
import { vietnamDay } from '../../conformance/engine/judge.ts';
import type { RunHeader } from '../../conformance/engine/run-header.ts';
import { isPrivateKind, type PrivateKind, privateKinds } from '../../conformance/evidence/private-fields.ts';
import { usualTolerances } from '../../conformance/tolerances.ts';
import { type CliContext, usageFailure } from '../context.ts';
import { readKnownFailures } from './known-failures.ts';
import type { CheckOptions } from './options.ts';

/** Everything of a run's header that is known before it. */
export type Settings = Omit<RunHeader, 'seat' | 'began' | 'ended' | 'ran' | 'unfinished'>;

/** Reads the options of a run. @throws {CommandFailure} when one has no meaning. */
export async function readSettings(
  context: CliContext,
  options: CheckOptions,
  at: number,
  target: string,
): Promise<Settings> {
  const { group, id, level, knownFailures } = options;
  return {
    ...{
      profile: options.profile,
      asOf: dayOption(options.asOf) ?? vietnamDay(at),
      tolerances: usualTolerances,
    },
    ...(group === undefined ? {} : { groups: group }),
    ...(id === undefined ? {} : { ids: id }),
    ...(level === undefined ? {} : { levels: level }),
    waivers: knownFailures === undefined ? [] : await readKnownFailures(context, knownFailures),
    certification: options.certification === true,
    seed: options.seed ?? randomBytes(8).toString('hex'),
    system: {
      ...{ name: options.system ?? '–', version: options.systemVersion ?? '–', owner: options.owner ?? '–' },
      seen: [],
    },
    environment: { platform: `${process.platform} ${process.arch}`, node: process.version },
    target,
  };
}

/** A day of the calendar. */
function dayOption(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const isDay =
    /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
  if (isDay) return text;
  throw usageFailure({
    vi: `--as-of “${text}” phải là ngày yyyy-mm-dd`,
    en: `--as-of “${text}” must be a day, yyyy-mm-dd`,
  });
}

/** Kinds of private texts to take out. @throws {CommandFailure} for a kind that there is not. */
export function redactionOf({ redact }: Pick<CheckOptions, 'redact'>): ReadonlySet<PrivateKind> {
  const kinds = (redact ?? []).flatMap((each) => each.split(','));
  const wrong = kinds.find((each) => !isPrivateKind(each));
  if (wrong !== undefined) {
    const known = privateKinds.join(', ');
    throw usageFailure({
      vi: `--redact “${wrong}”: chỉ có ${known}`,
      en: `--redact “${wrong}”: there are ${known}`,
    });
  }
  return new Set(kinds.filter(isPrivateKind));
}
