/** What `--faults` says of itself. */
export const faultsWords = {
  vi: 'gây lỗi có chủ đích: orderly, lively, hostile, hoặc một tệp JSON (xem docs/vi/loi-co-chu-dich.md)',
  en: 'faults on purpose: orderly, lively, hostile, or a JSON file (see docs/faults.md)',
};
