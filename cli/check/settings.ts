import { randomBytes } from 'node:crypto';
import { vietnamDay } from '../../conformance/engine/judge.ts';
import type { RunHeader } from '../../conformance/engine/run-header.ts';
import { tolerancesOf } from '../../conformance/engine/run-settings-file.ts';
import { isPrivateKind, type PrivateKind, privateKinds } from '../../conformance/evidence/private-fields.ts';
import type { Seat } from '../../conformance/finding.ts';
import { isDayText } from '../../protocol/calendar/civil-date.ts';
import { type CliContext, usageFailure } from '../context.ts';
import { readKnownFailures } from './known-failures.ts';
import type { CheckOptions } from './options.ts';
import { readRunSettings } from './run-settings.ts';
import { wordOf } from './shell-word.ts';

/** Everything of a run's header that is known before it. */
export type Settings = Omit<RunHeader, 'seat' | 'began' | 'ended' | 'ran' | 'unfinished'>;

/** Reads the options of a run. @throws {CommandFailure} when one has no meaning. */
export async function readSettings(
  context: CliContext,
  options: CheckOptions,
  { seat, target, began }: { readonly seat: Seat; readonly target: string; readonly began: number },
): Promise<Settings> {
  const { group, id, level, knownFailures, settings } = options;
  const file = settings === undefined ? {} : await readRunSettings(context, settings);
  return {
    ...{
      profile: options.profile,
      asOf: dayOption(options.asOf) ?? vietnamDay(began),
      tolerances: tolerancesOf(file),
      ...(file.paperAlsoFor === undefined ? {} : { paperAlsoFor: file.paperAlsoFor }),
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
    environment: {
      ...captureOf(seat, options),
      ...{ platform: `${process.platform} ${process.arch}`, node: process.version },
    },
    target: settings === undefined ? target : `${target} --settings ${wordOf(settings)}`,
  };
}

/**
 * ENV-14: QCVN 102 measures packets where they leave the document system or the intermediary. Those of a live run
 * are taken there; of those in files only who took them knows, and a certificate is not made without it.
 */
function captureOf(seat: Seat, { capturedAt, certification }: CheckOptions): { readonly capture?: string } {
  if (seat !== 'packet' && capturedAt !== undefined) {
    throw usageFailure({
      vi: '--captured-at chỉ dùng cho check packet: ở vị trí khác, gói tin được lấy ngay trên đường truyền',
      en: '--captured-at goes with check packet alone: elsewhere packets are taken on the wire',
    });
  }
  if (seat === 'link' || seat === 'record') return {};
  if (seat !== 'packet') return { capture: 'wire' };
  if (capturedAt !== undefined) return { capture: capturedAt };
  if (certification !== true) return { capture: 'untold' };
  throw usageFailure({
    vi: '--certification cần biết gói tin được lấy ở đâu: thêm --captured-at system (khi rời hệ thống QLVB) hoặc intermediary (khi rời bên trung gian), theo QCVN 102',
    en: '--certification needs to know where the packets were taken: add --captured-at system (as they left it) or intermediary, by QCVN 102',
  });
}

/** A day of the calendar. */
function dayOption(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (isDayText(text)) return text;
  throw usageFailure({
    vi: `--as-of “${text}” phải là ngày có thật, viết như 2026-12-31`,
    en: `--as-of “${text}” must be a day of the calendar, such as 2026-12-31`,
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
