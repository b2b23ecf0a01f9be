import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { useParams, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { LongTextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { formatDayOf } from '#ui/format.ts';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { useEdit } from '#web/edit.ts';
import { duplicateListPath, personListPath, personPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import { useSession } from '#web/session.tsx';
import type { PairSide, PairView } from '../match-contract.ts';
import type { MergeField, PairDecision } from '../merge-rules.ts';
import { chanceText, useMatchWords } from './match-words.ts';
import { takenFrom, MergeTable, type Choices } from './merge-table.tsx';

/** Two records beside each other: what is alike, what is not, and what is to become of them. */
export function DuplicatePairPage() {
  const { personId, otherId } = useParams({ from: '/nguoi/co-the-trung/$personId/$otherId' });
  const { t } = useLingui();
  const pair = useGet<PairView>(`/api/people/${personId}/beside/${otherId}`);
  return (
    <Page
      title={t`Có phải một người?`}
      breadcrumbs={[
        { label: t({ message: 'Người', context: 'plural' }), to: personListPath() },
        { label: t`Có thể trùng`, to: duplicateListPath() },
      ]}
    >
      <Loaded query={pair}>{(found) => <Compared pair={found} key={`${found.a.id} ${found.a.rowVersion} ${found.b.rowVersion}`} />}</Loaded>
    </Page>
  );
}

const weight = ({ classes, certificates, posts }: PairSide) => classes + certificates + posts;
/** The record with more behind it stays, else the older; which one it is makes no difference to anything but its address. */
const olderFirst = ({ a, b }: PairView): [PairSide, PairSide] =>
  weight(a) > weight(b) || (weight(a) === weight(b) && a.recordedAt <= b.recordedAt) ? [a, b] : [b, a];

function Compared({ pair }: { pair: PairView }) {
  const { t } = useLingui();
  const { scope } = useSession();
  const { decisions } = useMatchWords();
  const [keep, other] = olderFirst(pair);
  const [choices, setChoices] = useState<Choices>(() => takenFrom(keep, other));
  const [asking, setAsking] = useState<PairDecision | 'merge' | null>(null);
  const gone = keep.mergedIntoId !== null || other.mergedIntoId !== null;
  const mayMerge = scope.kind === 'tenant' && !gone;
  const { decided } = pair;
  return (
    <>
      <Section title={t`So hai hồ sơ`} card>
        <Text>
          <Trans>Khả năng là một người: {chanceText(pair.probability)}.</Trans>
        </Text>
        {pair.reasons.length > 0 && (
          <Text>
            <Trans>Giống nhau: {pair.reasons.join('; ')}.</Trans>
          </Text>
        )}
        {pair.against.length > 0 && (
          <Text>
            <Trans>Khác nhau: {pair.against.join('; ')}.</Trans>
          </Text>
        )}
        {decided && (
          <Text>
            {decisions[decided.decision]} – {decided.by}, {formatDayOf(decided.at)}
            {decided.note && `: ${decided.note}`}
          </Text>
        )}
        {gone && (
          <Text>
            <Trans>Hai hồ sơ này đã được gộp hoặc một hồ sơ đã gộp vào hồ sơ khác.</Trans>
          </Text>
        )}
        {pair.objections.map(({ what, todo }) => (
          <Text key={what}>
            {what} {todo}
          </Text>
        ))}
      </Section>
      <Section title={mayMerge ? t`Gộp thì giữ điều nào` : t`Hai hồ sơ`} card>
        <MergeTable keep={keep} other={other} choices={choices} choose={mayMerge ? setChoices : null} />
        {mayMerge && (
          <Text size="sm" mt="sm">
            <Trans>
              Lớp đã học, chứng chỉ, trình độ và vị trí công tác của cả hai hồ sơ đều được giữ. Điều không chọn không mất: tách lại thì trở
              về như cũ.
            </Trans>
          </Text>
        )}
      </Section>
      {!gone && (
        <Group gap="xs">
          {mayMerge && (
            <Button disabled={pair.objections.length > 0} onClick={() => setAsking('merge')}>
              <Trans>Gộp hai hồ sơ</Trans>
            </Button>
          )}
          {pair.rowVersion > 0 && (
            <>
              <Button variant="default" onClick={() => setAsking('different')}>
                <Trans>Là hai người khác nhau</Trans>
              </Button>
              <Button variant="default" onClick={() => setAsking('later')}>
                <Trans>Để sau</Trans>
              </Button>
              {!mayMerge && (
                <Button variant="default" onClick={() => setAsking('same')}>
                  <Trans>Là một người, đề nghị gộp</Trans>
                </Button>
              )}
            </>
          )}
        </Group>
      )}
      {asking === 'merge' && <MergeForm keep={keep} other={other} take={choices} onClose={() => setAsking(null)} />}
      {asking !== null && asking !== 'merge' && <DecideForm pair={pair} decision={asking} onClose={() => setAsking(null)} />}
    </>
  );
}

function MergeForm({ keep, other, take, onClose }: { keep: PairSide; other: PairSide; take: Choices; onClose: () => void }) {
  const { t } = useLingui();
  const router = useRouter();
  const edit = useEdit(keep.rowVersion);
  return (
    <FormModal
      title={t`Gộp hai hồ sơ`}
      submitLabel={t`Gộp`}
      defaultValues={{ note: '' }}
      onClose={onClose}
      onSubmit={async ({ note }, attempt) => {
        const taken = [...take].flatMap(([field, side]): MergeField[] => (side === 'other' ? [field] : []));
        const body = { otherId: other.id, otherRowVersion: other.rowVersion, take: taken, note: note || null };
        const { id } = await edit<{ id: string }>('POST', `/api/people/${keep.id}/merges`, body, attempt);
        await router.navigate({ href: personPath(id) });
      }}
    >
      <Text>
        <Trans>
          Từ nay {keep.fullName} và {other.fullName} là một người: một quá trình đào tạo, đếm một lần. Có thể tách lại ở trang của người
          này.
        </Trans>
      </Text>
      <LongTextField name="note" label={t`Căn cứ, ghi chú`} rows={2} />
    </FormModal>
  );
}

function DecideForm({ pair, decision, onClose }: { pair: PairView; decision: PairDecision; onClose: () => void }) {
  const { t } = useLingui();
  const router = useRouter();
  const { decisions } = useMatchWords();
  const edit = useEdit(pair.rowVersion);
  return (
    <FormModal
      title={decisions[decision]}
      submitLabel={t`Ghi quyết định`}
      defaultValues={{ note: '' }}
      onClose={onClose}
      onSubmit={async ({ note }, attempt) => {
        await edit('PUT', `/api/people/${pair.a.id}/beside/${pair.b.id}`, { decision, note: note || null }, attempt);
        await router.navigate({ href: duplicateListPath() });
      }}
    >
      <LongTextField name="note" label={t`Căn cứ, ghi chú`} rows={2} />
    </FormModal>
  );
}
