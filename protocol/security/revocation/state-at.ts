import { type Problem, problem } from '../../problems/problem.ts';
import { dayOf } from '../day.ts';
import type { CertificateState, StateEvidence } from '../verdict.ts';
import { testimonyOfLists } from './crl-testimony.ts';
import { testimonyOfAnswers } from './ocsp-testimony.ts';
import type { StateQuestion, Testimony } from './question.ts';
import { decide, type Statement } from './statement.ts';

/** The state of a certificate at the moment that counts, and what it rests on. */
export interface StateAnswer {
  readonly state: Extract<CertificateState, 'good' | 'revoked' | 'suspended' | 'unknown'>;
  readonly evidence?: StateEvidence;
  /** The first decides unless the state is `good`; the rest is about proofs that were set aside. */
  readonly reasons: readonly Problem[];
}

/**
 * What the proofs at hand say of a certificate at a moment (CRT-02, REV-01 to REV-05). A proof that is forged,
 * stale, foreign, of the future or not understood is set aside; when none is left the state is unknown, which
 * is never good.
 */
export function stateAt(question: StateQuestion): StateAnswer {
  const answers = testimonyOfAnswers(question);
  const lists = testimonyOfLists(question);
  return answerFor(question, {
    statements: [...answers.statements, ...lists.statements],
    problems: [...answers.problems, ...lists.problems],
  });
}

function answerFor({ certificate, at }: StateQuestion, { statements, problems }: Testimony): StateAnswer {
  const decision = decide(statements, at);
  const place = certificate.subject.text;
  switch (decision.state) {
    case 'good': {
      const later = decision.later === undefined ? [] : [revokedLater(place, decision.later)];
      const forged = problems.filter(({ code }) => code === 'revocation.proof-forged');
      return { state: 'good', evidence: decision.by.evidence, reasons: [...later, ...forged] };
    }
    case 'revoked': {
      const detail = { seen: dayOf(decision.by.since), expected: decision.by.evidence.reason ?? '–' };
      const reason = problem('revocation.revoked', place, detail);
      return { state: 'revoked', evidence: decision.by.evidence, reasons: [reason] };
    }
    case 'suspended': {
      const reason = problem('revocation.suspended', place, { seen: dayOf(decision.by.since) });
      return { state: 'suspended', evidence: decision.by.evidence, reasons: [reason] };
    }
    case 'unknown': {
      const reason = problem('revocation.undetermined', place, { seen: dayOf(at) });
      return { state: 'unknown', reasons: [reason, ...decision.stale.map(stale(place)), ...problems] };
    }
  }
}

function revokedLater(place: string, { evidence, since }: Statement): Problem {
  return problem('revocation.revoked-later', place, { seen: dayOf(since), expected: evidence.reason ?? '–' });
}

function stale(place: string): (statement: Statement) => Problem {
  return ({ evidence, until }) =>
    problem('revocation.proof-stale', place, { seen: `${evidence.kind.toUpperCase()} ${dayOf(until)}` });
}
