import { countLines, note } from './journal-writer.ts';

/** As much of an error as tells which it is; a message may hold a whole packet. */
const longestReason = 300;

/**
 * What k6 runs for an act, with a line in the journal when it ends in an error: k6 only logs it and goes on, and a run
 * whose iterations all fail would have nothing against it.
 */
export function traced(act: string, play: () => void | Promise<void>): () => Promise<void> {
  return async () => {
    try {
      await play();
    } catch (error) {
      note({ op: 'thrown', act, why: String(error).slice(0, longestReason) });
      throw error;
    } finally {
      countLines();
    }
  };
}
