import type { Register } from '../program.ts';
import { registerInspect } from './inspect.ts';
import { registerProblems } from './problems.ts';
import { registerSignRequest } from './sign-request.ts';
import { registerVerifyRequest } from './verify-request.ts';

/** Every command of `lienthong`, in the order of its help. */
export const commands: readonly Register[] = [
  registerInspect,
  registerSignRequest,
  registerVerifyRequest,
  registerProblems,
];
