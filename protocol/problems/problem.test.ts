import { expect, it } from 'vitest';
import { describeProblem } from './describe.ts';
import { hasError, problem } from './problem.ts';

it('a problem takes severity from the catalogue unless a dialect softens it', () => {
  const strict = problem('identity.code-malformed', 'From/OrganId', { seen: 'X' });
  const softened = problem('identity.code-malformed', 'From/OrganId', { seen: 'X', severity: 'notice' });
  expect([strict.severity, softened.severity]).toEqual(['error', 'notice']);
  expect([hasError([softened]), hasError([softened, strict])]).toEqual([false, true]);
});

it('a problem keeps its place, and shows at most 120 characters, whole letters only', () => {
  const place = { path: 'To[2]/OrganId', line: 3, column: 7 };
  const long = problem('identity.code-too-long', place, { seen: '😀'.repeat(121) });
  expect(long.place).toEqual(place);
  expect(long.seen).toBe(`${'😀'.repeat(119)}…`);
  expect(problem('identity.code-too-long', place, { seen: 'ệ'.repeat(120) }).seen).toBe('ệ'.repeat(120));
});

it('a problem keeps to 500 characters what should have stood there', () => {
  const { expected } = problem('identity.document-id-agency-differs', 'DocumentId', {
    expected: 'H'.repeat(9000),
  });
  expect(expected).toBe(`${'H'.repeat(499)}…`);
});

it('a problem has no empty fields, so that it compares and prints as it is', () => {
  expect(Object.keys(problem('identity.code-empty', 'From/OrganId'))).toEqual(['code', 'severity', 'place']);
});

it('a description fills in what was seen as it stands, signs of replacement included', () => {
  const seen = "$& $1 $' {path} {expected}";
  const made = problem('identity.code-malformed', 'From/OrganId', { seen });
  expect(describeProblem(made, 'en').text).toContain(`“${seen}”`);
});
