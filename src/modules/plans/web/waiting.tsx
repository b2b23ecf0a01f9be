import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '#ui/format.ts';
import { Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { useCan } from '#web/session.tsx';
import type { PlanDetail, PlanLine } from '../contract.ts';
import classes from './plans.module.css';
import { SupplyForm } from './supply-form.tsx';
import { alarmTone, usePlanWords } from './words.ts';

/** Lines whose classes wait for a document of somebody else. */
export function Waiting({ plan }: { plan: PlanDetail }) {
  const { t } = useLingui();
  const mayRecord = useCan('plans.record');
  const [line, setLine] = useState<PlanLine | null>(null);
  const lines = plan.lines.filter((one) => one.alarm !== 'none');
  if (lines.length === 0) return null;
  return (
    <Section title={t`Chờ văn bản`} card>
      <ul className={classes.plain}>
        {lines.map((one) => (
          <li
            key={one.id}
            style={{ display: 'flex', flexWrap: 'wrap', gap: '0.25rem 0.75rem', alignItems: 'center', justifyContent: 'space-between' }}
          >
            <span style={{ flex: '1 1 20rem' }}>
              <strong>{one.waitsFor}</strong> <Alarm line={one} />
              <span className={classes.sub}>{[one.family.name, one.audience].filter(Boolean).join(' – ')}</span>
            </span>
            {mayRecord && (
              <Button variant="default" size="xs" onClick={() => setLine(one)}>
                <Trans>Đã có văn bản</Trans>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {line && (
        <SupplyForm
          title={t`Ghi văn bản đã có`}
          intro={line.waitsFor ?? ''}
          path={`/api/plans/${plan.id}/lines/${line.id}/document`}
          onClose={() => setLine(null)}
        />
      )}
    </Section>
  );
}

/** How pressing it is, with its day. */
export function Alarm({ line }: { line: PlanLine }) {
  const { t } = useLingui();
  const { alarms } = usePlanWords();
  if (line.alarm === 'none') return null;
  const day = line.waitsForBy && formatDate(line.waitsForBy);
  const word = alarms[line.alarm];
  return <StatusBadge tone={alarmTone[line.alarm]}>{day ? t`${word}, hạn ${day}` : word}</StatusBadge>;
}
