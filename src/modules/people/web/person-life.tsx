import { Trans, useLingui } from '@lingui/react/macro';
import { formatDate } from '#ui/format.ts';
import { AppLink } from '#ui/link.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { StatusBadge, type Tone } from '#ui/status-badge.tsx';
import { Timeline, type TimelineItem } from '#ui/timeline.tsx';
import { classListPath, classPath, unitPath } from '#web/links.ts';
import { DocumentLink } from '#web/pick-document.tsx';
import type { Person } from '../contract.ts';
import { usePeopleWords } from './words.ts';

const tones: Record<string, Tone> = {
  active: 'active',
  finished: 'done',
  not_recognised: 'warn',
  deferred: 'warn',
  paused: 'warn',
  pool: 'warn',
  left: 'bad',
  no_show: 'bad',
};

/** All a person learned, here and elsewhere, newest first. */
export function Training({ person }: { person: Person }) {
  const { t } = useLingui();
  const { states } = usePeopleWords();
  const state = (code: string) => <StatusBadge tone={tones[code] ?? 'neutral'}>{states[code] ?? code}</StatusBadge>;
  const here = person.training.map((one): TimelineItem => {
    const end = one.endedOn === null ? null : formatDate(one.endedOn);
    return {
      id: one.enrolmentId,
      date: one.joinedOn ?? '',
      kind: one.joinedOn === null ? 'ahead' : one.status === 'finished' ? 'strong' : 'plain',
      title: (
        <>
          {one.programme?.name ?? one.class?.name ?? <Trans>Một lớp ngoài phạm vi của bạn</Trans>} {state(one.status)}
        </>
      ),
      detail: one.class && (
        <AppLink to={classPath(one.class.id)}>
          {one.class.code} – {one.class.name}
        </AppLink>
      ),
      byline: (
        <>
          {one.runner.name} · <Trans>{one.sender.name} cử đi</Trans>
          {end && (
            <>
              {' '}
              · <Trans>đến {end}</Trans>
            </>
          )}
        </>
      ),
    };
  });
  const elsewhere = person.outside.map((one): TimelineItem => {
    const expected = one.expectedEndOn === null ? null : formatDate(one.expectedEndOn);
    return {
      id: one.chainId,
      date: one.startedOn,
      kind: one.state === 'finished' ? 'strong' : 'plain',
      title: (
        <>
          {one.programme?.name} {state(one.state)}
        </>
      ),
      detail: one.institution ?? t`Cơ sở khác`,
      byline: (
        <>
          {t`cử đi học nơi khác`}
          {expected && (
            <>
              {' '}
              · <Trans>dự kiến xong {expected}</Trans>
            </>
          )}
        </>
      ),
    };
  });
  const items = [...here, ...elsewhere].sort((a, b) => (a.date === '' ? -1 : b.date === '' ? 1 : b.date.localeCompare(a.date)));
  if (items.length === 0)
    return (
      <EmptyState
        title={t`Chưa học lớp nào`}
        action={
          <AppLink to={classListPath({ status: 'preparing,agreed,decided' })}>
            <Trans>Xem các lớp chưa khai giảng</Trans>
          </AppLink>
        }
      >{t`Người này có tên trong danh sách lớp nào thì lớp đó hiện ở đây.`}</EmptyState>
    );
  return <Timeline label={t`Quá trình đào tạo, bồi dưỡng`} items={items} />;
}

export function Posts({ person }: { person: Person }) {
  const { t } = useLingui();
  const { categories } = usePeopleWords();
  return (
    <Timeline
      label={t`Các vị trí đã giữ`}
      items={person.posts.map((post) => {
        const end = post.validTo === null ? null : formatDate(post.validTo);
        return {
          id: post.id,
          date: post.validFrom,
          kind: post.validTo === null && !post.ofMerged ? 'strong' : 'plain',
          title: post.positionTitle ?? categories[post.category],
          detail: <AppLink to={unitPath(post.unit.id)}>{post.unit.name}</AppLink>,
          byline: (
            <>
              {end !== null ? t`đến trước ngày ${end}` : post.ofMerged ? t`theo hồ sơ đã gộp` : t`đến nay`}
              {post.documentId && (
                <>
                  {' '}
                  · <DocumentLink id={post.documentId} />
                </>
              )}
            </>
          ),
        };
      })}
    />
  );
}
