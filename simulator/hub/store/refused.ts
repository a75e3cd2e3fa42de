import type { Bilingual } from '../../../protocol/problems/entry.ts';

/** Why a store cannot be used; it has been left exactly as it was. */
export type RefusalReason =
  | 'newer'
  | 'foreign'
  | 'damaged'
  | 'in-use'
  | 'unreachable'
  | 'unsuited'
  | 'unusable';

/** A store that this program will not touch, in one line that says what to do. */
export class StoreRefused extends Error {
  readonly reason: RefusalReason;
  readonly text: Bilingual;

  constructor(reason: RefusalReason, text: Bilingual, cause?: unknown) {
    super(text.en, { cause });
    this.name = 'StoreRefused';
    this.reason = reason;
    this.text = text;
  }
}

/** Written by a later version, whose rows this one does not know. `where` names the store, without secrets. */
export function newerStore(where: string, found: number, known: number): StoreRefused {
  return new StoreRefused('newer', {
    vi: `${where} do bản lienthong mới hơn ghi (lược đồ ${found}; bản này biết đến ${known}). Hãy dùng bản đó, hoặc chọn nơi lưu khác.`,
    en: `${where} was written by a newer lienthong (schema ${found}; this one knows up to ${known}). Use that version, or another store.`,
  });
}

/** Something of another program. */
export function foreignStore(where: string): StoreRefused {
  return new StoreRefused('foreign', {
    vi: `${where} là dữ liệu của chương trình khác. Hãy chọn nơi lưu trống, hoặc nơi lưu của lienthong.`,
    en: `${where} holds the data of another program. Choose an empty place, or one that lienthong wrote.`,
  });
}

/** Ours, but not whole. */
export function damagedStore(where: string, what: Bilingual, cause?: unknown): StoreRefused {
  return new StoreRefused(
    'damaged',
    {
      vi: `${where} bị hỏng (${what.vi}). Hãy phục hồi từ bản sao lưu, hoặc chọn nơi lưu khác.`,
      en: `${where} is damaged (${what.en}). Restore it from a backup, or choose another store.`,
    },
    cause,
  );
}

/** Packets whose database has gone, so that nobody knows whose they are. */
export function packetsAlone(database: string, packets: string): StoreRefused {
  return new StoreRefused('damaged', {
    vi: `${packets} còn gói tin mà ${database} không có hoặc rỗng. Hãy phục hồi ${database} từ bản sao lưu, hoặc chọn nơi lưu khác; nếu không cần các gói tin ấy nữa thì xoá thư mục ${packets}.`,
    en: `${packets} holds packets, but ${database} is missing or empty. Restore ${database} from a backup, or choose another store; if those packets are no longer needed, remove ${packets}.`,
  });
}

/** A folder is one process's; several share a PostgreSQL database. */
export function storeInUse(where: string): StoreRefused {
  return new StoreRefused('in-use', {
    vi: `${where} đang được một tiến trình khác dùng. Hãy kết thúc tiến trình đó, hoặc dùng PostgreSQL để chạy nhiều Trục.`,
    en: `${where} is in use by another process. End that one, or run several hubs on PostgreSQL.`,
  });
}

/** A database that does not answer, or does not let us in. */
export function unreachableStore(where: string, what: string, cause?: unknown): StoreRefused {
  return new StoreRefused(
    'unreachable',
    {
      vi: `Không mở được ${where}: ${what}. Hãy kiểm tra địa chỉ, tài khoản và tên cơ sở dữ liệu.`,
      en: `${where} cannot be opened: ${what}. Check the address, the account and the name of the database.`,
    },
    cause,
  );
}

/** A database in which our rows would not stay what they are. */
export function unsuitedStore(where: string, found: string, needed: string): StoreRefused {
  return new StoreRefused('unsuited', {
    vi: `${where} không dùng được: ${found}, cần ${needed}.`,
    en: `${where} cannot be used: ${found}, but ${needed} is needed.`,
  });
}

/**
 * What stands between SQLite and a file, told in words with what helps; undefined of anything else, which may be a bug of
 * ours. `where` is the file or its folder.
 */
export function unusableStore(where: string, reason: unknown): StoreRefused | undefined {
  if (!(reason instanceof Error) || !('errcode' in reason) || typeof reason.errcode !== 'number') {
    return undefined;
  }
  const text = hindrances[reason.errcode & 0xff]?.(where, reason.message);
  return text && new StoreRefused('unusable', text, reason);
}

const locked = (where: string): Bilingual => ({
  vi: `${where} đang bị một chương trình khác khoá. Hãy kết thúc chương trình đó rồi thử lại.`,
  en: `${where} is locked by another program. End that one, then try again.`,
});
const broken = (where: string, words: string): Bilingual => ({
  vi: `Không đọc, ghi được ${where} (${words}). Hãy kiểm tra ổ đĩa và quyền đọc, ghi, hoặc chọn nơi lưu khác.`,
  en: `${where} cannot be read or written (${words}). Check the disk and the right to read and write there, or choose another store.`,
});

/** By SQLite's primary result code (sqlite.org/rescode.html). */
const hindrances: Readonly<Record<number, (where: string, words: string) => Bilingual>> = {
  5: locked,
  6: locked,
  8: (where) => ({
    vi: `Không có quyền ghi ${where} hoặc tệp đi kèm (-wal, -shm). Hãy cấp quyền ghi cho người chạy lienthong, hoặc chọn nơi lưu khác.`,
    en: `${where}, or a file of it (-wal, -shm), is read-only. Let the user who runs lienthong write it, or choose another store.`,
  }),
  10: broken,
  13: (where) => ({
    vi: `Không còn chỗ trên đĩa để ghi ${where}. Hãy giải phóng chỗ rồi thử lại, hoặc chọn nơi lưu khác.`,
    en: `No space is left on the disk to write ${where}. Make room and try again, or choose another store.`,
  }),
  14: broken,
  26: broken,
};
