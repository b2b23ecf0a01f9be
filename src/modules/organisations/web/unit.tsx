import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { today } from '#kit/dates.ts';
import { DataTable } from '#ui/data-table.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { documentListPath, personListPath, unitPath, unitTreePath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { UnitDetail } from '../contract.ts';
import { AddUnitForm } from './add-unit-form.tsx';
import { CarryForm } from './carry-form.tsx';
import { EditUnitForm } from './edit-unit-form.tsx';
import { SuccessionForm } from './succession-form.tsx';
import { UnitLife } from './unit-life.tsx';
import { useUnitWords } from './words.ts';

export function UnitPage() {
  const { unitId } = useParams({ from: '/don-vi/$unitId' });
  const { t } = useLingui();
  const unit = useGet<UnitDetail>(`/api/units/${unitId}`);
  if (!unit.data || String(unit.data.id) !== unitId)
    return (
      <Page title={t`Đơn vị`}>
        <Loaded query={{ ...unit, data: undefined }}>{() => null}</Loaded>
      </Page>
    );
  return <Unit unit={unit.data} key={unit.data.id} />;
}

function Unit({ unit }: { unit: UnitDetail }) {
  const { t } = useLingui();
  const { kinds, levels, regimes } = useUnitWords();
  const mayRecord = useCan('units.record');
  const mayCarry = useCan('people.record') && unit.successors.length > 0;
  const [dialog, setDialog] = useState<'edit' | 'succession' | 'child' | 'carry' | null>(null);
  const close = () => setDialog(null);
  const now = today();
  const version = unit.versions.find((one) => one.validFrom <= now && (one.validTo === null || now < one.validTo)) ?? unit.versions.at(-1)!;
  const ended = version.validTo !== null && version.validTo <= now;
  const badge = ended ? (
    <StatusBadge tone="bad">{t`Đã kết thúc`}</StatusBadge>
  ) : (
    <StatusBadge tone="active">{t`Đang hoạt động`}</StatusBadge>
  );
  const actions = mayRecord && !ended && (
    <>
      <Button variant="default" onClick={() => setDialog('child')}>
        <Trans>Thêm đơn vị trực thuộc</Trans>
      </Button>
      <Button variant="default" onClick={() => setDialog('succession')}>
        <Trans>Ghi sắp xếp tổ chức</Trans>
      </Button>
      <Button onClick={() => setDialog('edit')}>
        <Trans>Ghi thay đổi</Trans>
      </Button>
    </>
  );
  return (
    <Page
      title={version.name}
      subtitle={[kinds[version.kind], version.blocName].join(' · ')}
      badge={badge}
      actions={actions}
      breadcrumbs={[
        { label: t({ message: 'Đơn vị', context: 'plural' }), to: unitTreePath() },
        ...(version.parentId === null ? [] : [{ label: version.parentName ?? '', to: unitPath(version.parentId) }]),
      ]}
    >
      {ended && <Ended unit={unit} onCarry={mayCarry ? () => setDialog('carry') : undefined} />}
      <Section title={ended ? t`Thông tin lần cuối` : t`Thông tin hiện nay`} card>
        <DescriptionList
          columns={3}
          items={[
            { label: t`Loại`, value: kinds[version.kind] },
            { label: t`Cấp`, value: levels[version.level] },
            { label: t`Khối`, value: version.blocName },
            {
              label: t`Trực thuộc`,
              value: version.parentId === null ? null : <AppLink to={unitPath(version.parentId)}>{version.parentName}</AppLink>,
            },
            { label: t`Mã`, value: unit.code },
            { label: t`Tên gọi tắt`, value: version.shortName },
            { label: t`Ký hiệu trên văn bản`, value: version.symbol },
            { label: t`Cách đánh số văn bản`, value: regimes[version.regime] },
            { label: t`Tên gọi khác`, value: unit.aliases.join('; ') },
          ]}
        />
        <p style={{ display: 'flex', flexWrap: 'wrap', gap: '0.25rem 1.5rem', margin: '1.25rem 0 0' }}>
          <AppLink to={personListPath({ unit: unit.id })}>
            <Trans>Người của đơn vị</Trans>
          </AppLink>
          <AppLink to={documentListPath({ issuer: unit.id })}>
            <Trans>Văn bản đơn vị ban hành</Trans>
          </AppLink>
        </p>
      </Section>
      <UnitLife unit={unit} />
      <Section title={t`Đơn vị trực thuộc`}>
        <DataTable
          caption={t`Đơn vị trực thuộc hiện nay`}
          rows={unit.children}
          rowId={(row) => String(row.id)}
          rowLink={(row) => unitPath(row.id)}
          columns={[
            { id: 'name', header: t`Tên`, cell: (row) => row.name, sort: (row) => row.name },
            { id: 'kind', header: t`Loại`, cell: (row) => kinds[row.kind], sort: (row) => kinds[row.kind] },
            { id: 'level', header: t`Cấp`, cell: (row) => levels[row.level], sort: (row) => row.level },
            { id: 'code', header: t`Mã`, cell: (row) => row.code ?? '–', wideOnly: true },
          ]}
          empty={
            <EmptyState
              title={t`Không có đơn vị trực thuộc`}
              action={
                mayRecord &&
                !ended && (
                  <Button variant="default" onClick={() => setDialog('child')}>
                    <Trans>Thêm đơn vị trực thuộc</Trans>
                  </Button>
                )
              }
            >
              {ended
                ? t`Đơn vị đã kết thúc; đơn vị trực thuộc đã về nơi kế thừa.`
                : t`Phòng, khoa, xã, phường thêm dưới đơn vị này thì số liệu của chúng cộng vào đây.`}
            </EmptyState>
          }
        />
      </Section>
      {dialog === 'edit' && <EditUnitForm unit={unit} onClose={close} />}
      {dialog === 'succession' && <SuccessionForm unitId={unit.id} onClose={close} />}
      {dialog === 'carry' && <CarryForm unit={unit} onClose={close} />}
      {dialog === 'child' && <AddUnitForm parentId={unit.id} onClose={close} />}
    </Page>
  );
}

function Ended({ unit, onCarry }: { unit: UnitDetail; onCarry: (() => void) | undefined }) {
  const { t } = useLingui();
  return (
    <Alert color="gray" variant="light" title={t`Đơn vị này không còn hoạt động`}>
      {unit.successors.length === 0 ? (
        <Trans>Không có đơn vị kế thừa.</Trans>
      ) : (
        <>
          <Trans>Hiện do đơn vị sau kế thừa:</Trans>{' '}
          {unit.successors.map((part, index) => (
            <span key={part.unitId}>
              {index > 0 && '; '}
              <AppLink to={unitPath(part.unitId)}>{part.name}</AppLink>
              {part.share !== null && part.share < 1 && ` (${Math.round(part.share * 100)}%)`}
            </span>
          ))}
        </>
      )}
      {onCarry && (
        <div style={{ marginTop: '0.75rem' }}>
          <Button variant="default" onClick={onCarry}>
            <Trans>Chuyển người sang đơn vị kế thừa</Trans>
          </Button>
        </div>
      )}
    </Alert>
  );
}
