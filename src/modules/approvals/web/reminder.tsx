import { useLingui } from '@lingui/react/macro';
import { CopyText } from '#ui/copy-text.tsx';
import { formatDate } from '#ui/format.ts';
import { approvalPath } from '#web/links.ts';
import type { RequestPage, RequestRow } from '../contract.ts';
import { itemWords, kindWords } from './words.ts';

/** What to send to whoever holds the request up: the desk whose answer is awaited, or the unit to which items were returned. */
export function Reminder({ request }: { request: RequestPage }) {
  const { t } = useLingui();
  const says = useReminder();
  const holding = [...new Set(request.items.flatMap((item) => item.with?.name ?? []))];
  if (holding.length === 0) return null;
  return (
    <CopyText
      title={t`Lời nhắc để gửi Zalo`}
      label={t`Nội dung nhắc`}
      description={t`Không có tên học viên. Người nhận mở liên kết bằng tài khoản của mình.`}
      text={holding.map((name) => says(request, name)).join('\n\n')}
    />
  );
}

function useReminder() {
  const { t } = useLingui();
  return (row: RequestRow, name: string): string => {
    const of = row.items.filter((item) => item.with?.name === name);
    const [title, kind, from, submitted, late] = [row.title, t(kindWords[row.kind]), row.from.name, formatDate(row.submittedOn), row.late];
    const days = Math.max(...of.map((item) => item.days));
    const due = row.dueOn === null ? null : formatDate(row.dueOn);
    const lines = of.map(({ item, state, remark }) => `- ${t(itemWords[item])}${state === 'returned' && remark ? `: ${remark}` : ''}`);
    const what = of.every(({ state }) => state === 'returned')
      ? t`đã được trả lại, đề nghị bổ sung rồi trình lại:`
      : t`đang chờ ý kiến về:`;
    return [
      t`Kính gửi ${name}:`,
      t`${kind} “${title}” do ${from} trình ngày ${submitted} ${what}`,
      ...lines,
      ...(days > 0 ? [t`Đã ở đây ${days} ngày.`] : []),
      ...(due === null ? [] : [late > 0 ? t`Hạn trả lời ${due}, đã quá ${late} ngày.` : t`Hạn trả lời ${due}.`]),
      `${location.origin}${approvalPath(row.id)}`,
    ].join('\n');
  };
}
