import { Trans, useLingui } from '@lingui/react/macro';
import { Select, Skeleton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useController } from 'react-hook-form';
import type { Document, DocumentDetail } from '#contracts/documents';
import { AppLink } from '#ui/link.tsx';
import { documentListPath, documentPath } from './links.ts';
import { useGet } from './query.ts';

interface Page {
  documents: Document[];
}

interface Props {
  name: string;
  label?: string;
  description?: ReactNode;
  required?: boolean;
}

/** In a page beside it: what is filled in here stays. */
const FromTheRegister = () => (
  <Trans>
    Gõ số hoặc trích yếu. Chưa có trong sổ thì{' '}
    <AppLink to={documentListPath()} target="_blank">
      ghi văn bản vào sổ
    </AppLink>{' '}
    trước.
  </Trans>
);

const asChoice = ({ id, quote }: Document) => ({ value: id, label: quote });

/** A document of the register in a form, found by number or words of its subject; the value is its id, '' for none. */
export function DocumentField({ name, label, description, required = false }: Props) {
  const { t } = useLingui();
  const { field, fieldState } = useController({ name, rules: { validate: (value) => (required && !value ? t`Cần điền mục này.` : true) } });
  const [text, setText] = useState('');
  const [opened, setOpened] = useState(false);
  const [asked] = useDebouncedValue(text.trim(), 300);
  const chosen = useGet<DocumentDetail>(`/api/documents/${field.value}`, {}, { enabled: Boolean(field.value) });
  const present = chosen.data && chosen.data.id === field.value ? asChoice(chosen.data) : null;
  const found = useGet<Page>('/api/documents', { q: asked === present?.label ? '' : asked, limit: 30 }, { enabled: opened });
  const documents = found.data?.documents ?? [];
  const data = documents.map(asChoice);
  const subjects = new Map(documents.map((document) => [document.id, document.subject]));
  return (
    <Select
      label={label ?? t`Văn bản căn cứ`}
      description={description ?? <FromTheRegister />}
      required={required}
      {...field}
      error={fieldState.error?.message}
      value={field.value || null}
      onChange={(value) => field.onChange(value ?? '')}
      data={present && !data.some((one) => one.value === present.value) ? [present, ...data] : data}
      searchable
      searchValue={text}
      onSearchChange={setText}
      onDropdownOpen={() => setOpened(true)}
      filter={({ options }) => options}
      renderOption={({ option }) => (
        <span>
          {option.label}
          {subjects.has(option.value) && (
            <span style={{ display: 'block', color: 'var(--kv-soft)', fontSize: '0.8438rem' }}>{subjects.get(option.value)}</span>
          )}
        </span>
      )}
      clearable={!required}
      clearButtonProps={{ 'aria-label': t`Bỏ chọn văn bản` }}
      nothingFoundMessage={found.isFetching || !opened ? t`Đang tìm…` : t`Không có văn bản nào khớp`}
    />
  );
}

/** A document named by its id, as offices quote it, with a link to it. */
export function DocumentLink({ id }: { id: string }) {
  const found = useGet<DocumentDetail>(`/api/documents/${id}`);
  if (!found.data && !found.error) return <Skeleton component="span" display="inline-block" width="14rem" height={14} />;
  return <AppLink to={documentPath(id)}>{found.data?.quote ?? <Trans>Xem văn bản</Trans>}</AppLink>;
}
