import { describe, expect, it } from 'vitest';
import type { StatusCode } from '../../protocol/edxml/packet.ts';
import { type History, recordStep } from './history.ts';

const empty: History = { state: 'none', steps: [] };

function play(codes: readonly StatusCode[]): History {
  return codes.reduce<History>(
    (history, statusCode, at) => recordStep(history, { at, statusCode }, 'receiver', 'observed').history,
    empty,
  );
}

describe('the history of a document at one receiver', () => {
  it('goes from arrival to completion', () => {
    expect(play(['01', '03', '04', '05', '06'])).toMatchObject({ state: 'completed' });
  });

  it('enters a repeated status once', () => {
    const { steps } = play(['01', '03', '03', '04']);
    expect(steps.map((step) => step.statusCode)).toEqual(['01', '03', '04']);
  });

  it('never goes back for a late one (STA-13)', () => {
    expect(play(['01', '03', '06', '05', '01']).state).toBe('completed');
  });

  it('follows a peer that leaves steps out, and says so', () => {
    const { history, problems } = recordStep(empty, { at: 0, statusCode: '03' }, 'receiver', 'observed');
    expect(history.state).toBe('registered');
    expect(problems.map((each) => each.code)).toEqual(['lifecycle.state-skipped']);
  });

  it('does not let our own clerk leave steps out', () => {
    const { changed, problems } = recordStep(empty, { at: 0, statusCode: '04' }, 'receiver-clerk', 'strict');
    expect(changed).toBe(false);
    expect(problems.map((each) => each.code)).toEqual(['lifecycle.state-skipped']);
  });

  it('keeps a refusal final', () => {
    expect(play(['01', '02', '03', '06']).state).toBe('refused');
  });
});
