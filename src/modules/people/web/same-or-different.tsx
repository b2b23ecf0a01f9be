import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Modal, Text } from '@mantine/core';
import { DescriptionList } from '#ui/description-list.tsx';
import { AppLink } from '#ui/link.tsx';
import type { ApiRefusal } from '#web/api.ts';
import { personPath } from '#web/links.ts';
import { useUnitChoices } from '#web/pick-unit.tsx';
import classes from './same-or-different.module.css';

export interface Candidate {
  personId: string;
  name: string;
  birth: string;
  unit: string;
  reasons: string;
}

export const candidatesOf = (refusal: ApiRefusal): Candidate[] =>
  refusal.parts.map(({ params = {} }) => ({
    personId: String(params['personId']),
    name: String(params['name']),
    birth: String(params['birth']),
    unit: String(params['unit']),
    reasons: typeof params['reasons'] === 'string' ? params['reasons'] : '',
  }));

interface Props {
  values: { fullName: string; birth: string; unitId: number | null };
  candidates: Candidate[];
  /** What the server says, where nobody may be shown. */
  said: string;
  /** Id of the person it is, `different`, or null to go back and correct. */
  answer: (choice: string | null) => void;
}

/** Who is being registered beside who may be the same; nothing is decided until the officer says so. */
export function SameOrDifferent({ values, candidates, said, answer }: Props) {
  const { t } = useLingui();
  const unit = useUnitChoices().find((choice) => choice.value === String(values.unitId))?.label;
  const facts = (birth: string, unitName: string | undefined) => [
    { label: t`Ngày sinh`, value: birth },
    { label: t`Đơn vị`, value: unitName },
  ];
  return (
    <Modal opened onClose={() => answer(null)} title={t`Có thể là cùng một người`} size="xl" closeButtonProps={{ 'aria-label': t`Đóng` }}>
      <Text mb="md">
        <Trans>So người đang ghi với từng người đã có rồi chọn. Ghi trùng sẽ làm sai số người và quá trình đào tạo.</Trans>
      </Text>
      <div className={classes.sides}>
        <section className={classes.card} data-new>
          <p className={classes.side}>
            <Trans>Đang ghi</Trans>
          </p>
          <p className={classes.name}>{values.fullName}</p>
          <DescriptionList columns={1} items={facts(values.birth, unit)} />
        </section>
        <div className={classes.known}>
          {candidates.length === 0 && <Text>{said}</Text>}
          {candidates.map((one) => (
            <section key={one.personId} className={classes.card}>
              <p className={classes.side}>
                <Trans>Đã có</Trans>
              </p>
              <p className={classes.name}>
                <AppLink to={personPath(one.personId)} target="_blank">
                  {one.name}
                </AppLink>
              </p>
              <DescriptionList columns={1} items={[...facts(one.birth, one.unit), { label: t`Giống ở chỗ`, value: one.reasons }]} />
              <Button mt="sm" onClick={() => answer(one.personId)}>
                <Trans>Đúng là người này</Trans>
              </Button>
            </section>
          ))}
        </div>
      </div>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="subtle" onClick={() => answer(null)}>
          <Trans>Quay lại sửa</Trans>
        </Button>
        <Button variant="default" onClick={() => answer('different')}>
          <Trans>Là người khác, thêm mới</Trans>
        </Button>
      </Group>
    </Modal>
  );
}
