import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StatusCode } from '../edxml/packet.ts';
import { describeProblem } from '../problems/describe.ts';
import { type Advance, advance, allowedMoves } from './advance.ts';
import type { Actor, Side } from './machine.ts';
import { type ProcessingState, processing } from './processing.ts';

type Step = readonly [StatusCode, (Actor | Side)?];

function tell(state: ProcessingState, code: StatusCode, actor: Actor | Side = sideOfCode(code)) {
  return advance(processing, state, code, actor);
}

function sideOfCode(code: StatusCode): Side {
  return code === '13' ? 'sender' : 'receiver';
}

/** The state after a run of statuses, each told by the side that may. */
function outcomeOf(...steps: readonly Step[]): ProcessingState {
  let state: ProcessingState = 'none';
  for (const [code, actor] of steps) state = tell(state, code, actor).state;
  return state;
}

/** `to` another state, `=why` unchanged, `!why` refused. */
function brief(result: Advance<ProcessingState, StatusCode>): string {
  if (result.outcome === 'moved') return result.state;
  return result.outcome === 'unchanged' ? `=${result.why}` : `!${result.why}`;
}

describe('STA-12: the order of the statuses 01 to 06', () => {
  const columns = ['01', '02', '03', '04', '05', '06'] as const;
  it.each([
    ['none', 'arrived !skipped !skipped !skipped !skipped !skipped'],
    ['arrived', '=repeated refused registered !skipped !skipped !skipped'],
    ['registered', '=late !registered =repeated assigned in-progress completed'],
    ['assigned', '=late !registered =late =repeated in-progress completed'],
    ['in-progress', '=late !registered =late =late =repeated completed'],
    ['completed', '=late !final =late =late =late =repeated'],
    ['refused', '=late =repeated !final !final !final !final'],
    ['withdrawn', '=late !withdrawn =late !withdrawn !withdrawn !withdrawn'],
  ] as const)('from %s gives %s', (state, row) => {
    expect(columns.map((code) => brief(tell(state, code))).join(' ')).toBe(row);
  });

  it('follows a whole life, with and without assignment', () => {
    expect(outcomeOf(['01'], ['03'], ['04'], ['05'], ['06'])).toBe('completed');
    expect(outcomeOf(['01'], ['03'], ['05'], ['06'])).toBe('completed');
    expect(outcomeOf(['01'], ['03'], ['06'])).toBe('completed');
    expect(outcomeOf(['01'], ['02'], ['03'])).toBe('refused');
  });

  it('follows steps that were left out only in the observed reading, with a warning', () => {
    const strict = advance(processing, 'none', '03', 'receiver');
    const observed = advance(processing, 'none', '03', 'receiver', { reading: 'observed' });
    expect(strict).toMatchObject({ outcome: 'refused', state: 'none', why: 'skipped', allowed: ['01'] });
    expect(observed).toMatchObject({
      outcome: 'moved',
      state: 'registered',
      problems: [{ code: 'lifecycle.state-skipped', severity: 'warning' }],
    });
  });
});

describe('STA-13, DUP-08: late and repeated statuses', () => {
  it('never move a state backwards', () => {
    expect(outcomeOf(['01'], ['03'], ['06'], ['05'], ['01'])).toBe('completed');
    expect(outcomeOf(['01'], ['03'], ['05'], ['04'], ['03'])).toBe('in-progress');
  });

  it('never do so either when the last one comes first', () => {
    let state: ProcessingState = 'none';
    for (const code of ['06', '05', '01'] as const)
      state = advance(processing, state, code, 'receiver', { reading: 'observed' }).state;
    expect(state).toBe('completed');
  });

  it('change the state once, however often they come', () => {
    const results = [tell('arrived', '03'), tell('registered', '03'), tell('registered', '03')];
    expect(results.map((each) => each.outcome)).toEqual(['moved', 'unchanged', 'unchanged']);
  });
});

describe('RCL-07 to RCL-09: taking back', () => {
  it.each([['01'], ['01', '03'], ['01', '03', '04'], ['01', '03', '05'], ['01', '03', '06']] as const)(
    'restores the state before, after %s',
    (...before) => {
      const former = outcomeOf(...before.map((code): Step => [code]));
      const pending = tell(former, '13').state;
      expect(pending).toBe(`${former}/take-back`);
      expect(brief(tell(pending, '13'))).toBe('!take-back-pending');
      expect(brief(tell(pending, '16', 'receiver-clerk'))).toBe(former);
      expect(brief(tell(former, '13'))).toBe(pending);
      expect(brief(tell(pending, '15', 'receiver-clerk'))).toBe('withdrawn');
    },
  );

  it('stops the processing once agreed', () => {
    expect(outcomeOf(['01'], ['03'], ['13'], ['15'], ['04'], ['06'])).toBe('withdrawn');
    expect(brief(tell('withdrawn', '15'))).toBe('=repeated');
    expect(brief(tell('withdrawn', '16'))).toBe('!withdrawn');
    expect(brief(tell('withdrawn', '13'))).toBe('!withdrawn');
  });

  it('is agreed by the system before registration and by a clerk after it', () => {
    expect(brief(tell('arrived/take-back', '15', 'receiver-system'))).toBe('withdrawn');
    expect(tell('registered/take-back', '15', 'receiver-system')).toMatchObject({
      why: 'wrong-actor',
      problem: { code: 'lifecycle.only-clerk' },
    });
  });

  it('keeps what the receiver reports meanwhile', () => {
    expect(outcomeOf(['01'], ['13'], ['03'])).toBe('registered/take-back');
    expect(outcomeOf(['01'], ['13'], ['03'], ['16'])).toBe('registered');
    expect(outcomeOf(['01'], ['13'], ['02'])).toBe('refused');
    expect(brief(tell('arrived/take-back', '01'))).toBe('=repeated');
    expect(brief(tell('registered/take-back', '02'))).toBe('!registered');
  });

  it('finds nothing to take back from a receiver that refused', () => {
    expect(tell('refused', '13')).toMatchObject({ why: 'final', allowed: [] });
  });

  it('leaves the state when 15 or 16 answer something else', () => {
    expect(brief(tell('registered', '15'))).toBe('=nothing-pending');
    expect(brief(tell('none', '16'))).toBe('=nothing-pending');
  });
});

describe('who may tell a status', () => {
  it.each([
    ['none', '01', 'receiver-clerk', 'lifecycle.only-receiver-system'],
    ['none', '01', 'sender-system', 'lifecycle.only-receiver-system'],
    ['arrived', '03', 'receiver-system', 'lifecycle.only-clerk'],
    ['arrived', '02', 'sender', 'lifecycle.only-clerk'],
    ['registered', '05', 'sender', 'lifecycle.only-receiver'],
    ['registered', '05', 'hub', 'lifecycle.only-receiver'],
    ['registered', '13', 'receiver', 'lifecycle.only-sender'],
    ['registered', '13', 'operator', 'lifecycle.only-sender'],
    ['arrived/take-back', '15', 'sender', 'lifecycle.only-receiver'],
  ] as const)('in state %s, %s by %s is %s', (state, code, actor, expected) => {
    expect(tell(state, code, actor)).toMatchObject({
      outcome: 'refused',
      state,
      why: 'wrong-actor',
      problem: { code: expected, place: { path: 'StatusCode' } },
    });
  });

  it('tells in both languages what is wrong and what would be allowed', () => {
    const refused = advance(processing, 'arrived', '05', 'receiver', {
      place: { path: 'StatusCode', line: 9 },
    });
    if (refused.outcome !== 'refused') throw new Error('05 was not refused');
    expect(refused.problem.place.line).toBe(9);
    expect(refused.provision).toEqual({ requirements: ['STA-12'], confidence: 'C·I' });
    expect(describeProblem(refused.problem, 'vi')).toEqual({
      text: 'Chuyển trạng thái 01 → 05 bỏ qua bước trước đó.',
      remedy: 'Gửi lần lượt theo thứ tự; bước tiếp theo được phép: 02, 03.',
    });
    expect(describeProblem(refused.problem, 'en').remedy).toContain('allowed next: 02, 03.');
  });
});

describe('any run of statuses', () => {
  const anyStep = fc.tuple(
    fc.constantFrom(...processing.moves),
    fc.constantFrom<Actor | Side>('sender', 'receiver', 'sender-system', 'receiver-clerk', 'hub'),
    fc.constantFrom('strict' as const, 'observed' as const),
  );
  const rank = (state: ProcessingState) =>
    ['none', 'arrived', 'registered', 'assigned', 'in-progress', 'completed', 'refused', 'withdrawn'].indexOf(
      state.replace('/take-back', ''),
    );

  it('stays in the table, never goes back, and says what it allows', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
        let state: ProcessingState = processing.initial;
        for (const [code, actor, reading] of steps) {
          const result = advance(processing, state, code, actor, { reading });
          expect(processing.states).toContain(result.state);
          expect(rank(result.state)).toBeGreaterThanOrEqual(rank(state));
          if (result.outcome !== 'moved') expect(result.state).toBe(state);
          if (result.outcome === 'refused') {
            expect(result.allowed).toEqual(allowedMoves(processing, state, actor));
            for (const move of result.allowed)
              expect(advance(processing, state, move, actor).outcome).toBe('moved');
          }
          state = result.state;
        }
      }),
    );
  });
});
