import { useLingui } from '@lingui/react/macro';
import { AppLink } from '#ui/link.tsx';
import { openingPath, seriesListPath, seriesPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import type { OpeningPage } from '../opening-contract.ts';
import { LevelBadge } from './opening-words.tsx';

/** On the page of a class that is being prepared: whether it will open, and the way to what can be done. */
export function OpeningNotice({ classId, className }: { classId: string; className?: string | undefined }) {
  const { t } = useLingui();
  const { data } = useGet<OpeningPage>(`/api/openings/${classId}`);
  if (!data) return null;
  return (
    <p className={className}>
      <LevelBadge level={data.level} />
      <span>
        {data.reasons.map(({ text }) => text).join('; ') || t`Chưa thấy gì cản trở.`}{' '}
        <AppLink to={openingPath(classId)}>{data.level === 'fine' ? t`Xem lớp có mở được không` : t`Xem có thể làm gì`}</AppLink>{' '}
        {data.seriesId ? (
          <AppLink to={seriesPath(data.seriesId)}>{t`Đợt tuyển sinh của lớp`}</AppLink>
        ) : (
          <AppLink to={seriesListPath()}>{t`Chưa ở đợt tuyển sinh nào`}</AppLink>
        )}
      </span>
    </p>
  );
}
