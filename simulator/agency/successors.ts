import type { MailboxOf } from './lookup.ts';

/**
 * Closed bodies, each with the one that took it over, by their newest codes. The lists of the axis do not say it
 * (`getSynchronizeUnit` has no field for it): people read it in the notice, and enter it. May grow while a node runs.
 */
export type Successors = ReadonlyMap<string, string>;

interface Known {
  readonly successors: Successors;
  readonly mailboxOf: MailboxOf;
}

/** Nobody has taken anybody over. */
export const noSuccessors: Successors = new Map();

/** The code under which a body is written to and speaks now: its own, unless it was taken over, however long ago. */
export function heirOf(known: Known, code: string): string {
  return lineOf(known, code).at(-1) ?? code;
}

/** True when a body took another one over (IDC-14), itself or through a third one. */
export function tookOver(known: Known, heir: string, code: string): boolean {
  return lineOf(known, code).includes(known.mailboxOf(heir));
}

/** Who took a body over, and whoever took that one over, in this order. */
function lineOf({ successors, mailboxOf }: Known, code: string): readonly string[] {
  const line: string[] = [];
  for (
    let each = successors.get(mailboxOf(code));
    each !== undefined;
    each = successors.get(mailboxOf(each))
  ) {
    if (line.includes(mailboxOf(each))) return line;
    line.push(mailboxOf(each));
  }
  return line;
}
