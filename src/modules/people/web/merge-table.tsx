import { Trans } from '@lingui/react/macro';
import { Radio } from '@mantine/core';
import { formatDayOf, formatKnown } from '#ui/format.ts';
import { AppLink } from '#ui/link.tsx';
import { personPath } from '#web/links.ts';
import type { PairSide } from '../match-contract.ts';
import { mergeFields, type MergeField } from '../merge-rules.ts';
import { useFactWords } from './fact-words.ts';
import { useMatchWords } from './match-words.ts';
import { birthText, usePeopleWords } from './words.ts';
import classes from './merge-table.module.css';

export type Choices = ReadonlyMap<MergeField, 'keep' | 'other'>;

const secrets: Partial<Record<MergeField, string>> = {
  partyStatus: 'party_status',
  bankAccount: 'bank_account',
  ethnicMinority: 'ethnic_minority',
};
const secretOf = (side: PairSide, field: MergeField) => side.sensitive.find((one) => one.field === secrets[field])?.masked ?? null;
const present = (side: PairSide, field: MergeField): boolean => {
  switch (field) {
    case 'birth':
      return side.birthDate !== null;
    case 'service':
      return side.serviceFrom !== null;
    case 'ended':
      return side.endedKind !== null;
    case 'fullName':
    case 'post':
      return true;
    case 'sex':
    case 'phone':
    case 'personalNumber':
      return side[field] !== null;
    default:
      return secretOf(side, field) !== null;
  }
};

/** To begin with: what stands in the record kept, and the other's where that one says nothing. */
export const takenFrom = (keep: PairSide, other: PairSide): Choices =>
  new Map(mergeFields.map((field) => [field, !present(keep, field) && present(other, field) ? 'other' : 'keep']));

/** Both records field by field; where they differ, one of the two is chosen. */
export function MergeTable({
  keep,
  other,
  choices,
  choose,
}: {
  keep: PairSide;
  other: PairSide;
  choices: Choices;
  choose: ((choices: Choices) => void) | null;
}) {
  const { fields } = useMatchWords();
  const say = useValues();
  return (
    <div className={classes.table}>
      <div className={classes.head} aria-hidden />
      {[keep, other].map((side) => (
        <p className={classes.head} key={side.id}>
          <AppLink to={personPath(side.id)}>{side.fullName}</AppLink>
          <small>
            <Trans>
              ghi ngày {formatDayOf(side.recordedAt)}; {side.classes} lớp, {side.certificates} chứng chỉ, {side.posts} vị trí
            </Trans>
          </small>
        </p>
      ))}
      {mergeFields.map((field) => {
        const [mine, theirs] = [say(keep, field), say(other, field)];
        const label = fields[field];
        if (!present(keep, field) && !present(other, field)) return null;
        if (choose === null || (mine === theirs && field !== 'partyStatus' && field !== 'bankAccount' && field !== 'ethnicMinority'))
          return (
            <div className={classes.row} key={field}>
              <p className={classes.label}>{label}</p>
              <p>{mine}</p>
              <p>{theirs}</p>
            </div>
          );
        return (
          <div key={field} className={classes.row} role="radiogroup" aria-label={label}>
            <p className={classes.label}>{label}</p>
            {(['keep', 'other'] as const).map((side) => (
              <Radio
                key={side}
                name={field}
                label={side === 'keep' ? mine : theirs}
                checked={(choices.get(field) ?? 'keep') === side}
                onChange={() => choose(new Map(choices).set(field, side))}
              />
            ))}
          </div>
        );
      })}
    </div>
  );
}

function useValues() {
  const { categories, sexes } = usePeopleWords();
  const { ends } = useFactWords();
  return (side: PairSide, field: MergeField): string => {
    const none = '–';
    switch (field) {
      case 'fullName':
        return side.fullName;
      case 'birth':
        return birthText(side) ?? none;
      case 'sex':
        return side.sex ? sexes[side.sex] : none;
      case 'personalNumber':
        return side.personalNumber ?? none;
      case 'post':
        return [side.positionTitle, side.unit.name, categories[side.category]].filter(Boolean).join(', ');
      case 'phone':
        return side.phone ?? none;
      case 'service':
        return side.serviceFrom === null ? none : formatKnown(side.serviceFrom, side.servicePrecision);
      case 'ended':
        return side.endedKind === null ? none : ends[side.endedKind];
      default:
        return secretOf(side, field) ?? none;
    }
  };
}
