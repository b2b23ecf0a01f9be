import { useLingui } from '@lingui/react/macro';
import type { Column } from '#ui/data-table.tsx';
import { AppLink } from '#ui/link.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { nameSortKey } from '#kit/text.ts';
import { classPath, personPath } from '#web/links.ts';
import type { DetailRow } from '../contract.ts';
import { Paper } from './plan-part.tsx';
import { leftWords, notExecutedWords, termWords } from './words.ts';

/** Columns by what the list is a list of: classes, trainees in classes, runs, persons, slots, declared classes. */
export function useDetailColumns(rows: readonly DetailRow[], cell: string): Column<DetailRow>[] {
  const { t } = useLingui();
  const kind = rows[0]?.kind;
  const stock = /carried|poolIn|poolOut|pending|trained/.test(cell);
  const what = (row: DetailRow) => {
    const word = termWords[`${row.term}.${row.detail}`] ?? termWords[row.term ?? ''];
    const why = row.term === 'left' ? leftWords[row.detail ?? ''] : notExecutedWords[row.reasonCode ?? ''];
    return [word ? t(word) : null, why ? t(why) : null, row.reason].filter(Boolean).join(': ');
  };
  const person: Column<DetailRow> = {
    id: 'person',
    header: t`Họ và tên`,
    primary: true,
    sort: (row) => nameSortKey(row.label),
    cell: (row) => (row.personId ? <AppLink to={personPath(row.personId)}>{row.label}</AppLink> : row.label),
  };
  const inClass: Column<DetailRow> = {
    id: 'class',
    header: t`Lớp`,
    sort: (row) => row.classCode,
    cell: (row) =>
      row.classId ? (
        <AppLink to={classPath(row.classId)} title={row.className ?? undefined} style={{ whiteSpace: 'nowrap' }}>
          {row.classCode}
        </AppLink>
      ) : (
        '–'
      ),
  };
  const date = (header: string): Column<DetailRow> => ({
    id: 'date',
    header,
    cell: (row) => <DateText value={row.date} />,
    sort: (row) => row.date,
  });
  const term: Column<DetailRow> = {
    id: 'term',
    header: t({ message: 'Diễn biến', context: 'column' }),
    cell: (row) => what(row) || '–',
    sort: what,
  };
  const programme: Column<DetailRow> = {
    id: 'programme',
    header: t`Chương trình`,
    cell: (row) => row.programme ?? '–',
    sort: (row) => row.programme,
  };
  const unit = (header: string): Column<DetailRow> => ({ id: 'unit', header, cell: (row) => row.unit ?? '–', sort: (row) => row.unit });
  const document: Column<DetailRow>[] = rows.some((row) => row.document)
    ? [{ id: 'document', header: t`Văn bản`, cell: (row) => <Paper document={row.document} /> }]
    : [];
  const quantity: Column<DetailRow> = {
    id: 'quantity',
    header: t`Số lượng`,
    numeric: true,
    cell: (row) => <Num value={row.quantity} />,
    sort: (row) => row.quantity,
  };

  switch (kind) {
    case 'class':
      return [
        { ...inClass, header: t`Mã lớp` },
        {
          id: 'name',
          header: t`Tên lớp`,
          primary: true,
          cell: (row) => (row.classId ? <AppLink to={classPath(row.classId)}>{row.label}</AppLink> : row.label),
          sort: (row) => row.label,
        },
        programme,
        unit(t`Nơi học`),
        date(stock ? t`Lần ghi cuối` : t`Ngày`),
        ...(stock ? [] : [term, ...document]),
      ];
    case 'enrolment':
      return [
        person,
        inClass,
        programme,
        unit(t`Đơn vị cử`),
        date(stock ? t`Lần ghi cuối` : t`Ngày`),
        ...(stock ? [] : [term, ...document]),
      ];
    case 'run':
      return [person, programme, unit(t`Đơn vị cử`), date(t`Từ ngày`), ...(stock || cell.startsWith('luot') ? [] : [term, ...document])];
    case 'person':
      return [person, date(t`Từ ngày`)];
    case 'slot':
      return [
        { ...programme, primary: true },
        unit(t`Nơi học`),
        { id: 'seats', header: t`Chỉ tiêu`, numeric: true, cell: (row) => <Num value={row.seats} />, sort: (row) => row.seats },
        inClass,
        date(t`Ngày`),
        ...(stock ? [] : [term, ...document]),
      ];
    case 'declared':
      return [
        { id: 'kind', header: t`Loại lớp`, primary: true, cell: (row) => row.detail ?? '–' },
        unit(t`Đơn vị kê khai`),
        programme,
        quantity,
        date(t`Tháng`),
        { id: 'source', header: t`Nguồn`, cell: (row) => row.term ?? '–' },
      ];
    default:
      return [person];
  }
}
