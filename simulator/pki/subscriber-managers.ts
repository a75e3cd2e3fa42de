import { type Problem, problem } from '../../protocol/problems/problem.ts';

/** A body with its code, and the body above it. */
export interface Body {
  readonly code: string;
  readonly name: string;
  /** Empty where there is none. */
  readonly parentCode: string;
}

/**
 * The unit that manages the subscribers of some bodies ("người quản lý thuê bao"): it asks on their behalf for
 * certificates, suspensions and revocations, and nobody else does.
 */
export interface SubscriberManager {
  /** `quan-ly.` and the code of the body. */
  readonly id: string;
  readonly name: string;
  /** Codes of the bodies whose subscribers it manages. */
  readonly agencies: readonly string[];
}

/** Who asks by law of its own: the provider itself. */
export const provider = 'provider';

/** One manager for each body without a body above it, in charge of that and of all below. */
export function managersOf(bodies: readonly Body[]): readonly SubscriberManager[] {
  const codes = new Set(bodies.map(({ code }) => code));
  const tops = bodies.filter(({ parentCode }) => !codes.has(parentCode));
  return tops.map(({ code, name }) => ({
    id: `quan-ly.${code}`,
    name: `Người quản lý thuê bao: ${name}`,
    agencies: belowOf(code, bodies),
  }));
}

function belowOf(code: string, bodies: readonly Body[]): readonly string[] {
  const children = bodies.filter(({ parentCode }) => parentCode === code);
  return [code, ...children.flatMap((child) => belowOf(child.code, bodies))];
}

/** Why `by` may not ask for the subscribers of a body; nothing when it may. */
export function checkManager(
  by: string,
  code: string | undefined,
  managers: readonly SubscriberManager[],
): readonly Problem[] {
  if (by === provider) return [];
  const manager = managers.find(({ id }) => id === by);
  if (manager === undefined) {
    const expected = [...managers.map(({ id }) => id), provider].join(', ');
    return [problem('trust.manager-unknown', 'by', { seen: by, expected })];
  }
  if (code !== undefined && manager.agencies.includes(code)) return [];
  const expected = manager.agencies.join(', ');
  return [problem('trust.manager-foreign', 'subject/code', { seen: code ?? '', expected })];
}
