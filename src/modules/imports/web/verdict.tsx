import { Trans, useLingui } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { AppLink } from '#ui/link.tsx';
import { DateText, Num } from '#ui/values.tsx';
import type { Run } from '../contract.ts';
import { isUnclear } from './unclear.ts';

/** In one sentence: what became of the file, or what stands in the way. */
export function Verdict({ run, checks }: { run: Run; checks: number }) {
  const box = useRef<HTMLDivElement>(null);
  const now = `${run.status} ${checks}`;
  const before = useRef(now);
  // The button that had the keyboard is gone once the rows are checked again, written or taken back: the verdict takes it.
  useEffect(() => {
    if (now !== before.current) box.current?.focus();
    before.current = now;
  }, [now]);
  const { title, color, children } = useSentence(run);
  return (
    <Alert ref={box} tabIndex={-1} color={color} variant="light" title={title} aria-live="polite">
      {children}
    </Alert>
  );
}

function useSentence(run: Run): { title: string; color: string; children: ReactNode } {
  const { t } = useLingui();
  const { status, targetLabel, targetHref, report } = run;
  const { counts, canApply, tables, columns, questions, fonts, removes } = report;
  const sound = counts.added + counts.changed;
  const into = targetHref ? <AppLink to={targetHref}>{targetLabel}</AppLink> : <strong>{targetLabel}</strong>;
  const held = counts.held > 0 && (
    <Trans>
      Còn <Num value={counts.held} /> dòng giữ lại: tải tệp có cột ghi chú, sửa rồi gửi lại cả tệp.
    </Trans>
  );
  if (status === 'undone') {
    return {
      title: t`Đã hoàn tác`,
      color: 'gray',
      children: (
        <Trans>
          {run.undoneBy} hoàn tác <DateText value={run.undoneAt} time />; {into} trở lại như trước lần nhập.
        </Trans>
      ),
    };
  }
  if (status === 'applied') {
    return {
      title: t`Đã ghi`,
      color: 'jade',
      children: (
        <>
          <Trans>
            {into}: thêm <Num value={counts.added} /> dòng, đổi <Num value={counts.changed} /> dòng, <Num value={counts.same} /> dòng đã có.
          </Trans>{' '}
          {removes > 0 && (
            <Trans>
              Bỏ <Num value={removes} /> dòng mà tệp không có.
            </Trans>
          )}{' '}
          {held}
        </>
      ),
    };
  }
  if (tables.length === 0) {
    return {
      title: t`Chưa tìm thấy bảng`,
      color: 'red',
      children: <Trans>Không trang tính nào có dòng tiêu đề của loại tệp này. Chỉ dòng tiêu đề ở phần "Cách hiểu tệp" bên dưới.</Trans>,
    };
  }
  const open =
    questions.filter(({ answer, rows }) => answer === null && rows.length === 0).length +
    (fonts?.decision === 'ask' && fonts.evidence === 'letters' ? 1 : 0);
  const unclear = tables.some((table) => isUnclear(table, columns));
  if (open > 0 || unclear) {
    return {
      title: t`Cần bạn trả lời trước`,
      color: 'yellow',
      children: (
        <>
          {open > 0 && (
            <Trans>
              Có <Num value={open} /> câu hỏi về cả tệp ở dưới; trả lời xong mới ghi được.
            </Trans>
          )}{' '}
          {unclear && <Trans>Có cột chưa rõ nghĩa, xem "Cách hiểu tệp".</Trans>}
        </>
      ),
    };
  }
  if (status === 'unchanged' || (sound + removes === 0 && counts.held === 0 && counts.rows > 0)) {
    return {
      title: t`Không có gì mới`,
      color: 'blue',
      children: (
        <Trans>
          Cả <Num value={counts.same} /> dòng đã có trong {into}, giống hệt trong tệp. Không cần ghi.
        </Trans>
      ),
    };
  }
  if (canApply === 'nothing') {
    return {
      title: t`Chưa nhập được dòng nào`,
      color: 'red',
      children:
        counts.rows === 0 ? (
          <Trans>Có dòng tiêu đề nhưng không đọc được dòng dữ liệu nào. Kiểm tra "Cách hiểu tệp".</Trans>
        ) : (
          <Trans>
            Cả <Num value={counts.held} /> dòng đều có lỗi hoặc chờ trả lời. Trả lời các câu hỏi nếu có; dòng có lỗi thì sửa trong tệp rồi
            gửi lại.
          </Trans>
        ),
    };
  }
  return {
    title: t`Xem trước, chưa ghi gì`,
    color: 'gray',
    children: (
      <>
        {sound > 0 ? (
          <Trans>
            Sẽ ghi <Num value={sound} /> dòng vào {into}.
          </Trans>
        ) : (
          <Trans>Các dòng đúng đã có trong {into}; không có gì mới để ghi.</Trans>
        )}{' '}
        {removes > 0 && (
          <Trans>
            Sẽ bỏ <Num value={removes} /> dòng mà tệp không có.
          </Trans>
        )}{' '}
        {counts.held > 0 && (
          <Trans>
            Giữ lại <Num value={counts.held} /> dòng có lỗi hoặc chờ trả lời.
          </Trans>
        )}
      </>
    ),
  };
}
