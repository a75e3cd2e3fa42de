import type { AllWaiting, Delivery } from './store.ts';

/** Deliveries by their id. Those that wait are found by mailbox, without a look at all the others. */
export class MemoryDeliveries extends Map<string, Delivery> {
  readonly #waiting = new Map<string, Map<string, Delivery>>();

  override set(deliveryId: string, delivery: Delivery): this {
    const queue = this.#waiting.get(delivery.mailbox) ?? new Map<string, Delivery>();
    if (delivery.state === 'waiting') queue.set(deliveryId, delivery);
    else queue.delete(deliveryId);
    if (queue.size > 0) this.#waiting.set(delivery.mailbox, queue);
    else this.#waiting.delete(delivery.mailbox);
    return super.set(deliveryId, delivery);
  }

  override delete(deliveryId: string): boolean {
    const mailbox = this.get(deliveryId)?.mailbox ?? '';
    const queue = this.#waiting.get(mailbox);
    queue?.delete(deliveryId);
    if (queue?.size === 0) this.#waiting.delete(mailbox);
    return super.delete(deliveryId);
  }

  override clear(): void {
    this.#waiting.clear();
    super.clear();
  }

  /** How many wait, and at how many mailboxes. */
  countWaiting(): AllWaiting {
    let packets = 0;
    for (const queue of this.#waiting.values()) packets += queue.size;
    return { packets, receivers: this.#waiting.size };
  }

  /** What waits for the mailboxes that are asked for. */
  waiting(isAsked: (mailbox: string) => boolean): readonly Delivery[] {
    const found: Delivery[] = [];
    for (const [mailbox, queue] of this.#waiting) {
      // One by one: a queue may be longer than a call may have arguments.
      if (isAsked(mailbox)) for (const each of queue.values()) found.push(each);
    }
    return found;
  }
}
