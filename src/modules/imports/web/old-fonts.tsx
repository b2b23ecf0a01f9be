import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Radio, Stack } from '@mantine/core';
import { DataTable } from '#ui/data-table.tsx';
import { Fold, Section } from '#ui/section.tsx';
import type { Run } from '../contract.ts';
import { useDraft } from './draft.ts';
import classes from './imports.module.css';

/** Text typed in fonts of the years before Unicode: shown before and after, changed on the officer's word only. */
export function OldFonts({ run: { report } }: { run: Run }) {
  const { t } = useLingui();
  const { choices, change, open } = useDraft();
  const { fonts } = report;
  if (!fonts) return null;
  const { encoding } = fonts;
  const sure = fonts.evidence === 'font';
  return (
    <Section
      title={t`Chữ gõ bằng bảng mã cũ (${encoding})`}
      note={
        <>
          <Plural value={fonts.cells} other="# ô." />{' '}
          {sure ? (
            <Trans>Phông chữ của ô nói rõ bảng mã.</Trans>
          ) : (
            <Trans>Chỉ đoán theo chữ, phông chữ không nói rõ: bạn xem rồi quyết định.</Trans>
          )}
        </>
      }
    >
      <div className={classes.parts}>
        {open && (
          <div className={classes.question}>
            <Radio.Group
              label={t`Chuyển sang Unicode?`}
              value={choices.fonts === 'ask' && sure ? 'convert' : choices.fonts}
              onChange={(value) => change({ fonts: value === 'keep' ? 'keep' : 'convert' })}
            >
              <Stack gap="xs" mt={6}>
                <Radio value="convert" label={t`Chuyển, như cột "Sau khi chuyển"`} />
                <Radio value="keep" label={t`Giữ nguyên chữ trong tệp`} />
              </Stack>
            </Radio.Group>
          </div>
        )}
        <Fold title={t`Xem mẫu trước và sau khi chuyển`} open={open && fonts.decision === 'ask'}>
          <DataTable
            caption={t`Mẫu chữ trước và sau khi chuyển sang Unicode`}
            rows={fonts.examples}
            rowId={(one) => `${one.sheet}!${one.cell}`}
            empty={null}
            columns={[
              { id: 'after', header: t`Sau khi chuyển`, primary: true, cell: (one) => one.after },
              { id: 'before', header: t`Trong tệp`, cell: (one) => one.before },
              { id: 'cell', header: t`Ô`, cell: (one) => `${one.sheet}!${one.cell}` },
            ]}
          />
        </Fold>
      </div>
    </Section>
  );
}
