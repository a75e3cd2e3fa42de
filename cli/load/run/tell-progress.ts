import type { Sample } from '../../../loadtests/report/hub-series.ts';
import { type CliContext, say } from '../../context.ts';
import { clockWords, figureWords, numberWords } from '../page/figures.ts';
import type { JournalTail } from './journal-tail.ts';

/** Tells a person who watches how far the run is. */
export interface Teller {
  /** One line that stays. */
  note(vi: string, en: string): void;
  /** The line that changes every second. */
  follow(sample: Sample): void;
  clear(): void;
}

export interface Followed {
  readonly tail: JournalTail;
  readonly plannedMs: number;
}

/** Says nothing where nobody watches, and where the answer goes to a program. */
export function createTeller(context: CliContext, isQuiet: boolean, followed: Followed): Teller {
  const silent = isQuiet || !context.interactive;
  let began: number | undefined;
  const draw = async (sample: Sample) => {
    began ??= sample.at;
    const { sent, fetched, statuses, wrong } = await followed.tail.read();
    const gone = clockWords(sample.at - began);
    const memory =
      sample.residentBytes === undefined
        ? ''
        : ` · ${say(context, figureWords(sample.residentBytes, 'bytes'))}`;
    const waiting =
      sample.waiting === undefined
        ? ''
        : say(context, {
            vi: ` · chờ ${numberWords(sample.waiting, 0).vi}`,
            en: ` · ${numberWords(sample.waiting, 0).en} waiting`,
          });
    const counts = say(context, {
      vi: `gửi ${sent} · giao ${fetched} · trạng thái ${statuses} · lỗi ${wrong}`,
      en: `sent ${sent} · fetched ${fetched} · statuses ${statuses} · wrong ${wrong}`,
    });
    context.stderr.write(
      `\r\u001b[K${gone} / ${clockWords(followed.plannedMs)}  ${counts}${waiting}${memory}`,
    );
  };
  return {
    note(vi, en) {
      if (!silent) context.stderr.write(`\r\u001b[K${say(context, { vi, en })}\n`);
    },
    follow(sample) {
      if (!silent) void draw(sample);
    },
    clear() {
      if (!silent) context.stderr.write('\r\u001b[K');
    },
  };
}
