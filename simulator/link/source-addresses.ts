import { BlockList, isIP } from 'node:net';

/** Which addresses may connect (ONB-12). */
export interface SourceAddresses {
  allows(address: string): boolean;
}

/**
 * Reads a list of addresses and ranges: `10.0.0.0/8`, `203.162.1.7`, `2001:ee0::/32`. An address of version 4
 * that comes in the clothes of version 6 (`::ffff:10.1.2.3`) is read as what it is.
 *
 * @throws RangeError naming the first text that is neither.
 */
export function parseSourceAddresses(texts: readonly string[]): SourceAddresses {
  const list = new BlockList();
  for (const text of texts) add(text.trim(), list);
  return {
    allows: (address) => {
      const plain = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
      const version = isIP(plain);
      return version !== 0 && list.check(plain, version === 4 ? 'ipv4' : 'ipv6');
    },
  };
}

/** Whether a text is an address or a range. */
export function isSourceAddress(text: string): boolean {
  return rangeOf(text) !== undefined;
}

interface Range {
  readonly address: string;
  readonly length: number;
  readonly family: 'ipv4' | 'ipv6';
}

function rangeOf(text: string): Range | undefined {
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address);
  const longest = version === 4 ? 32 : 128;
  const length = prefix === undefined ? longest : /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
  const isRange = version !== 0 && rest.length === 0 && length <= longest;
  return isRange ? { address, length, family: version === 4 ? 'ipv4' : 'ipv6' } : undefined;
}

function add(text: string, list: BlockList): void {
  const range = rangeOf(text);
  if (range === undefined)
    throw new RangeError(`“${text}” is no address or range of addresses, such as 10.0.0.0/8.`);
  list.addSubnet(range.address, range.length, range.family);
}
