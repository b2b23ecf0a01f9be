import { coded, type Phrases } from '#platform/refusal.ts';

export const approvalPhrases = {
  ...coded('approval_item', {
    audience: 'đối tượng',
    time: 'thời gian',
    content: 'nội dung',
    materials: 'tài liệu',
    list: 'danh sách học viên',
    whole: 'toàn bộ',
  }),
  ...coded('approval_missing', {
    missing: '{item} (chưa trình {unit})',
    pending: '{item} (đang ở {unit}, {days} ngày)',
    returned: '{item} ({unit} trả lại {days} ngày trước)',
    refused: '{item} ({unit} không đồng ý)',
  }),
} satisfies Phrases;
