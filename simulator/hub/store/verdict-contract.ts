import { beforeEach, describe, expect, it } from 'vitest';
import type { VerificationRecord } from '../../../protocol/security/document/verification-record.ts';
import type { ExchangeEvent } from '../../exchange-event.ts';
import { accepted, letter, status, toH17 } from './contract-samples.ts';
import type { HubStore } from './store.ts';
import type { KeptProof, NewVerdict } from './verdict-store.ts';

const crl: KeptProof = { sha256: 'c'.repeat(64), kind: 'crl', bytes: Uint8Array.of(0x30, 0, 255) };

function verdict(outcome: VerificationRecord['outcome'], docId = letter.docId, at = 5): NewVerdict {
  const said = outcome === 'wait' ? 'undetermined' : outcome === 'accept' ? 'valid' : 'tampered';
  const record = { at, profile: 'law', verdict: said, outcome, findings: [], signatures: [] } as const;
  return { docId, record, proofs: [{ sha256: crl.sha256, kind: crl.kind }] };
}

const verified: ExchangeEvent = {
  name: 'document-verified',
  at: 5,
  docId: letter.docId,
  documentId: letter.documentId,
  profile: 'law',
  verdict: 'valid',
  outcome: 'accept',
  codes: [],
};

/** What every store must do with verdicts on signatures. `open` gives an empty one. */
export function describeVerdicts(name: string, open: () => Promise<HubStore>): void {
  describe(`${name} keeps verdicts`, () => {
    let store: HubStore;
    beforeEach(async () => {
      store = await open();
      await store.recordPacket(letter, [toH17], accepted);
    });

    it('beside one another, oldest first, with their events (REV-09)', async () => {
      await store.recordVerdict(verdict('accept'), [crl], verified);
      await store.recordVerdict(verdict('refuse', letter.docId, 9), [crl], { ...verified, at: 9 });
      const kept = await store.listVerdicts(letter.docId);
      expect(kept.map(({ record }) => [record.at, record.outcome])).toEqual([
        [5, 'accept'],
        [9, 'refuse'],
      ]);
      expect(kept[0]).toMatchObject(verdict('accept'));
      expect((kept[1]?.number ?? 0) > (kept[0]?.number ?? 0)).toBe(true);
      const names = (await store.listEvents(0, 10)).map(({ event }) => event.name);
      expect(names).toEqual(['packet-accepted', 'document-verified', 'document-verified']);
      expect(await store.listVerdicts('b'.repeat(24))).toEqual([]);
    });

    it('with what they rest on, byte for byte, once (SIG-15)', async () => {
      await store.recordVerdict(verdict('accept'), [crl], verified);
      await store.recordVerdict(verdict('accept'), [crl], verified);
      expect(await store.findProof(crl.sha256)).toEqual(crl);
      expect(await store.findProof('d'.repeat(64))).toBeUndefined();
    });

    it('and knows which are still open (REV-04)', async () => {
      await store.recordVerdict(verdict('wait', 'b'.repeat(24)), [], verified);
      await store.recordVerdict(verdict('wait'), [], verified);
      await store.recordVerdict(verdict('wait'), [], verified);
      expect(await store.listWaitingVerdicts(10)).toEqual(['b'.repeat(24), letter.docId]);
      expect(await store.listWaitingVerdicts(1)).toEqual(['b'.repeat(24)]);
      await store.recordVerdict(verdict('accept'), [], verified);
      expect(await store.listWaitingVerdicts(10)).toEqual(['b'.repeat(24)]);
    });

    it('and lists none as waiting of which anything was ever told, also when nobody can tell later (REV-04)', async () => {
      for (const outcome of ['accept', 'wait', 'wait'] as const) {
        await store.recordVerdict(verdict(outcome), [], verified);
      }
      expect(await store.listWaitingVerdicts(10)).toEqual([]);
    });

    it('and walks documents, telling which were judged; statuses are none', async () => {
      const other = {
        ...letter,
        docId: 'b'.repeat(24),
        sha256: 'b'.repeat(64),
        documentId: 'other',
        document: 'other',
      };
      await store.recordPacket(status('01'), [{ ...toH17, deliveryId: 's' }], accepted);
      await store.recordPacket(other, [{ ...toH17, deliveryId: 'o' }], accepted);
      await store.recordVerdict(verdict('wait'), [], verified);
      const all = await store.listDocuments(0, 10);
      expect(all.map(({ packet, isJudged }) => [packet.docId, isJudged])).toEqual([
        [letter.docId, true],
        [other.docId, false],
      ]);
      expect(await store.listDocuments(all[0]?.packet.sequence ?? 0, 10)).toHaveLength(1);
    });

    it('and goes on numbering them when everything is forgotten', async () => {
      const numberOf = async () => (await store.listVerdicts(letter.docId))[0]?.number;
      const numbers: unknown[] = [];
      for (const outcome of ['accept', 'refuse'] as const) {
        await store.recordVerdict(verdict(outcome), [], verified);
        numbers.push(await numberOf());
        await store.reset();
      }
      expect(numbers).toEqual([1, 2]);
    });

    it('until everything is forgotten', async () => {
      await store.recordVerdict(verdict('wait'), [crl], verified);
      await store.reset();
      expect(await store.listVerdicts(letter.docId)).toEqual([]);
      expect(await store.listWaitingVerdicts(10)).toEqual([]);
      expect(await store.findProof(crl.sha256)).toBeUndefined();
    });
  });
}
