import type { DeliveryState } from '../../protocol/lifecycle/delivery.ts';
import { processingLabels, processingSigns } from '../../protocol/lifecycle/processing-labels.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';
import type { OperationName } from '../../protocol/wire/operations.ts';
import type { Labels } from './shown.ts';

const operations: Readonly<Record<OperationName, Bilingual>> = {
  sendEdoc: { vi: 'Gửi gói tin', en: 'Send a packet' },
  getReceivedEdocList: { vi: 'Hỏi hộp thư đến', en: 'Look for what has arrived' },
  getSentEdocList: { vi: 'Hỏi văn bản đã gửi', en: 'Look at what was sent' },
  getEdoc: { vi: 'Lấy gói tin', en: 'Fetch a packet' },
  updateStatus: { vi: 'Báo kết quả lấy gói tin', en: 'Say what became of a packet' },
  getAgenciesList: { vi: 'Lấy danh mục cơ quan', en: 'Read the directory' },
  getAgenciesListQD20: { vi: 'Lấy danh mục theo QĐ 20', en: 'Read the directory by Decision 20' },
  getSynchronizeUnit: { vi: 'Đồng bộ danh mục', en: 'Synchronise the directory' },
  registerAgency: { vi: 'Đăng ký cơ quan', en: 'Register an agency' },
  deleteAgency: { vi: 'Xoá cơ quan', en: 'Remove an agency' },
  countReceiveEdoc: { vi: 'Đếm văn bản đang chờ', en: 'Count waiting documents' },
  countReceiveStatus: { vi: 'Đếm trạng thái đang chờ', en: 'Count waiting statuses' },
  downloadEdoc: { vi: 'Tải gói tin', en: 'Download a packet' },
};

const transport: Readonly<Record<DeliveryState, Bilingual>> = {
  waiting: { vi: 'đang chờ bên nhận đến lấy', en: 'waiting to be fetched' },
  fetched: { vi: 'đã lấy, chưa báo “done”', en: 'fetched, not yet acknowledged' },
  done: { vi: 'đã lấy và báo “done”', en: 'fetched and acknowledged' },
  held: { vi: 'bị giữ: bên nhận báo “fail”', en: 'held: the receiver said “fail”' },
  withdrawn: { vi: 'đã lấy lại trước khi rời Trục', en: 'withdrawn before it left the hub' },
};

/** Words for operations, states of processing and transport. */
export const labels: Labels = { operations, processing: processingLabels, signs: processingSigns, transport };
