import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type {
  CheckKind,
  EducationLevel,
  PartyStatus,
  Rank,
  ReferenceDay,
  Severity,
  StudyMode,
  TheoryLevel,
  TrialOutcome,
} from '../kinds.ts';

export const kindWords: Record<CheckKind, MessageDescriptor> = {
  party_status: msg`Tình trạng đảng viên`,
  education_at_least: msg`Trình độ từ một mức trở lên`,
  age_at_least: msg`Tuổi từ một mức trở lên`,
  age_at_most: msg`Tuổi không quá một mức`,
  ratings_good_years: msg`Các năm liền trước hoàn thành tốt nhiệm vụ trở lên`,
  service_months_at_least: msg`Thời gian công tác`,
  rank_years_at_least: msg`Thời gian giữ ngạch`,
  commitment_multiple: msg`Cam kết phục vụ sau đào tạo`,
  not_holding_same_or_higher: msg`Chưa có bằng, chứng chỉ cùng hoặc cao hơn`,
  not_enrolled_overlapping: msg`Không học lớp khác trùng thời gian`,
  not_known: msg`Chưa rõ: chưa đọc được văn bản`,
};
export const partyWords: Record<PartyStatus, MessageDescriptor> = {
  full: msg`Đảng viên chính thức`,
  probationary: msg`Đảng viên dự bị`,
  none: msg`Chưa là đảng viên`,
};
export const educationWords: Record<EducationLevel, MessageDescriptor> = {
  lower_secondary: msg`Trung học cơ sở`,
  upper_secondary: msg`Trung học phổ thông`,
  vocational: msg`Trung cấp`,
  college: msg`Cao đẳng`,
  university: msg`Đại học`,
  master: msg`Thạc sĩ`,
  doctorate: msg`Tiến sĩ`,
};
export const rankWords: Record<Rank, MessageDescriptor> = {
  officer: msg`Cán sự`,
  specialist: msg`Chuyên viên`,
  principal_specialist: msg`Chuyên viên chính`,
  senior_specialist: msg`Chuyên viên cao cấp`,
};
export const theoryWords: Record<TheoryLevel, MessageDescriptor> = {
  elementary: msg`Sơ cấp`,
  intermediate: msg`Trung cấp`,
  advanced: msg`Cao cấp`,
};
export const modeWords: Record<StudyMode, MessageDescriptor> = { full_time: msg`Tập trung`, part_time: msg`Không tập trung` };
export const severityWords: Record<Severity, MessageDescriptor> = { block: msg`Không đạt thì không nhận`, warn: msg`Chỉ lưu ý` };
export const referenceWords: Record<ReferenceDay, MessageDescriptor> = {
  expected_opening: msg`Ngày khai giảng dự kiến`,
  sending_decision: msg`Ngày quyết định cử đi học`,
  end_of_submission: msg`Ngày hết hạn nộp hồ sơ`,
};
export const outcomeWords: Record<TrialOutcome, MessageDescriptor> = {
  eligible: msg({ message: 'Đạt', context: 'condition' }),
  not_eligible: msg({ message: 'Không đạt', context: 'condition' }),
  missing_evidence: msg`Thiếu minh chứng`,
  not_asked: msg`Không xét`,
};
