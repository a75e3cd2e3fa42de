import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { createGroupCommit } from './group-commit.ts';

it('a write that is still on its way when the database closes is rejected, and the process goes on', async () => {
  const database = new DatabaseSync(':memory:');
  const commits = createGroupCommit(database);
  const late = commits.write(() => 1);
  database.close();
  await expect(late).rejects.toThrow('finalized');
});
