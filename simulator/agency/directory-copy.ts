import type { Instant, Ports } from '../../protocol/ports/ports.ts';
import type { HubClient } from './hub-client.ts';
import type { MailboxOf } from './lookup.ts';
import type { AgencyRow } from './reply-rows.ts';

/**
 * A node's copy of the directory. It is read anew at run time, so that bodies that were entered, renamed or
 * closed are known here within a day (REG-04).
 */
export interface DirectoryCopy {
  /** When it was read, or given to the node. */
  readAt(): Instant;
  /** Whom one can send to, as last read; undefined until the node has read the directory itself. */
  bodies(): readonly AgencyRow[] | undefined;
  /** Codes of a body that was closed since stay one body: its documents are still here. */
  readonly mailboxOf: MailboxOf;
  /** Reads the directory when the copy is too old. What cannot be read is tried again with the next round. */
  refresh(signal?: AbortSignal): Promise<void>;
}

/** Connected bodies have the newest codes within a day [B·I]; half of it leaves time for an outage. */
export const usualDirectoryEvery = 12 * 3_600_000;

/** Where a copy is read from, and how old it may become. */
export interface CopyOptions {
  readonly client: Pick<HubClient, 'systemId' | 'getAgenciesList'>;
  readonly ports: Ports;
  /** Which codes are one body, where the copy does not say. */
  readonly mailboxOf: MailboxOf;
  /** Rows that were read before the node began. */
  readonly rows?: readonly AgencyRow[];
  /** Milliseconds after which the copy is too old. */
  readonly every: number;
}

/** A copy that counts as read now, when `rows` are given and when none are: the first refresh comes after `every`. */
export function createDirectoryCopy(options: CopyOptions): DirectoryCopy {
  const { client, ports, every } = options;
  const codes = new Map<string, string>();
  let bodies = options.rows;
  let readAt = ports.clock.now();
  const remember = (rows: readonly AgencyRow[]) => {
    for (const { code, otherCode } of rows) {
      codes.set(code, code);
      if (otherCode !== '') codes.set(otherCode, code);
    }
  };
  remember(options.rows ?? []);
  return {
    readAt: () => readAt,
    bodies: () => bodies,
    mailboxOf: (code) => codes.get(code) ?? options.mailboxOf(code),
    refresh: async (signal) => {
      const at = ports.clock.now();
      if (at - readAt < every) return;
      const answer = await client.getAgenciesList(signal);
      if (answer.kind === 'ok') {
        [bodies, readAt] = [answer.value, at];
        remember(answer.value);
        return;
      }
      if (answer.kind === 'unreachable' && answer.outage === 'given-up') return;
      const { systemId } = client;
      const age = Math.floor((at - readAt) / 60_000);
      ports.log.write({ at, level: 'warn', name: 'directory-not-read', facts: { systemId, age } });
    },
  };
}
