import type { PdfValue } from './value.ts';

/**
 * Calls `see` for every reference in a value, with the keys that lead to it joined by slashes; places in
 * arrays have no key.
 */
export function eachReference(value: PdfValue, see: (num: number, path: string) => void, path = ''): void {
  if (typeof value !== 'object' || value === null) return;
  switch (value.kind) {
    case 'ref':
      see(value.num, path);
      return;
    case 'array':
      for (const item of value.items) eachReference(item, see, path);
      return;
    case 'stream':
      eachReference(value.dict, see, path);
      return;
    case 'dict':
      for (const [key, item] of value.entries) {
        if (typeof item === 'object' && item !== null)
          eachReference(item, see, path === '' ? key : `${path}/${key}`);
      }
      return;
    case 'name':
    case 'string':
      return;
  }
}
