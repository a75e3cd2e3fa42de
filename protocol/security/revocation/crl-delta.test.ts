import { describe, expect, it } from 'vitest';
import { askedAt, askState, leaderLine, listWith } from '../../../fixtures/certificates/ask-state.ts';
import { type Holder, signed } from '../../../fixtures/keys/encode-certificate.ts';
import { type EncodedExtension, extension } from '../../../fixtures/keys/extensions.ts';
import { encodeName } from '../../../fixtures/keys/names.ts';
import { signatureAlgorithm } from '../../../fixtures/keys/sign-bytes.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { issueTest } from '../../../fixtures/keys/test-pki.ts';
import { extensionOids } from '../../asn1/oids.ts';
import { boolean, explicit, implicit, integer, sequence, time } from '../../asn1/write.ts';

const { agencyAuthority: authority, leader } = testPki();
const hour = 3_600_000;

/** A list by its numbers; each of them may be left out. */
interface ListPlan {
  readonly number?: number;
  readonly deltaOf?: number;
  readonly scope?: EncodedExtension;
  readonly issuer?: Holder;
  /** For how long it is fresh, from `hours` ago. */
  readonly hours?: number;
  readonly until?: number;
}

function listOf({ number, deltaOf, scope, issuer = authority, hours = 1, until = askedAt + hour }: ListPlan) {
  const extensions = [
    ...(number === undefined ? [] : [extension(extensionOids.crlNumber, integer(number))]),
    ...(deltaOf === undefined ? [] : [extension(extensionOids.deltaCrl, integer(deltaOf), true)]),
    ...(scope === undefined ? [] : [scope]),
  ].map(({ der }) => der);
  const body = sequence(
    integer(1),
    signatureAlgorithm(issuer.key),
    encodeName(issuer.subject),
    time(askedAt - hours * hour),
    time(until),
    explicit(0, sequence(...extensions)),
  );
  return signed(body, issuer.key);
}

/** A list that is stale by itself. */
function staleList(plan: ListPlan): Uint8Array {
  return listOf({ hours: 3, until: askedAt - 2 * hour, ...plan });
}

const usersOnly = extension(
  extensionOids.issuingDistributionPoint,
  sequence(implicit(1, boolean(true))),
  true,
);

describe('a delta makes its base fresh', () => {
  it.each<[string, ListPlan, ListPlan, 'good' | 'unknown']>([
    ['when it is a change of it', { number: 5 }, { number: 6, deltaOf: 5 }, 'good'],
    ['when it is a change of an earlier one', { number: 5 }, { number: 6, deltaOf: 4 }, 'good'],
    ['not when it is a change of a later one', { number: 5 }, { number: 7, deltaOf: 6 }, 'unknown'],
    ['not when it has the number of the base', { number: 5 }, { number: 5, deltaOf: 5 }, 'unknown'],
    ['not when it is older than the base', { number: 5 }, { number: 4, deltaOf: 3 }, 'unknown'],
    ['not when the base has no number', {}, { number: 6, deltaOf: 5 }, 'unknown'],
    ['not when it has no number itself', { number: 5 }, { deltaOf: 5 }, 'unknown'],
    ['not when the base is a delta too', { number: 5, deltaOf: 4 }, { number: 6, deltaOf: 5 }, 'unknown'],
    [
      'when both are of the same scope',
      { number: 5, scope: usersOnly },
      { number: 6, deltaOf: 5, scope: usersOnly },
      'good',
    ],
    [
      'not when they are of different scopes',
      { number: 5 },
      { number: 6, deltaOf: 5, scope: usersOnly },
      'unknown',
    ],
  ])('%s', (_, base, delta, state) => {
    expect(askState({ crls: [staleList(base), listOf(delta)] }).state).toBe(state);
  });
});

describe('a delta by another issuer', () => {
  it('is no change of the list', () => {
    const publisher = issueTest({
      ...{ issuer: authority, profile: 'authority', key: 'spare-rsa' },
      subject: { commonName: 'Nơi công bố danh sách' },
    });
    const indirect = extension(
      extensionOids.issuingDistributionPoint,
      sequence(implicit(4, boolean(true))),
      true,
    );
    const named = explicit(2, explicit(4, encodeName(publisher.subject)));
    const points = extension(extensionOids.crlDistributionPoints, sequence(sequence(named)));
    const order = { issuer: authority, profile: 'person', subject: leader.subject, key: 'leader' } as const;
    const holder = issueTest({ ...order, extensions: [points] });
    const base = staleList({ number: 5, scope: indirect });
    const stateBy = (issuer: Holder) => {
      const delta = listOf({ number: 6, deltaOf: 5, scope: indirect, issuer });
      const proof = { crls: [base, delta], certificates: [publisher.certificate] };
      return askState(proof, askedAt, askedAt, holder).state;
    };
    expect([stateBy(authority), stateBy(publisher)]).toEqual(['good', 'unknown']);
  });
});

describe('a delta that is silent', () => {
  it('keeps the line that its base had', () => {
    const revoked = leaderLine(askedAt - 4 * hour, 'certificateHold');
    const base = listWith({ at: askedAt - 3 * hour, number: 5, revoked });
    const delta = listWith({ number: 6, deltaOf: 5 });
    expect(askState({ crls: [base, delta] }).state).toBe('suspended');
  });
});
