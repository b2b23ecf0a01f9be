import { fold, tidy } from '#kit/text.ts';

export interface PastedRow {
  fullName: string;
  birthDate: string;
  sex: 'male' | 'female' | '';
  /** As written; the unit it means is looked for. */
  unit: string;
  positionTitle: string;
}

export interface KnownUnit {
  id: number;
  name: string;
  shortName: string | null;
  code: string | null;
}

const sexes: Record<string, PastedRow['sex']> = { nam: 'male', nu: 'female', m: 'male', f: 'female', male: 'male', female: 'female' };

/**
 * Rows as they come out of Excel or are typed: họ tên, ngày sinh, giới tính, đơn vị, chức vụ, parted by tabs or semicolons.
 * A column of numbers in front and a heading row are left out; an empty line means nothing.
 */
export function readPastedRows(text: string): PastedRow[] {
  return text.split(/\r?\n/).flatMap((line): PastedRow[] => {
    const cells = line.split(line.includes('\t') ? '\t' : ';').map(tidy);
    if (/^\d+\.?$/.test(cells[0] ?? '') || (cells[0] === '' && cells.length > 1)) cells.shift();
    const [fullName = '', birthDate = '', sex = '', unit = '', positionTitle = ''] = cells;
    if (fullName === '' || /^(stt|tt|ho va ten|ho ten|ho, ten|ho va ten dem)$/.test(fold(fullName))) return [];
    return [{ fullName, birthDate, sex: sexes[fold(sex)] ?? '', unit, positionTitle }];
  });
}

/** The one unit that a written name means, or null. */
export function unitNamed(written: string, units: readonly KnownUnit[]): number | null {
  const key = fold(written);
  if (key === '') return null;
  const found = units.filter((unit) => [unit.name, unit.shortName, unit.code].some((name) => name !== null && fold(name) === key));
  return found.length === 1 ? found[0]!.id : null;
}
