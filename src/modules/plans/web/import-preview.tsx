import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { AppLink } from '#ui/link.tsx';
import { Section } from '#ui/section.tsx';
import { StatTile, StatTiles } from '#ui/stat-tile.tsx';
import { Num } from '#ui/values.tsx';
import { apiUrl } from '#web/api.ts';
import { planPath } from '#web/links.ts';
import type { ImportReport } from '../import-contract.ts';
import { ImportApply } from './import-apply.tsx';
import { ImportCarriedOver } from './import-carried-over.tsx';
import { ImportMapping } from './import-mapping.tsx';
import { ImportQuestions } from './import-questions.tsx';
import { ImportRows } from './import-rows.tsx';
import classes from './plans.module.css';

/** What was understood and what would become of every row; the same page tells afterwards what became of it. */
export function ImportPreview({ report }: { report: ImportReport }) {
  const { t } = useLingui();
  const { counts, plan, status } = report;
  const [applying, setApplying] = useState(false);
  const open = status === 'checked';
  const removed = report.choices.missing === 'remove' ? counts.missing : 0;
  const changes = counts.added + counts.changed + removed;
  return (
    <>
      <Verdict report={report} changes={changes} removed={removed} />
      <StatTiles>
        <StatTile label={t`Thêm mới`} value={<Num value={counts.added} />} note={t`dòng`} />
        <StatTile label={t`Thay đổi`} value={<Num value={counts.changed} />} note={t`dòng đã có`} />
        <StatTile label={t`Giữ nguyên`} value={<Num value={counts.same} />} note={t`đã có, giống hệt`} />
        <StatTile
          label={t`Giữ lại`}
          value={<Num value={counts.held} />}
          note={t`chưa nhập được`}
          tone={counts.held > 0 ? 'warn' : 'plain'}
        />
        {removed > 0 && <StatTile label={t`Bỏ`} value={<Num value={removed} />} note={t`tệp không có`} />}
        {counts.skipped > 0 && <StatTile label={t`Không nhập`} value={<Num value={counts.skipped} />} note={t`lớp ngoài kế hoạch`} />}
      </StatTiles>
      <Totals report={report} />
      {open && <ImportQuestions report={report} />}
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.5rem' }}>
        {open && changes > 0 && (
          <Button onClick={() => setApplying(true)}>
            <Trans>Ghi vào kế hoạch</Trans>
          </Button>
        )}
        <Button variant="default" component="a" href={apiUrl(`/api/plans/imports/${report.id}/file.xlsx`)} download>
          <Trans>Tải tệp có cột ghi chú</Trans>
        </Button>
        {plan.id && (
          <Button variant="default" component={AppLink} plain to={planPath(plan.id, { version: plan.versionNo, tab: 'lines' })}>
            <Trans>Mở kế hoạch</Trans>
          </Button>
        )}
      </div>
      <ImportRows report={report} />
      <ImportCarriedOver report={report} />
      <Section title={t`Cách hiểu tệp`} note={t`Mỗi cột của tệp được hiểu là gì. Cột không dùng không làm sai kết quả.`}>
        <ImportMapping report={report} />
      </Section>
      {applying && <ImportApply report={report} onClose={() => setApplying(false)} />}
    </>
  );
}

function Verdict({
  report: { status, plan, counts, questions, needsDocument },
  changes,
  removed,
}: {
  report: ImportReport;
  changes: number;
  removed: number;
}) {
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  const before = useRef(status);
  // The button that had the keyboard is gone once the rows are written: the result takes it.
  useEffect(() => {
    if (status !== before.current) box.current?.focus();
    before.current = status;
  }, [status]);
  const where =
    plan.versionNo === null ? t`kế hoạch mới` : plan.approved ? t`lần ${plan.versionNo}, đã duyệt` : t`lần ${plan.versionNo}, dự thảo`;
  const into = (
    <strong>
      {plan.title} ({where})
    </strong>
  );
  if (status === 'applied') {
    return (
      <Alert ref={box} tabIndex={-1} color="jade" variant="light" title={t`Đã ghi`}>
        <Trans>
          {into}: thêm <Num value={counts.added} /> dòng, đổi <Num value={counts.changed} />, giữ nguyên <Num value={counts.same} />, giữ
          lại <Num value={counts.held} />
        </Trans>
        {removed > 0 && (
          <>
            ,{' '}
            <Trans>
              bỏ <Num value={removed} />
            </Trans>
          </>
        )}
        . {!plan.approved && <Trans>Dự thảo chưa có hiệu lực cho đến khi được duyệt.</Trans>}
      </Alert>
    );
  }
  if (status === 'unchanged' || (changes === 0 && counts.held === 0)) {
    return (
      <Alert ref={box} tabIndex={-1} color="blue" variant="light" title={t`Không có gì thay đổi`}>
        <Trans>
          Cả <Num value={counts.same} /> dòng đã có trong {into}, giống hệt trong tệp. Không cần ghi.
        </Trans>
      </Alert>
    );
  }
  return (
    <Alert color="gray" variant="light" title={t`Xem trước, chưa ghi gì`}>
      {changes > 0 ? (
        <Trans>Nhập vào {into}.</Trans>
      ) : (
        <Trans>
          Các dòng đúng đã có trong {into}, không có gì mới để ghi; còn <Num value={counts.held} /> dòng giữ lại.
        </Trans>
      )}{' '}
      {questions.length > 0 && (
        <Trans>
          Có <Num value={questions.length} /> câu hỏi cần trả lời ở dưới.
        </Trans>
      )}{' '}
      {needsDocument && changes > 0 && (
        <strong>
          <Trans>Kế hoạch đã duyệt: đây là điều chỉnh, cần văn bản.</Trans>
        </strong>
      )}
    </Alert>
  );
}

/** The total the form prints beside the rows that can go in; while rows are held the two cannot be set against each other. */
function Totals({ report: { totals, counts } }: { report: ImportReport }) {
  const { computed, stated } = totals;
  const differs =
    (stated.classes !== null && stated.classes !== computed.classes) || (stated.trainees !== null && stated.trainees !== computed.trainees);
  return (
    <p className={classes.beside}>
      <Trans>
        Cộng các dòng đúng: <Num value={computed.classes} /> lớp, <Num value={computed.trainees} /> học viên.
      </Trans>{' '}
      {(stated.classes !== null || stated.trainees !== null) && (
        <Trans>
          Dòng tổng của biểu ghi <Num value={stated.classes} /> lớp, <Num value={stated.trainees} /> học viên
        </Trans>
      )}
      {counts.held > 0 && (
        <>
          ,{' '}
          <Trans>
            kể cả <Num value={counts.held} /> dòng đang giữ lại
          </Trans>
        </>
      )}
      {counts.held === 0 && differs && stated.trainees !== null && (
        <>
          ,{' '}
          <Trans>
            chênh{' '}
            <strong>
              <Num value={stated.trainees - computed.trainees} sign />
            </strong>{' '}
            học viên; số ghi được giữ để đối chiếu
          </Trans>
        </>
      )}
      {(stated.classes !== null || stated.trainees !== null) && '.'}
    </p>
  );
}
