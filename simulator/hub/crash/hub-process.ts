/**
 * A hub in a process of its own, to be killed: `hub-process.ts <orders as JSON>`. It tells its parent `{ url }`
 * when it listens, and dies by its own hand where its orders say.
 */
import { flushCompileCache } from 'node:module';
import process from 'node:process';
import { secretFor } from '../../../fixtures/worlds/secrets.ts';
import { world2026 } from '../../../fixtures/worlds/world-2026.ts';
import { parameterText } from '../../../protocol/wire/parameters.ts';
import { createJsonLinesLog } from '../../ports/json-lines-log.ts';
import { createSeededChance } from '../../ports/seeded-chance.ts';
import { createSystemClock } from '../../ports/system-clock.ts';
import type { Reached } from './crash-points.ts';
import type { HubOrders, KillAt } from './orders.ts';

const orders = JSON.parse(process.argv[2] ?? '') as HubOrders;

if (orders.leaveOut !== undefined) {
  const { leaveOut } = await import('./leave-out.ts');
  await leaveOut(orders.leaveOut);
}
const { startHub } = await import('../start-hub.ts');

const { store, seed, killAt } = orders;
const systems = world2026.systems.map((each) => ({ ...each, secret: secretFor(seed, each.systemId) }));
const { url } = await startHub({
  world: { systems, agencies: world2026.agencies },
  ports: {
    clock: createSystemClock(),
    chance: createSeededChance(seed),
    log: createJsonLinesLog(process.stderr),
  },
  store,
  ...(killAt === undefined ? {} : { reached: dieAt(killAt) }),
});
process.send?.({ url });
if (orders.keepCompiled === true) flushCompileCache();
// A parent that is gone leaves nobody to serve.
process.on('disconnect', () => process.exit());

/** SIGKILL to oneself is delivered before the call returns: nothing runs after it. */
function dieAt({ point, operation, messageType, hit }: KillAt): Reached {
  let hits = 0;
  return (reached, doing) => {
    if (reached !== point || doing.operation?.name !== operation) return;
    const said = parameterText(doing.parameters, 'messagetype');
    if (messageType !== undefined && said !== messageType) return;
    hits += 1;
    if (hits === hit) process.kill(process.pid, 'SIGKILL');
  };
}
