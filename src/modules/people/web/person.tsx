import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { DescriptionList } from '#ui/description-list.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { personListPath, trailPath, unitPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { Person } from '../contract.ts';
import { Certificates } from './certificates.tsx';
import { EditForm } from './edit-form.tsx';
import { Facts } from './facts.tsx';
import { MergedRecords } from './merged-records.tsx';
import { MoveForm } from './move-form.tsx';
import { PersonalNumber } from './personal-number.tsx';
import { Posts, Training } from './person-life.tsx';
import { SensitiveFields } from './sensitive-fields.tsx';
import { birthText, usePeopleWords } from './words.ts';

export function PersonPage() {
  const { personId } = useParams({ from: '/nguoi/$personId' });
  const { t } = useLingui();
  const person = useGet<Person>(`/api/people/${personId}`);
  // of a record that was merged, the page of the person kept
  if (!person.data)
    return (
      <Page title={t`Người`}>
        <Loaded query={{ ...person, data: undefined }}>{() => null}</Loaded>
      </Page>
    );
  return <One person={person.data} key={person.data.id} />;
}

function One({ person }: { person: Person }) {
  const { t } = useLingui();
  const { categories, sexes } = usePeopleWords();
  const mayRecord = useCan('people.record');
  const [dialog, setDialog] = useState<'edit' | 'move' | null>(null);
  const close = () => setDialog(null);
  const learned = person.training.length + person.outside.length > 0;
  const mayInspect = useCan('audit.read');
  const actions = (mayRecord || mayInspect) && (
    <>
      {mayInspect && (
        <Button component={AppLink} plain to={trailPath({ person: person.id })} variant="default">
          <Trans>Ai đã xem, đã sửa</Trans>
        </Button>
      )}
      {mayRecord && (
        <>
          <Button variant="default" onClick={() => setDialog('move')}>
            <Trans>Điều động</Trans>
          </Button>
          <Button onClick={() => setDialog('edit')}>
            <Trans>Sửa hồ sơ</Trans>
          </Button>
        </>
      )}
    </>
  );
  return (
    <Page
      title={person.fullName}
      subtitle={[person.positionTitle, person.unit.name].filter(Boolean).join(', ')}
      actions={actions}
      breadcrumbs={[{ label: t({ message: 'Người', context: 'plural' }), to: personListPath() }]}
    >
      <Section title={t`Đào tạo, bồi dưỡng`} card={learned}>
        <Training person={person} />
      </Section>
      <Certificates personId={person.id} />
      <Section title={t`Thông tin`} card>
        <DescriptionList
          columns={3}
          items={[
            { label: t`Ngày sinh`, value: birthText(person) },
            { label: t`Giới tính`, value: person.sex && sexes[person.sex] },
            { label: t`Số định danh`, value: <PersonalNumber personId={person.id} masked={person.personalNumber} /> },
            { label: t`Nhóm đối tượng`, value: categories[person.category] },
            { label: t`Đơn vị`, value: <AppLink to={unitPath(person.unit.id)}>{person.unit.name}</AppLink> },
            { label: t`Chức vụ`, value: person.positionTitle },
            { label: t`Điện thoại`, value: person.phone && <a href={`tel:${person.phone.replace(/\s/g, '')}`}>{person.phone}</a> },
          ]}
        />
      </Section>
      <Facts personId={person.id} />
      <SensitiveFields person={person} />
      <MergedRecords person={person} />
      <Section title={t`Vị trí công tác`} card>
        <Posts person={person} />
      </Section>
      {dialog === 'edit' && <EditForm person={person} onClose={close} />}
      {dialog === 'move' && <MoveForm person={person} onClose={close} />}
    </Page>
  );
}
