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

it('a bare path is a place', () => {
  expect(problem('identity.code-empty', 'From/OrganId').place).toEqual({ path: 'From/OrganId' });
});

it.each([
  ['as many as may be shown', 'x'.repeat(120), 'x'.repeat(120)],
  ['one more', 'x'.repeat(121), `${'x'.repeat(119)}…`],
  ['as many, of two halves each', '😀'.repeat(120), '😀'.repeat(120)],
])('of what was seen is shown: %s', (_, seen, shown) => {
  expect(problem('identity.code-malformed', 'From', { seen }).seen).toBe(shown);
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

it('a description fills in what was seen, what was expected and where, each in its own place', () => {
  const made = problem('packet.leniency-used', 'Subject', { seen: 'L7', expected: 'packet.text-legacy' });
  expect(describeProblem(made, 'en').text).toBe('The error packet.text-legacy was let pass by leniency L7.');
  expect(describeProblem(made, 'vi').text).toBe('Lỗi packet.text-legacy được bỏ qua nhờ nới lỏng L7.');
});

it('a description says “?” of what a problem does not have', () => {
  const made = problem('packet.leniency-used', 'Subject');
  expect(describeProblem(made, 'en').text).toBe('The error ? was let pass by leniency ?.');
});

it('a description says where, where the text asks for it', () => {
  const made = problem('certificate.issuer-key-differs', 'chain[1]', { seen: 'CN=CA' });
  expect(describeProblem(made, 'en').text).toContain('“chain[1]” was not signed with the key of “CN=CA”');
});
