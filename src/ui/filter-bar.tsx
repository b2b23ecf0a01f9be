import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react';
import { Children, type ReactNode, useEffect, useId, useState } from 'react';
import { isCalendarDate } from '#kit/dates.ts';
import { DateInput } from './date-field.tsx';
import classes from './filter-bar.module.css';

export type UrlValue = string | number | undefined;

/** What stands behind `?` of this page, and how to change part of it. Undefined takes a name away. A list that changes begins at its first page. */
export function useUrlState(): [Record<string, UrlValue>, (patch: Record<string, UrlValue>) => void] {
  const search = useSearch({ strict: false }) as Record<string, UrlValue>;
  const navigate = useNavigate();
  const set = (patch: Record<string, UrlValue>) => {
    const next = (last: Record<string, unknown>) => ({ ...last, after: undefined, ...patch });
    void navigate({ to: '.', search: next as never, replace: true, resetScroll: false });
  };
  return [search, set];
}

interface Props {
  children: ReactNode;
  /** Said aloud when it changes: "48 lớp". */
  summary?: ReactNode;
  /** Names that "Xoá lọc" leaves alone, such as a tab. */
  keep?: string[];
}

/** Filters live in the URL, so that a filtered list can be sent to a colleague. On a phone those not in use are folded away; on paper those in use stand as words. */
export function FilterBar({ children, summary, keep = [] }: Props) {
  const { t } = useLingui();
  const [search, set] = useUrlState();
  const fields = useId();
  const [unfolded, setUnfolded] = useState(false);
  const foldable = Children.count(children) > 2;
  const used = Object.keys(search).filter((name) => search[name] !== undefined && ![...keep, 'after', 'sort'].includes(name));
  return (
    <div className={classes.bar} role="search" aria-label={t`Lọc danh sách`}>
      <div id={fields} className={classes.fields} data-folded={(foldable && !unfolded) || undefined}>
        {children}
      </div>
      {foldable && (
        <Button
          className={classes.unfold}
          variant="default"
          leftSection={<IconAdjustmentsHorizontal size={17} stroke={1.7} aria-hidden />}
          aria-expanded={unfolded}
          aria-controls={fields}
          onClick={() => setUnfolded(!unfolded)}
        >
          <Trans>Bộ lọc</Trans>
        </Button>
      )}
      <div className={classes.tail}>
        <span aria-live="polite">{summary}</span>
        {used.length > 0 && (
          <Button variant="subtle" px="xs" onClick={() => set(Object.fromEntries(used.map((name) => [name, undefined])))}>
            <Trans>Xoá lọc</Trans>
          </Button>
        )}
      </div>
    </div>
  );
}

/** Free text; the URL follows a moment after the last key. */
export function SearchFilter({ name = 'q', label, placeholder }: { name?: string; label: string; placeholder?: string }) {
  const [search, set] = useUrlState();
  const inUrl = String(search[name] ?? '');
  const [text, setText] = useState(inUrl);
  useEffect(() => setText(inUrl), [inUrl]);
  const follow = useDebouncedCallback((value: string) => set({ [name]: value.trim() || undefined }), 350);
  return (
    <TextInput
      className={classes.search}
      type="search"
      label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={17} stroke={1.7} aria-hidden />}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        follow(event.currentTarget.value);
      }}
    />
  );
}

interface SelectProps {
  name: string;
  label: string;
  options: { value: string | number; label: string }[];
  /** Shown when nothing is chosen, default "Tất cả". With `required` something always is. */
  all?: string;
  /** The value that holds while the URL says nothing; then there is no "all". */
  fallback?: string | number;
}

export function SelectFilter({ name, label, options, all, fallback }: SelectProps) {
  const { t } = useLingui();
  const [search, set] = useUrlState();
  const value = search[name] ?? fallback;
  return (
    <Select
      className={classes.select}
      label={label}
      placeholder={all ?? t`Tất cả`}
      data={options.map((option) => ({ value: String(option.value), label: option.label }))}
      value={value === undefined ? null : String(value)}
      onChange={(chosen) => set({ [name]: chosen ?? undefined })}
      clearable={fallback === undefined}
      clearButtonProps={{ 'aria-label': t`Bỏ chọn ${label}` }}
      allowDeselect={false}
      searchable={options.length > 8}
      nothingFoundMessage={t`Không có mục nào khớp`}
    />
  );
}

export function DateFilter({ name, label, fallback }: { name: string; label: string; fallback?: string }) {
  const [search, set] = useUrlState();
  // what is no day stays in the field, with the reason, and out of the URL
  const [unread, setUnread] = useState('');
  const follow = (value: string) => {
    const none = value === '' || isCalendarDate(value);
    setUnread(none ? '' : value);
    if (none) set({ [name]: value || undefined });
  };
  return <DateInput className={classes.date} label={label} value={unread || String(search[name] ?? fallback ?? '')} onChange={follow} />;
}
