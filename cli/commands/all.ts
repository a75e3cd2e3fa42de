import type { Register } from '../program.ts';
import { registerProblems } from './problems.ts';

/** Every command of `lienthong`, in the order of its help. */
export const commands: readonly Register[] = [registerProblems];
