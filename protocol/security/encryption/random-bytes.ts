/** Chance, from the caller: content keys, ephemeral keys, IVs and seeds are drawn from nothing else. */
export type RandomBytes = (count: number) => Uint8Array;
