import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { formatKnown } from '#ui/format.ts';
import { Section } from '#ui/section.tsx';
import { send } from '#web/api.ts';
import { useGet, useRefresh } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { PersonFactsShown } from '../fact-contract.ts';
import { QualificationForm, RatingForm, ServiceForm } from './fact-forms.tsx';
import { useFactWords } from './fact-words.ts';

type Qualification = PersonFactsShown['qualifications'][number];

/** What conditions of admission ask of a person: papers, ranks, service, and whether the task was done well. */
export function Facts({ personId }: { personId: string }) {
  const { t } = useLingui();
  const facts = useGet<PersonFactsShown>(`/api/people/${personId}/facts`).data;
  const mayRecord = useCan('people.record');
  const [dialog, setDialog] = useState<'qualification' | 'rating' | 'service' | null>(null);
  const [removing, setRemoving] = useState<Qualification | null>(null);
  const { levels, ends } = useFactWords();
  const refresh = useRefresh();
  const columns = useColumns(mayRecord ? setRemoving : null);
  if (!facts) return null;
  const of = { personId, rowVersion: facts.rowVersion, onClose: () => setDialog(null) };
  const { serviceFrom, endedKind, endedOn, ratings } = facts;
  return (
    <Section title={t`Trình độ, ngạch, công tác`}>
      <DataTable
        caption={t`Trình độ và ngạch`}
        rows={facts.qualifications}
        rowId={(row) => row.id}
        columns={columns}
        empty={
          <EmptyState
            title={t`Chưa ghi trình độ`}
          >{t`Điều kiện dự học (trình độ, lý luận chính trị, ngạch) xét theo những gì ghi ở đây.`}</EmptyState>
        }
      />
      <Text mt="sm">
        {serviceFrom === null ? (
          <Trans>Chưa ghi ngày vào ngành.</Trans>
        ) : (
          <Trans>Vào ngành: {formatKnown(serviceFrom, facts.servicePrecision)}.</Trans>
        )}{' '}
        {endedKind && (
          <>
            {ends[endedKind]}
            {endedOn && ` ${formatKnown(endedOn, 'day')}`}.
          </>
        )}
      </Text>
      {ratings.map(({ year, meetsGood, document }) => (
        <Text key={year}>
          {meetsGood ? (
            <Trans>
              Năm {year}: hoàn thành tốt nhiệm vụ trở lên – {document}.
            </Trans>
          ) : (
            <Trans>
              Năm {year}: chưa đạt mức hoàn thành tốt – {document}.
            </Trans>
          )}
        </Text>
      ))}
      {mayRecord && (
        <Group gap="xs" mt="sm">
          <Button variant="default" onClick={() => setDialog('qualification')}>
            <Trans>Ghi trình độ, ngạch</Trans>
          </Button>
          <Button variant="default" onClick={() => setDialog('rating')}>
            <Trans>Ghi hoàn thành nhiệm vụ</Trans>
          </Button>
          <Button variant="default" onClick={() => setDialog('service')}>
            <Trans>Ghi ngày vào ngành, thôi công tác</Trans>
          </Button>
        </Group>
      )}
      {dialog === 'qualification' && <QualificationForm {...of} />}
      {dialog === 'rating' && <RatingForm {...of} />}
      {dialog === 'service' && <ServiceForm {...of} facts={facts} />}
      {removing && (
        <ConfirmDialog
          opened
          onClose={() => setRemoving(null)}
          title={t`Bỏ ${levels[removing.level]}`}
          confirmLabel={t`Bỏ dòng này`}
          danger
          onConfirm={async () => {
            await send('DELETE', `/api/people/${personId}/qualifications/${removing.id}`, undefined, { ifMatch: facts.rowVersion });
            await refresh();
          }}
        >
          <Trans>Chỉ bỏ khi dòng này ghi nhầm. Việc bỏ được lưu trong nhật ký.</Trans>
        </ConfirmDialog>
      )}
    </Section>
  );
}

function useColumns(remove: ((row: Qualification) => void) | null): Column<Qualification>[] {
  const { t } = useLingui();
  const { kinds, levels, evidences } = useFactWords();
  return [
    { id: 'level', header: t`Mức`, cell: (row) => levels[row.level] },
    { id: 'kind', header: t`Loại`, cell: (row) => kinds[row.kind] },
    { id: 'evidence', header: t`Giấy tờ`, cell: (row) => [evidences[row.evidence], row.serial].filter(Boolean).join(', ') },
    {
      id: 'issued',
      header: t`Từ ngày, ngày cấp`,
      cell: (row) => (row.issuedOn === null ? '–' : formatKnown(row.issuedOn, row.issuedPrecision)),
    },
    { id: 'issuer', header: t`Nơi cấp`, cell: (row) => row.issuer ?? '–', wideOnly: true },
    { id: 'by', header: t`Người ghi`, cell: (row) => row.recordedByName, wideOnly: true },
    ...(remove
      ? [
          {
            id: 'remove',
            header: t`Việc làm`,
            cell: (row: Qualification) => (
              <Button variant="subtle" size="compact-sm" aria-label={t`Bỏ ${levels[row.level]}`} onClick={() => remove(row)}>
                <Trans>Bỏ</Trans>
              </Button>
            ),
          },
        ]
      : []),
  ];
}
