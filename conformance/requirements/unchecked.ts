import type { Fate } from './requirement.ts';

/** Duties that could be looked at from outside and are not, or not by a check, each with the reason. */
export const unchecked: Readonly<Record<string, Fate>> = {};
