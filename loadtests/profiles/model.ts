/** How sure a figure is: B published by an authority through the press, C seen in public code, I our inference. */
export type Mark = 'B' | 'C' | 'I';

/** A figure and where it comes from. */
export interface Figure {
  readonly value: number;
  readonly source: string;
  readonly mark: Mark;
}

const july2022 = 'Office of the Government, report of July 2022, via the press; 21 working days';

/** What the load model is made of. No national total after 2022 was published: all beyond it is modelled. */
export const model = {
  sentPerDay: { value: 6436, source: july2022, mark: 'B' },
  deliveriesPerDay: { value: 23_127, source: july2022, mark: 'B' },
  fanOut: { value: 3.59, source: `received over sent; ${july2022}`, mark: 'B' },
  peakDay: {
    value: 2,
    source: 'Mondays, ends of month and quarter, before Tết: twice the mean day',
    mark: 'I',
  },
  peakHour: { value: 0.2, source: 'a fifth of the day; eight even hours would be an eighth', mark: 'I' },
  peakMinute: { value: 3, source: 'three times the mean of the peak hour', mark: 'I' },
  statusesPerDelivery: { value: 4, source: '01, 03, 04 or 05, and 06', mark: 'I' },
  callsPerSend: { value: 1, source: 'all receivers in one packet', mark: 'I' },
  callsPerDelivery: { value: 2, source: 'getEdoc and updateStatus', mark: 'I' },
  callsPerStatus: { value: 3, source: 'sendEdoc, getEdoc, updateStatus', mark: 'I' },
  packetBytes: { value: 1_500_000, source: 'mean after Base64; nobody measured it', mark: 'I' },
  centres: { value: 130, source: '129 connection points in April 2020, via the press', mark: 'B' },
  directNodes: {
    value: 3400,
    source: '34 provinces and 3,321 communes of 2025, if each polls for itself',
    mark: 'I',
  },
  pollSeconds: {
    value: 30,
    source:
      'ours, for all tests of minutes: one that lasts ten would see two polls of the five minutes of the field',
    mark: 'I',
  },
  workers: {
    value: 30,
    source: 'ours: virtual users that poll for the centres; twice as many where they have the most to fetch',
    mark: 'I',
  },
  largeAtOnce: { value: 20, source: 'ours: as many as are on their way at a time', mark: 'I' },
  directoryRows: {
    value: 125_000,
    source: 'directory of 123,265 bodies in 2026, public code; rounded up',
    mark: 'C',
  },
} as const satisfies Record<string, Figure>;

/** What happens in a second. */
export interface Rates {
  readonly sent: number;
  readonly deliveries: number;
  readonly statuses: number;
  readonly calls: number;
  /** Bytes of packets that receivers fetch. */
  readonly egress: number;
}

/** Rates at a multiple of July 2022, over the peak hour of a peak day or in its peak minute. */
export function ratesAt(times: number, span: 'peak-hour' | 'peak-minute'): Rates {
  const perSecond = (model.peakDay.value * model.peakHour.value) / 3600;
  const factor = times * perSecond * (span === 'peak-minute' ? model.peakMinute.value : 1);
  return ratesOf(model.sentPerDay.value * factor, model.deliveriesPerDay.value * factor);
}

/** Everything that follows from what is sent and delivered in a second. */
export function ratesOf(sent: number, deliveries = sent * model.fanOut.value): Rates {
  const statuses = deliveries * model.statusesPerDelivery.value;
  const calls =
    sent * model.callsPerSend.value +
    deliveries * model.callsPerDelivery.value +
    statuses * model.callsPerStatus.value;
  return { sent, deliveries, statuses, calls, egress: deliveries * model.packetBytes.value };
}

/** A working day of eight hours, by the shares of its hours; the second holds the fifth that the model asks for (I). */
export const officeDay: readonly number[] = [0.1, 0.2, 0.15, 0.075, 0.075, 0.14, 0.16, 0.1];
