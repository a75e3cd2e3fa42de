import type { HubNotice, NoticeQuery, NumberedNotice } from '../notices/notice.ts';

/** Notices that end with their process. */
export interface MemoryNotices {
  /** Keeps a notice, unless one of its id is there. */
  add(notice: HubNotice): void;
  list(query: NoticeQuery): readonly NumberedNotice[];
  /** Numbers go on behind those that are forgotten. */
  clear(): void;
}

export function createMemoryNotices(): MemoryNotices {
  const byId = new Map<string, NumberedNotice>();
  let last = 0;
  return {
    add(notice) {
      if (byId.has(notice.id)) return;
      last += 1;
      byId.set(notice.id, { number: last, notice });
    },
    list: ({ to, after = 0, limit = 1_000 }) =>
      [...byId.values()]
        .filter(({ number, notice }) => number > after && notice.to === (to ?? notice.to))
        .slice(0, limit),
    clear() {
      byId.clear();
    },
  };
}
