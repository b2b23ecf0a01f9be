import { writeFile } from 'node:fs/promises';
import { writeWorkbook } from '#platform/sheets/write-page.ts';
import { formCPage, type PrintedLine, type PrintedPlan } from '../src/modules/plans/form-c-page.ts';

const line: PrintedLine = {
  content: 'Trung cấp lý luận chính trị - hành chính (TCLLCT-HC)',
  audience: 'Cán bộ, công chức, viên chức thuộc đối tượng đào tạo trung cấp lý luận chính trị',
  classes: 3,
  perClass: 70,
  trainees: 210,
  duration: '',
  time: 'Trong năm',
  place: 'Tại Trường',
  lead: 'Ban Tổ chức Thành ủy Hà Nội',
  coordinating: '',
  runner: 'Trường Đào tạo cán bộ Lê Hồng Phong',
  funding: 'Ngân sách thành phố',
  note: 'Mở mới',
};

/** The plan of 2021 as the school reported it on 28/4/2021: 3 × 70 at the school, 20 × 80 at the centres, 12 short classes with 2.806. Dates and audiences were not published. */
export const plan2021: PrintedPlan = {
  parent: 'THÀNH ỦY HÀ NỘI',
  issuer: 'TRƯỜNG ĐÀO TẠO CÁN BỘ LÊ HỒNG PHONG',
  title: 'BIỂU TỔNG HỢP KẾ HOẠCH ĐÀO TẠO, BỒI DƯỠNG NĂM 2021',
  subtitle: '(Dữ liệu mẫu, theo số liệu công bố ngày 28/4/2021; sửa tên, số liệu của đơn vị rồi nhập lại)',
  sections: [
    {
      title: 'Đào tạo',
      lines: [
        line,
        {
          ...line,
          classes: 20,
          perClass: 80,
          trainees: 1600,
          place: 'Các trung tâm chính trị quận, huyện, thị xã',
          coordinating: 'Các quận ủy, huyện ủy, thị ủy',
        },
      ],
    },
    {
      title: 'Bồi dưỡng',
      lines: [
        {
          ...line,
          content: 'Bồi dưỡng nghiệp vụ công tác đoàn thể',
          audience: 'Cán bộ làm công tác đoàn thể',
          classes: 12,
          perClass: null,
          trainees: 2806,
        },
      ],
    },
  ],
};

if (import.meta.main) {
  await writeFile(new URL('mau-bieu-ke-hoach.xlsx', import.meta.url), await writeWorkbook([formCPage(plan2021)]));
}
