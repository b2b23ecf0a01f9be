import type { Personnel, ReferenceDay, Severity, StudyMode, TrialOutcome } from './kinds.ts';
import { eligibilityPhrases } from './phrases.vi.ts';

/** Words of the catalogue and of trials on paper. */
export const severityWords: Record<Severity, string> = { block: 'Không đạt thì không nhận', warn: 'Lưu ý' };
export const modeWords: Record<StudyMode, string> = { full_time: 'Tập trung', part_time: 'Không tập trung' };
export const personnelWords: Record<Personnel, string> = {
  cadre: 'Cán bộ',
  civil_servant: 'Công chức',
  public_employee: 'Viên chức',
  part_time_local_worker: 'Người hoạt động không chuyên trách',
  council_deputy: 'Đại biểu Hội đồng nhân dân',
  armed_forces: 'Lực lượng vũ trang',
  other: 'Khác',
};
export const referenceWords: Record<ReferenceDay, string> = {
  expected_opening: eligibilityPhrases['eligibility.reference.expected_opening'],
  sending_decision: eligibilityPhrases['eligibility.reference.sending_decision'],
  end_of_submission: eligibilityPhrases['eligibility.reference.end_of_submission'],
};
export const trialWords: Record<TrialOutcome, string> = {
  eligible: 'Đạt',
  not_eligible: 'Không đạt',
  missing_evidence: 'Thiếu minh chứng',
  not_asked: 'Không xét',
};
