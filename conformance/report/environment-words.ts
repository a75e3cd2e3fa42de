import type { Bilingual, Language } from '../../protocol/problems/entry.ts';

type Environment = Readonly<Record<string, string>>;

const names: Readonly<Record<string, Bilingual>> = {
  capture: { vi: 'Nơi lấy gói tin', en: 'Packets taken' },
  clock: { vi: 'Đồng hồ', en: 'Clock' },
  driver: { vi: 'Cách điều khiển', en: 'Driver' },
  endpoint: { vi: 'Địa chỉ', en: 'Endpoint' },
  node: { vi: 'Phiên bản Node.js', en: 'Node.js' },
  platform: { vi: 'Máy chạy kiểm thử', en: 'Machine of the run' },
  system: { vi: 'Bên được kiểm thử', en: 'Under test' },
};

const values: Readonly<Record<string, Bilingual>> = {
  'capture system': { vi: 'khi rời hệ thống quản lý văn bản', en: 'as they left the document system' },
  'capture intermediary': { vi: 'khi rời bên trung gian', en: 'as they left the intermediary' },
  'capture wire': { vi: 'trên đường truyền, trong phiên kiểm thử', en: 'on the wire, during the run' },
  'capture untold': {
    vi: 'không khai; QCVN 102 chỉ công nhận gói tin lấy khi rời hệ thống hoặc bên trung gian',
    en: 'not told; QCVN 102 counts only what was taken leaving the system or the intermediary',
  },
  'clock virtual': { vi: 'thời gian ảo', en: 'virtual time' },
  'clock of the system': { vi: 'đồng hồ của máy chạy kiểm thử', en: 'of the machine of the run' },
  'system built-in': { vi: 'hệ thống mẫu đi kèm', en: 'the built-in reference' },
  'clock real': { vi: 'thời gian thực', en: 'real time' },
  'driver reference': { vi: 'hệ thống mẫu đi kèm', en: 'the built-in reference' },
};

/** All of it on one line, each text once, for one run or for several. */
export function environmentLine(runs: readonly { readonly environment: Environment }[]): Bilingual {
  const rows = runs.flatMap(({ environment }) => environmentRows(environment));
  const line = (language: Language) =>
    [...new Set(rows.map(([name, value]) => `${name[language]}: ${value[language]}`))].join('; ');
  return { vi: line('vi'), en: line('en') };
}

/** What surrounded a run, in words, in the order in which it was noted; what has no words stands as it is. */
export function environmentRows(
  environment: Environment,
): readonly (readonly [name: Bilingual, value: Bilingual])[] {
  return Object.entries(environment).map(([name, value]) => [
    names[name] ?? { vi: name, en: name },
    values[`${name} ${value}`] ?? { vi: value, en: value },
  ]);
}
