import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKeeping } from '../keeping.ts';
import { bytesOf, nameOf, take } from '../packet-files-contract.ts';
import { accepted, letter, opening, saying, status, toH17 } from '../store-contract.ts';
import {
  type CrashingPostgres,
  hasOwnPostgres,
  startOwnPostgres,
  withOwnPostgres,
} from './postgres-under-test.ts';

/** A server that ends this way loses what it had not written: what nobody waited for, and no more. */
describe.skipIf(!hasOwnPostgres)(withOwnPostgres('a PostgreSQL that breaks down'), () => {
  let server: CrashingPostgres;
  beforeAll(async () => {
    server = await startOwnPostgres();
  });
  afterAll(() => server.stop());

  it.each([
    ['a short packet', 3_000],
    ['a long packet', 400_000],
  ])('STA-17: has %s with the row that speaks of it', async (_, length) => {
    const url = await server.createDatabase();
    for (let round = 0; round < 3; round += 1) {
      const bytes = randomBytes(length);
      const before = await openKeeping(url);
      const sha256 = await take(before.files, bytes);
      const id = `${round}`;
      await before.store.recordPacket(
        { ...letter, docId: id, document: id, sha256, size: length },
        [{ ...toH17, deliveryId: id }],
        accepted,
        opening,
      );
      await server.crash();
      await before.close();
      const after = await openKeeping(url);
      const delivery = await after.store.findDelivery(id);
      expect(delivery?.packet.sha256).toBe(nameOf(bytes));
      expect((await bytesOf(after.files, sha256, 0, length)).equals(bytes)).toBe(true);
      expect((await after.store.listEvents(0, 100)).length).toBe(round + 1);
      await after.close();
    }
  });

  it('has what a status did, in one statement, to its transfer', async () => {
    const url = await server.createDatabase();
    const before = await openKeeping(url);
    await take(before.files, Buffer.from('letter'));
    await take(before.files, Buffer.from('status'));
    const sent = { ...letter, sha256: nameOf(Buffer.from('letter')) };
    await before.store.recordPacket(sent, [toH17], accepted, opening);
    const said = status('03', { sha256: nameOf(Buffer.from('status')) });
    await before.store.recordPacket(said, [{ ...toH17, deliveryId: 'said' }], accepted, saying('03'));
    await server.crash();
    await before.close();
    const after = await openKeeping(url);
    const [transfer] = await after.store.findTransfers(letter.document, 'H17');
    expect(transfer?.processing).toBe('registered');
    expect((await after.store.findDelivery('said'))?.state).toBe('waiting');
    await after.close();
  });
});
