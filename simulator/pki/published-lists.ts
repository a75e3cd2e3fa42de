import { revocationReasons } from '../../fixtures/keys/encode-crl.ts';
import { authorityKeyId, type EncodedExtension, extension, keyIdOf } from '../../fixtures/keys/extensions.ts';
import { spoilt } from '../../fixtures/keys/sign-bytes.ts';
import { extensionOids } from '../../protocol/asn1/oids.ts';
import { integer } from '../../protocol/asn1/write.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import { type AuthorityName, strangerTo } from './authorities.ts';
import { type Bend, claimedTime } from './bend.ts';
import { encodeList, type ListEntry } from './by-peculiar.ts';
import type { Authorities } from './issuing.ts';
import { type CertificateRecord, type CertificateRegister, standingAt } from './register.ts';

/** When lists are published, milliseconds. */
export interface ListSchedule {
  /** A full list comes out at least so often; others are deltas to it. */
  readonly fullEvery: number;
  /** What has changed is out after so long at most, in a delta and in a new full list (REV-08). */
  readonly changesEvery: number;
}

/** A full list a day, changes within five minutes. */
export const usualSchedule: ListSchedule = { fullEvery: 86_400_000, changesEvery: 300_000 };

/** The lists of revocations as they lie at their addresses. */
export interface PublishedLists {
  /** The full list that was out at `at`. */
  full(name: AuthorityName, at: Instant, bend?: Bend): Promise<Uint8Array>;
  /** The delta to the last full list that came out by the clock alone. */
  delta(name: AuthorityName, at: Instant, bend?: Bend): Promise<Uint8Array>;
}

/**
 * Lists are a function of the register and the moment: nothing is published by a timer, so a clock that jumps
 * finds what would have been published. A list is out for some time beyond the next one.
 */
export function createPublishedLists(
  authorities: Authorities,
  register: CertificateRegister,
  { fullEvery, changesEvery }: ListSchedule = usualSchedule,
): PublishedLists {
  const kept = new Map<string, Promise<Uint8Array>>();
  const tick = (at: Instant) => Math.floor(at / changesEvery) * changesEvery;
  const base = (at: Instant) => Math.floor(at / fullEvery) * fullEvery;
  const recordsOf = (name: AuthorityName) => register.list().filter(({ authority }) => authority === name);

  const publish = async (name: AuthorityName, list: ListPlan, bend: Bend): Promise<Uint8Array> => {
    const { key, subject } = await authorities.holder(name);
    const signer = bend?.kind === 'wrong-signer' ? (await authorities.holder(strangerTo(name))).key : key;
    const extensions = [
      authorityKeyId(keyIdOf(key)),
      extension(extensionOids.crlNumber, integer(list.thisUpdate / 1000)),
      ...list.extensions,
    ];
    const content = { ...list, issuer: subject, extensions };
    const sound = await encodeList(content, signer);
    // The signature is the last thing in a list.
    return bend?.kind === 'bad-signature' ? spoilt(sound) : sound;
  };

  /** The same list is signed once, as long as nothing new is on it. */
  const keeping = (name: AuthorityName, kind: string, list: ListPlan, bend: Bend): Promise<Uint8Array> => {
    const key = JSON.stringify([name, kind, list.thisUpdate, list.entries, bend?.kind]);
    const known = kept.get(key) ?? publish(name, list, bend);
    if (kept.size > 1000) kept.clear();
    kept.set(key, known);
    return known;
  };

  return {
    full(name, now, bend) {
      const at = claimedTime(now, bend);
      const records = recordsOf(name);
      const latest = records
        .flatMap(({ changes }) => changes.slice(1).map((change) => tick(change.at + changesEvery - 1)))
        .filter((out) => out <= at)
        .reduce((newest, out) => Math.max(newest, out), base(at));
      const nextUpdate = base(latest) + fullEvery + grace(fullEvery);
      const entries = records.flatMap((record) => entryOf(record, latest));
      return keeping(name, 'full', { thisUpdate: latest, nextUpdate, entries, extensions: [] }, bend);
    },
    delta(name, now, bend) {
      const thisUpdate = tick(claimedTime(now, bend));
      const from = base(thisUpdate);
      const entries = recordsOf(name).flatMap((record) => changeOf(record, from, thisUpdate));
      const nextUpdate = thisUpdate + 2 * changesEvery;
      const extensions = [extension(extensionOids.deltaCrl, integer(from / 1000), true)];
      return keeping(name, 'delta', { thisUpdate, nextUpdate, entries, extensions }, bend);
    },
  };
}

interface ListPlan {
  readonly thisUpdate: Instant;
  readonly nextUpdate: Instant;
  readonly entries: readonly ListEntry[];
  readonly extensions: readonly EncodedExtension[];
}

/** So much longer than planned a list may be used: a tenth, and an hour at most. */
function grace(every: number): number {
  return Math.min(every / 10, 3_600_000);
}

function entryOf(record: CertificateRecord, at: Instant): readonly ListEntry[] {
  const { to, at: since, reason } = standingAt(record, at);
  if (to === 'active' || reason === undefined || !(reason in revocationReasons)) return [];
  return [{ serial: record.serial, at: since, reason }];
}

/** What has changed since a full list; a suspension that was lifted is taken off it. */
function changeOf(record: CertificateRecord, from: Instant, at: Instant): readonly ListEntry[] {
  const last = standingAt(record, at);
  const { at: since, to } = last;
  const before = standingAt(record, from).to;
  if (since <= from || last === record.changes[0]) return [];
  if (to !== 'active') return entryOf(record, at);
  return before === 'suspended' ? [{ serial: record.serial, at: since, reason: 'removeFromCRL' }] : [];
}
