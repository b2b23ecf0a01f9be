import { useLingui } from '@lingui/react/macro';
import type { AnnualReview } from '../contract.ts';
import { leftWords } from './words.ts';

/** A number and the cell that opens its list. */
export type Amount = { value: number; cell: string };
export interface Part {
  label: string;
  amount: Amount;
}
/** One term of the sum: what it adds to or takes from classes, trainees, or both. */
export interface Term {
  id: string;
  label: string;
  classes: Amount | null;
  trainees: Amount | null;
  /** Stands in the sum on one line even when it is zero. */
  main: boolean;
  /** What the trainees of the term are made of. */
  parts: Part[];
}
export interface Sum {
  comingIn: Term[];
  goingOut: Term[];
}

type Numbers = Pick<AnnualReview, 'classes' | 'trainees' | 'joinedAs' | 'leftBecause' | 'notRecognisedAs'> & {
  filter: Pick<AnnualReview['filter'], 'year' | 'clock'>;
};

/** Coming in = going out, for classes and trainees together, in the order of the year. */
export function useSum(report: Numbers): Sum {
  const { t } = useLingui();
  const { classes: c, trainees: s, joinedAs, leftBecause, notRecognisedAs } = report;
  const { year, clock } = report.filter;
  const [before, after] = [year - 1, year + 1];
  const ofClass = (term: keyof NonNullable<typeof c>): Amount | null => c && { value: c[term], cell: `classes.${term}` };
  const ofTrainee = (term: keyof typeof s): Amount => ({ value: s[term], cell: `trainees.${term}` });
  const part = (label: string, value: number, cell: string): Part => ({ label, amount: { value, cell } });
  const term = (id: string, label: string, classes: Amount | null, trainees: Amount | null, parts: Part[] = [], main = false): Term => ({
    id,
    label,
    classes,
    trainees,
    parts,
    main,
  });

  return {
    comingIn: [
      term(
        'carriedIn',
        clock === 'own' ? t`chuyển tiếp từ kỳ trước` : t`chuyển tiếp từ ${before}`,
        ofClass('carriedIn'),
        ofTrainee('carriedIn'),
        [],
        true,
      ),
      term(
        'opened',
        t`mở mới`,
        ofClass('opened'),
        ofTrainee('joined'),
        [
          part(t`có mặt khi khai giảng`, joinedAs.atOpening, 'trainees.joined.at_opening'),
          part(t`nhập học muộn`, joinedAs.late, 'trainees.joined.late'),
          part(t`từ trường khác chuyển đến`, joinedAs.transferExternal, 'trainees.joined.transfer_external'),
        ],
        true,
      ),
      term('rejoined', t`trở lại học tiếp`, null, ofTrainee('rejoined')),
      term('movedIn', t`chuyển lớp đến`, null, ofTrainee('movedIn')),
      term('formed', t`lập khi tách lớp`, ofClass('formed'), null),
      term('reclassIn', t`nhận khi đổi đầu mối`, ofClass('reclassIn'), ofTrainee('reclassIn')),
    ],
    goingOut: [
      term(
        'closed',
        t`bế giảng`,
        ofClass('closed'),
        { value: s.finished + s.notRecognised, cell: 'trainees.closedRoster' },
        [
          part(t`được công nhận`, s.finished, 'trainees.finished'),
          part(t`chưa công nhận, còn được học tiếp`, notRecognisedAs.continuing, 'trainees.notRecognised.continuing'),
          part(t`không được công nhận`, notRecognisedAs.final, 'trainees.notRecognised.final'),
        ],
        true,
      ),
      term(
        'left',
        t`thôi học`,
        null,
        ofTrainee('left'),
        Object.entries(leftBecause).map(([code, value]) =>
          part(leftWords[code] ? t(leftWords[code]) : code, value, `trainees.left.${code}`),
        ),
      ),
      term('deferred', t`bảo lưu`, null, ofTrainee('deferred')),
      term('movedOut', t`chuyển lớp đi`, null, ofTrainee('movedOut')),
      term('discontinued', t`dừng hẳn`, ofClass('discontinued'), null),
      term('merged', t`ghép vào lớp khác`, ofClass('merged'), null),
      term('reclassOut', t`chuyển khi đổi đầu mối`, ofClass('reclassOut'), ofTrainee('reclassOut')),
      term(
        'carriedOut',
        clock === 'own' ? t`chuyển sang kỳ sau` : t`chuyển sang ${after}`,
        ofClass('carriedOut'),
        ofTrainee('carriedOut'),
        [],
        true,
      ),
    ],
  };
}

export const totalOf = (terms: readonly Term[], of: 'classes' | 'trainees'): number =>
  terms.reduce((sum, term) => sum + (term[of]?.value ?? 0), 0);
export const isZero = (term: Term): boolean => !term.classes?.value && !term.trainees?.value;
