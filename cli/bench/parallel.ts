/** Does all, so many at a time. */
export async function inParallel(works: readonly (() => Promise<unknown>)[], atOnce: number): Promise<void> {
  const queue = works.values();
  const worker = async () => {
    for (const work of queue) await work();
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
