/**
 * What a node writes by itself into the `Description` of its statuses. 15 and 16 answer take-backs and updates
 * alike, and the words are what tells them apart: an answer to an update speaks of *cập nhật* and never of
 * *lấy lại* or *thu hồi*, and one to a removal of the *danh sách nhận* as well.
 */
export const texts = {
  registered: 'Đã tiếp nhận và vào sổ văn bản đến',
  forInformation: 'Đã tiếp nhận để biết: văn bản chưa được ký số',
  notAuthentic: 'Không tiếp nhận do kiểm tra chữ ký số không đạt',
  assigned: 'Đã phân công đơn vị chủ trì xử lý',
  inProgress: 'Đang xử lý',
  completed: 'Đã hoàn thành xử lý',
  takenBack: 'Đồng ý cho lấy lại văn bản: văn bản chưa vào sổ',
  takeBackAgreed: 'Đồng ý cho lấy lại văn bản',
  takeBackDeclined: (reason: string) => `Từ chối lấy lại văn bản: ${reason}`,
  updateAccepted: 'Đồng ý cập nhật văn bản',
  updateDeclined: (reason: string) => `Từ chối cập nhật văn bản: ${reason}`,
  removed: 'Đồng ý cập nhật danh sách nhận: không còn giữ văn bản',
  removalNotPossible: 'Từ chối cập nhật danh sách nhận: cơ quan nhận không còn giữ văn bản',
  notHeld: 'Từ chối cập nhật văn bản: cơ quan nhận không còn giữ văn bản',
  notArrived: 'cơ quan nhận chưa nhận được văn bản gốc',
  recallAgreed: 'Đã thu hồi văn bản',
  recallAgreedBut: (kept: string) => `Đã thu hồi, trừ: ${kept}`,
  recallDeclined: (kept: string) => `Không thu hồi: ${kept}`,
  recallNamesNothing: 'Văn bản thu hồi không nêu văn bản nào đã gửi tới cơ quan này',
  recallTooMany: 'Không thu hồi: quá nhiều văn bản không thu hồi được để nêu trong một trạng thái',
  unknown: 'chưa nhận được',
  refused: 'đã từ chối tiếp nhận',
  withdrawn: 'đã bị lấy lại',
  recalled: 'đã được thu hồi',
  finished: 'đã xử lý xong',
} as const;
