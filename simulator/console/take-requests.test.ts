import { describe, expect, it } from 'vitest';
import { request, wrongSignature } from './shown-in-tests.ts';
import { askedAfter, fits, goesOn, type Taken, takeRequests } from './take-requests.ts';

const nothing: Taken = { rows: [], polls: new Map(), last: undefined };
const poll = { operation: 'getReceivedEdocList' };
const numbers = ({ rows }: Taken) => rows.map(({ number }) => number);

describe('requests taken by the page', () => {
  it('stand newest first, and looks into the mailbox are only counted', () => {
    const taken = takeRequests(nothing, [
      request({ number: 1, systemId: 'G22' }),
      request({ number: 2, systemId: 'G06', ...poll }),
      request({ number: 3, systemId: 'G22' }),
    ]);
    expect(numbers(taken)).toEqual([3, 1]);
    expect([...taken.polls]).toEqual([['G06', 1]]);
  });

  it('show a look into the mailbox that was refused or has findings', () => {
    const refused = request({ number: 1, ...poll, refused: true });
    expect(numbers(takeRequests(nothing, [refused]))).toEqual([1]);
  });

  it('show what is noted of a look into the mailbox once, and count the same after it', () => {
    const noted = (number: number) =>
      request({
        number,
        systemId: 'G06',
        ...poll,
        problems: [{ ...wrongSignature(''), severity: 'notice' }],
      });
    const taken = takeRequests(nothing, [noted(1), noted(2)]);
    const later = takeRequests(taken, [noted(2), noted(3), { ...noted(4), systemId: 'G22' }]);
    expect([numbers(taken), numbers(later)]).toEqual([[1], [4, 1]]);
    expect([...later.polls]).toEqual([['G06', 2]]);
  });

  it('are asked for from the newest on, which is not taken twice', () => {
    const first = takeRequests(nothing, [request({ number: 7 })]);
    expect([askedAfter(nothing), askedAfter(first)]).toEqual([0, 6]);
    const answered = [request({ number: 7 }), request({ number: 8 })];
    expect(goesOn(first, answered)).toBe(true);
    expect(numbers(takeRequests(first, answered))).toEqual([8, 7]);
  });

  it.each([
    ['has forgotten them', []],
    ['was started anew and counts from one again', [request({ number: 7, at: 5 })]],
    ['has let the newest fall out', [request({ number: 9 })]],
  ])('do not go on where the hub %s', (_what, answered) => {
    expect(goesOn(takeRequests(nothing, [request({ number: 7 })]), answered)).toBe(false);
  });

  it('are kept up to three hundred', () => {
    const many = Array.from({ length: 400 }, (_, index) => request({ number: index + 1 }));
    const taken = takeRequests(nothing, many);
    expect([taken.rows.length, taken.rows[0]?.number]).toEqual([300, 400]);
  });
});

describe('requests of one system', () => {
  const choice = { system: 'G06', onlyProblems: false, systems: ['G06', 'G22'] };
  const { systemId: _systemId, ...nameless } = request({ refused: true });

  it.each([
    ['its own', request({ systemId: 'G06' }), true],
    ['those of another', request({ systemId: 'G22' }), false],
    ['those that name none, which may be its own', nameless, true],
    ['those that name one that nobody knows', request({ systemId: 'G60' }), true],
  ])('are %s', (_what, each, fitting) => {
    expect(fits(each, choice)).toBe(fitting);
    expect(fits(each, { ...choice, system: '' })).toBe(true);
  });

  it('are left to those with problems, which a notice is not', () => {
    const only = { ...choice, onlyProblems: true };
    const notice = { ...wrongSignature('00'), severity: 'notice' } as const;
    const shown = [
      request({ systemId: 'G06', refused: true }),
      request({ systemId: 'G06', problems: [wrongSignature('00')] }),
      request({ systemId: 'G06', problems: [notice] }),
      request({ systemId: 'G06' }),
    ].map((each) => fits(each, only));
    expect(shown).toEqual([true, true, false, false]);
  });
});
