import type { Messages } from '#platform/refusal.ts';

export const auditMessages = {
  'audit.whole_tenant': {
    what: 'Nhật ký truy vết chỉ xem được với phạm vi toàn bộ.',
    todo: 'Nhờ người quản trị phân quyền kiểm tra trong phạm vi toàn bộ, có thời hạn.',
  },
} satisfies Messages;
