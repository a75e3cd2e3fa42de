import { isIP, isIPv4 } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';

/** What others may call a machine. */
export interface MachineNames {
  readonly name: string;
  readonly addresses: readonly string[];
}

/**
 * Names in the certificate of a test: of loopback, and where a hub listens for others also those by which they call it,
 * or no client that checks the host could come in. IPv6 is left out: the test's certificates have no form for it.
 */
export function testHosts(listenAt: string, machine: MachineNames = thisMachine()): readonly string[] {
  const isEverywhere = listenAt === '0.0.0.0' || listenAt === '::';
  const others = isEverywhere ? [machine.name, ...machine.addresses] : [listenAt];
  const named = others.filter((each) => each !== '' && (isIP(each) === 0 || isIPv4(each)));
  return [...new Set(['localhost', '127.0.0.1', ...named])];
}

function thisMachine(): MachineNames {
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return { name: hostname(), addresses: addresses.map(({ address }) => address) };
}
