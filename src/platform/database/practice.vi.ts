/** What stands against making a practice tenant, in the words of whoever asks for it. */
export const practiceFaults = {
  real: (slug: string) =>
    `"${slug}" không phải bản thực hành: đã là đơn vị sử dụng thật hoặc đã có trong cơ sở dữ liệu, nên không được làm lại; hãy chọn mã khác cho --tenant.`,
  exists: (slug: string) =>
    `Đã có bản thực hành "${slug}"; hãy chạy lại với --reset để làm lại từ đầu (mọi thay đổi trong đó mất, mọi phiên đăng nhập kết thúc).`,
  atWork: (slug: string) => `Bản thực hành "${slug}" đang được làm lại ở nơi khác; hãy chờ một phút rồi thử lại.`,
  busy: (slug: string) =>
    `Bản thực hành "${slug}" chưa làm lại được vì có việc đang ghi mãi chưa xong; bản cũ vẫn nguyên, hãy thử lại sau.`,
  slug: (slug: string) =>
    `"${slug}" không dùng làm mã bản thực hành được; hãy viết từ 2 đến 24 chữ thường không dấu, chữ số hoặc gạch dưới (không hai gạch dưới liền nhau), bắt đầu bằng chữ.`,
  agencies: (value: string) => `--agencies không nhận "${value}"; hãy viết một số từ 6 đến 99.`,
  time: (value: string) => `--at không nhận "${value}"; hãy viết giờ và phút, ví dụ 00:30.`,
  password: () => '--password quá ngắn hoặc dễ đoán; hãy đặt ít nhất 15 ký tự không dễ đoán, hoặc bỏ trống để hệ thống tự tạo.',
};
