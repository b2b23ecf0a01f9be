import { Trans, useLingui } from '@lingui/react/macro';
import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { Fold } from '#ui/section.tsx';
import { useDraft } from './draft.ts';
import classes from './imports.module.css';

/** The heading was found in the wrong place: said by its row. */
export function HeadingPlace({ sheet, row, rows }: { sheet: string; row: number; rows: number }) {
  const { t } = useLingui();
  const { change } = useDraft();
  const [place, setPlace] = useState({ row, rows });
  const set = (patch: Partial<typeof place>) => setPlace((last) => ({ ...last, ...patch }));
  const moved = place.row !== row || place.rows !== rows;
  return (
    <Fold title={t`Dòng tiêu đề không đúng chỗ?`}>
      <div className={classes.buttons} style={{ alignItems: 'end' }}>
        <NumberInput
          label={t`Tiêu đề bắt đầu ở dòng`}
          value={place.row}
          min={1}
          max={1000}
          allowDecimal={false}
          hideControls
          onChange={(value) => set({ row: Number(value) || 1 })}
        />
        <NumberInput
          label={t`Cao mấy dòng`}
          value={place.rows}
          min={1}
          max={4}
          allowDecimal={false}
          hideControls
          onChange={(value) => set({ rows: Number(value) || 1 })}
        />
        <Button variant="default" disabled={!moved} onClick={() => change({ header: { sheet, ...place } })}>
          <Trans>Dùng dòng này</Trans>
        </Button>
      </div>
    </Fold>
  );
}
