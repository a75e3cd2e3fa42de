/**
 * The document types of the annex of SĐ1:2022, by `Type` and `TypeDetail` (the number is the place in the
 * list, from 1). The head of both lists was read [B]; numbers 12 and 13 of the first and 10–17 and 27–32 of
 * the second follow a second source and the numbering of TT 01/2011/TT-BNV [M].
 */
export const documentTypes: Readonly<Record<1 | 2, readonly string[]>> = {
  1: [
    'Hiến pháp',
    'Luật',
    'Pháp lệnh',
    'Lệnh',
    'Nghị quyết',
    'Nghị quyết liên tịch',
    'Nghị định',
    'Quyết định',
    'Thông tư',
    'Thông tư liên tịch',
    'Chỉ thị',
    'Bộ luật',
    'Văn bản quy phạm pháp luật của chính quyền địa phương ở đơn vị hành chính - kinh tế đặc biệt',
  ],
  2: [
    'Nghị quyết',
    'Quyết định',
    'Chỉ thị',
    'Quy chế',
    'Quy định',
    'Thông cáo',
    'Thông báo',
    'Hướng dẫn',
    'Chương trình',
    'Kế hoạch',
    'Phương án',
    'Đề án',
    'Dự án',
    'Báo cáo',
    'Biên bản',
    'Tờ trình',
    'Hợp đồng',
    'Công văn',
    'Công điện',
    'Bản ghi nhớ',
    'Bản cam kết',
    'Bản thỏa thuận',
    'Giấy chứng nhận',
    'Giấy ủy quyền',
    'Giấy mời',
    'Giấy giới thiệu',
    'Giấy nghỉ phép',
    'Giấy đi đường',
    'Giấy biên nhận hồ sơ',
    'Phiếu gửi',
    'Phiếu chuyển',
    'Thư công',
  ],
};

/**
 * Numbers of the administrative list that NĐ 30/2020 Art 7 no longer names: Bản cam kết, Giấy chứng nhận,
 * Giấy đi đường, Giấy biên nhận hồ sơ (MET-05).
 */
export const retiredTypes: ReadonlySet<number> = new Set([21, 23, 28, 29]);
