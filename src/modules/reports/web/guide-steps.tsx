import { Trans, useLingui } from '@lingui/react/macro';
import { Button, CopyButton, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { AppLink } from '#ui/link.tsx';
import { useMayOpen } from '#ui/may-open.ts';
import { annualReviewPath, homePath, importStartPath, unitTreePath } from '#web/links.ts';
import { useCan } from '#web/session.tsx';
import { useGuidePlaces } from './guide-places.ts';
import classes from './guide.module.css';

interface Step {
  title: string;
  /** Where it is done: the words on the button, and the address. */
  places: { label: string; to: string }[];
  /** What to do there, with the words that are on the screen. */
  what: ReactNode;
  /** What it shows. */
  why: ReactNode;
}

export function Steps() {
  const { t } = useLingui();
  const places = useGuidePlaces();
  const mayRecord = useCan('classes.record');
  const mayOpen = useMayOpen();
  const steps = useSteps(places);
  return (
    <>
      {!mayRecord && (
        <p className={classes.note}>
          <Trans>Tài khoản của bạn chỉ xem. Các bước 3, 4, 5 cần tài khoản cán bộ nghiệp vụ; những bước khác làm được ngay.</Trans>
        </p>
      )}
      <ol className={classes.steps} aria-label={t`Các bước`} aria-busy={!places.known || undefined}>
        {steps.map(({ title, places: at, what, why }) => (
          <li key={title}>
            <h3>{title}</h3>
            <div>{what}</div>
            <p className={classes.why}>{why}</p>
            <div className={classes.places}>
              {places.known &&
                at
                  .filter(({ to }) => mayOpen(to))
                  .map(({ label, to }) => (
                    <Button key={to} component={AppLink} plain to={to} variant="light">
                      {label}
                    </Button>
                  ))}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

function useSteps({ plan, slots, preparing, running, review, reform, unit }: ReturnType<typeof useGuidePlaces>): Step[] {
  const { t } = useLingui();
  return [
    {
      title: t`Xem hôm nay có việc gì`,
      places: [{ label: t`Mở trang Hôm nay`, to: homePath() }],
      what: <Trans>Đọc ba con số ở đầu trang, bấm vào một con số để tới danh sách của nó, rồi bấm một dòng để tới chỗ xử lý.</Trans>,
      why: <Trans>Trang này tự nhắc việc quá hạn, việc đang chờ và lớp khai giảng trong 14 ngày; không ai phải nhập việc.</Trans>,
    },
    {
      title: t`Đọc kế hoạch của năm`,
      places: [{ label: t`Mở kế hoạch`, to: plan }],
      what: <Trans>Xem đã mở mấy lớp, còn chờ mấy suất theo từng quý; mở thẻ “Các dòng” để thấy từng dòng.</Trans>,
      why: <Trans>Mỗi lớp được giao thành một suất. Suất nào cũng phải có kết cục: mở, gộp, hoãn hoặc không thực hiện kèm lý do.</Trans>,
    },
    {
      title: t`Chuẩn bị một lớp và lập danh sách`,
      places: [{ label: t`Mở các suất chờ mở`, to: slots }],
      what: (
        <>
          <p>
            <Trans>
              Bấm “Chuẩn bị lớp” ở một suất, ghi mã (ví dụ THU-01) và tên lớp. Ở trang của lớp bấm “Thêm vào danh sách”, dán ba dòng dưới
              đây vào ô “Các dòng”, bấm “Đưa vào danh sách” rồi “Ghi vào danh sách”.
            </Trans>
          </p>
          <Rows unit={unit} />
        </>
      ),
      why: (
        <Trans>
          Danh sách dán từ Excel giữ nguyên cột. Dòng nào chưa đúng thì nói rõ sai gì và sửa ngay tại chỗ, các dòng khác vẫn ghi được.
        </Trans>
      ),
    },
    {
      title: t`Khai giảng`,
      places: [{ label: t`Mở lớp đang chuẩn bị`, to: preparing }],
      what: <Trans>Bấm “Khai giảng”, chọn ngày hôm nay, bỏ dấu ở người không đến, rồi bấm “Ghi khai giảng”.</Trans>,
      why: (
        <Trans>
          Lớp và học viên chỉ vào số liệu từ ngày khai giảng thật. Người có tên mà không đến thì không tính, không phải thôi học.
        </Trans>
      ),
    },
    {
      title: t`Ghi một việc, rồi hiệu đính`,
      places: [{ label: t`Mở lớp đang học`, to: running }],
      what: (
        <Trans>
          Đánh dấu một học viên, bấm “Thôi học”, chọn lý do rồi ghi. Mở thẻ “Diễn biến”, bấm “Hiệu đính” ở việc vừa ghi và nói vì sao.
        </Trans>
      ),
      why: <Trans>Không sửa, không xóa: việc ghi nhầm được trả lại bằng một việc ngược, ai làm và vì sao đều còn.</Trans>,
    },
    {
      title: t`Đọc tổng kết năm và mở một con số`,
      places: [{ label: t`Mở tổng kết năm`, to: review }],
      what: (
        <Trans>
          Đọc phép cộng ở đầu trang; bấm một con số để thấy các lớp hoặc các học viên làm nên nó. Trong mẫu, số đã công bố lệch với phép
          cộng thì trang nói lệch bao nhiêu.
        </Trans>
      ),
      why: (
        <Trans>Mọi con số đều cộng từ việc đã ghi ở lớp; chuyển từ năm trước, mở mới, bế giảng, chuyển sang năm sau luôn khớp nhau.</Trans>
      ),
    },
    {
      title: t`Xem theo tổ chức lúc đó và hiện nay`,
      places: [
        { label: t`Năm ấy theo lúc đó`, to: annualReviewPath(reform) },
        { label: t`Năm ấy theo hiện nay`, to: annualReviewPath({ ...reform, organised: 'now' }) },
        { label: t`Bộ máy ngày 30/6/2025`, to: unitTreePath({ asOf: '2025-06-30' }) },
      ],
      what: (
        <Trans>
          So bảng “Chia theo” nơi học của hai trang: tên đơn vị khác nhau, tổng số như nhau. Ô “Tổ chức” ở đầu trang đổi qua lại. Ở trang
          Đơn vị, đổi “Như ngày” để thấy quận, huyện trước 1/7/2025; mở một đơn vị để thấy nó về đâu và căn cứ đã kiểm chứng hay chưa.
        </Trans>
      ),
      why: (
        <Trans>
          Sắp xếp tổ chức không làm đổi số đã ghi: lớp đang học dở đi cùng đơn vị kế thừa, ngày sắp xếp không sinh ra biến động nào.
        </Trans>
      ),
    },
    {
      title: t`Mang ra giấy, mang vào từ tệp`,
      places: [
        { label: t`Tải báo cáo của năm`, to: review },
        { label: t`Thử nhập danh sách từ tệp`, to: importStartPath('trainees') },
      ],
      what: (
        <Trans>
          Ở đầu trang tổng kết bấm “Word” hoặc “Excel”. Ở trang nhập tệp, thả nguyên tệp Excel đang dùng: hệ thống đọc, chỉ ra từng ô chưa
          đúng, và chưa ghi gì cho đến khi bạn bấm Ghi.
        </Trans>
      ),
      why: <Trans>Không phải bỏ Excel: danh sách nào cũng tải ra được đúng mẫu, và nhập trở lại được.</Trans>,
    },
  ];
}

/** Three people nobody is, as a sheet gives them: columns by tab. */
function Rows({ unit }: { unit: string }) {
  const { t } = useLingui();
  const text = [
    ['STT', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Đơn vị', 'Chức vụ'],
    ['1', 'Khuất Thị Làm Quen', '12/03/1988', 'Nữ', unit, 'Chuyên viên'],
    ['2', 'Đàm Văn Đi Thử', '05/11/1986', 'Nam', unit, 'Phó Trưởng phòng'],
    ['3', 'Lục Thị Mười Phút', '1990', 'Nữ', unit, 'Chuyên viên'],
  ]
    .map((cells) => cells.join('\t'))
    .join('\n');
  return (
    <div className={classes.rows}>
      <Textarea lang="vi" aria-label={t`Ba dòng để dán`} value={text} readOnly rows={4} wrap="off" className={classes.sheet} />
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button variant="default" size="xs" onClick={copy}>
            {copied ? <Trans>Đã chép</Trans> : <Trans>Chép ba dòng</Trans>}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
