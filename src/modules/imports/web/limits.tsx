import { Trans, useLingui } from '@lingui/react/macro';
import { DescriptionList } from '#ui/description-list.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Fold } from '#ui/section.tsx';
import { useGet } from '#web/query.ts';
import type { Limits } from '../contract.ts';
import classes from './imports.module.css';

export const useLimits = () => useGet<Limits>('/api/imports/limits');

/** What a file may be, so that nobody learns it from a refusal. */
export function PublishedLimits() {
  const { t } = useLingui();
  const limits = useLimits();
  return (
    <Fold title={t`Tệp nào nhận được, lớn đến đâu`}>
      <Loaded query={limits}>
        {(data) => (
          <div className={classes.parts}>
            <p style={{ margin: 0 }}>
              <Trans>Định dạng:</Trans> {data.formats.join(', ')}.
            </p>
            <DescriptionList columns={2} items={data.limits.map(({ what, value }) => ({ label: what, value }))} />
          </div>
        )}
      </Loaded>
    </Fold>
  );
}
