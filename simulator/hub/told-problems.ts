import { type Problem, problem } from '../../protocol/problems/problem.ts';

/**
 * What a caller is told of problems. ACC-01: that a packet is somebody else's is for the hub's own books; the caller
 * learns no more than of one that there is none of.
 */
export function toldProblems(problems: readonly Problem[]): readonly Problem[] {
  return problems.map((each) => (each.code === 'hub.delivery-foreign' ? asUnknown(each) : each));
}

function asUnknown({ place, seen }: Problem): Problem {
  return problem('hub.delivery-unknown', place, seen === undefined ? {} : { seen });
}
