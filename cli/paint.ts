import { Chalk, type ChalkInstance } from 'chalk';
import type { CliContext } from './context.ts';

/** The colours of the terminal's texts; plain text where colour is off. Chalk is imported here only. */
export type Paint = ChalkInstance;

export function createPaint(context: Pick<CliContext, 'colour'>): Paint {
  return new Chalk({ level: context.colour ? 1 : 0 });
}
