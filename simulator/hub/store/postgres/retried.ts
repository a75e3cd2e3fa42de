const deadlock = '40P01';

/**
 * Runs a transaction again, from its beginning, when the database ended it because it and another waited for each
 * other's rows: the other one goes on, so the next try waits for it and no more.
 */
export async function retried<T>(transaction: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await transaction();
    } catch (reason) {
      if (!(reason instanceof Error && 'code' in reason && reason.code === deadlock)) throw reason;
    }
  }
}
