import { read } from '../../../protocol/result.ts';
import type { MessageType } from '../../exchange-event.ts';
import { admission } from './admission.ts';

/** `countReceiveEdoc` and `countReceiveStatus`: how many packets of one type wait for the caller. */
export const countWaiting = (messageType: MessageType) =>
  admission.step('count', async ({ systemId }, { store }) =>
    read({ count: await store.countWaiting(systemId, messageType) }),
  );
