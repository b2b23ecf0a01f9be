/** What is wrong with an installation, in the words of the person who runs it. One sentence (or two) on one line each. */
export const faults = {
  portShape: (text: string) => `PORT="${text}" không phải là số cổng; hãy đặt một số từ 0 đến 65535.`,
  portInUse: (port: number, host: string) =>
    `Cổng ${port} trên ${host} đang có chương trình khác dùng; hãy dừng chương trình đó hoặc đặt PORT sang số khác.`,
  cannotListen: (port: number, host: string, code: string) =>
    `Không mở được cổng ${port} trên ${host} (${code}); hãy kiểm tra PORT và HOST.`,
  databaseUrlShape: (name: string) => `${name} phải có dạng postgres://người_dùng:mật_khẩu@máy:cổng/tên_cơ_sở_dữ_liệu.`,
  appUrlAlone: () => 'Có DATABASE_APP_URL mà không có DATABASE_URL; hãy đặt DATABASE_URL là tài khoản chủ sở hữu cơ sở dữ liệu.',
  appUrlWithoutRole: () =>
    'DATABASE_APP_URL thiếu chữ {role}; hãy viết dạng postgres://khuevan_{role}:mật_khẩu@máy/tên_cơ_sở_dữ_liệu ({role} được thay bằng unit, bloc, tenant).',
  ourUrlShape: (value: string) => `KHUEVAN_URL="${value}" phải là địa chỉ gốc mà trình duyệt dùng, ví dụ https://daotao.tinh.gov.vn.`,
  hostsShape: (value: string) =>
    `KHUEVAN_HOSTS có "${value}", không phải tên máy chủ; hãy viết tên như trình duyệt gửi, kèm cổng nếu có, ví dụ daotao.tinh.gov.vn hoặc 10.0.0.5:8080.`,
  proxyShape: (value: string) =>
    `KHUEVAN_PROXY có "${value}", không phải địa chỉ; hãy viết địa chỉ IP của máy đứng trước (hoặc dải, ví dụ 10.0.0.0/24), cách nhau bằng dấu phẩy.`,
  oidcIncomplete: (missing: string) =>
    `Đăng nhập một lần (OpenID Connect) còn thiếu ${missing}; hãy đặt đủ KHUEVAN_OIDC_ISSUER, KHUEVAN_OIDC_CLIENT_ID, KHUEVAN_OIDC_SECRET, KHUEVAN_OIDC_CLAIM và KHUEVAN_URL.`,
  oidcIssuerShape: (value: string) => `KHUEVAN_OIDC_ISSUER="${value}" phải là địa chỉ https của nơi cấp (http chỉ cho máy này).`,
  keyFileObligatory: () =>
    'Dùng DATABASE_URL thì phải đặt KHUEVAN_KEY_FILE (tệp khoá mã hoá số định danh cá nhân, để ngoài máy chủ cơ sở dữ liệu và được sao lưu riêng); tạo bằng lệnh: openssl rand -base64 32 > tệp_khoá && chmod 600 tệp_khoá.',

  keyFileMissing: (path: string) =>
    `Không thấy tệp khoá ${path} trong khi cơ sở dữ liệu đã có dữ liệu; hãy khôi phục tệp khoá từ bản sao, không tạo khoá mới vì số định danh đã mã hoá sẽ không đọc được.`,
  keyFileForeign: (path: string, tenant: string) =>
    `Tệp khoá ${path} không phải tệp đã mã hoá số định danh của đơn vị "${tenant}"; hãy đặt KHUEVAN_KEY_FILE về đúng tệp khoá cũ.`,
  keyLineMissing: (path: string, tenant: string) =>
    `Tệp khoá ${path} thiếu một dòng khoá cũ: số định danh của đơn vị "${tenant}" còn đọc được nhưng không tìm được người theo số; hãy khôi phục tệp khoá đủ mọi dòng từ bản sao.`,
  keysChanged: () => 'Tệp khoá vừa được thay trong lúc khởi động; hãy chạy lại.',
  keysUnfinished: (tenant: string) =>
    `Dữ liệu của đơn vị "${tenant}" chưa chuyển hết sang khoá mới; hãy chạy "npm run -s khuevan -- keys rotate" cho đến khi xong rồi khởi động lại.`,
  keysOthersAtWork: (count: number) =>
    `Còn ${count} tiến trình Khuê Văn đang dùng cơ sở dữ liệu này; hãy dừng chúng rồi chạy lại, vì chúng không đọc được dữ liệu theo khoá mới.`,
  keyFileUnreadable: (path: string, code: string) => `Không đọc được tệp khoá ${path} (${code}); hãy kiểm tra đường dẫn và quyền đọc.`,
  keyFileShape: (path: string) => `Tệp khoá ${path} hỏng: mỗi dòng phải là 32 byte ngẫu nhiên viết dạng base64; hãy khôi phục từ bản sao.`,
  keyFileNotWritable: (path: string, code: string) =>
    `Không tạo được tệp khoá ${path} (${code}); hãy tạo thư mục, cấp quyền ghi hoặc đặt KHUEVAN_KEY_FILE vào chỗ khác.`,

  binaryMissing: (platform: string) =>
    `Thiếu chương trình PostgreSQL cho ${platform}; hãy chạy lại "npm ci" (không dùng --omit=optional), hoặc đặt DATABASE_URL tới một máy chủ PostgreSQL 15 trở lên.`,
  binaryBroken: (path: string, detail: string) =>
    `Chương trình PostgreSQL tại ${path} không chạy được (${detail}); hãy xoá node_modules rồi chạy lại "npm ci", hoặc đặt DATABASE_URL tới một máy chủ PostgreSQL có sẵn.`,
  systemUserMissing: () =>
    'Đang chạy bằng root nhưng máy không có người dùng hệ thống nào khác để chạy PostgreSQL; hãy tạo một người dùng thường hoặc đặt DATABASE_URL.',
  dataUnreachable: (folder: string, closed: string, user: string) =>
    `Thư mục dữ liệu ${folder} nằm dưới ${closed}, là thư mục người dùng "${user}" (chạy PostgreSQL thay cho root) không đi qua được; hãy chạy "chmod o+x ${closed}" hoặc đặt KHUEVAN_DATA vào chỗ khác, ví dụ /var/lib/khuevan.`,
  dataNotWritable: (folder: string, code: string) =>
    `Không ghi được vào thư mục dữ liệu ${folder} (${code}); hãy cấp quyền ghi hoặc đặt KHUEVAN_DATA vào chỗ khác.`,
  dataOfAnother: (folder: string, owner: string) =>
    `Dữ liệu trong ${folder} thuộc người dùng "${owner}"; hãy chạy bằng người dùng đó (hoặc root).`,
  clusterVersion: (folder: string, found: string, shipped: string) =>
    `Dữ liệu trong ${folder} do PostgreSQL ${found} tạo, chương trình kèm theo là bản ${shipped}; hãy dùng lại bản Khuê Văn cũ để kết xuất dữ liệu trước khi nâng cấp.`,
  clusterPasswordMissing: (path: string) => `Cơ sở dữ liệu đã có nhưng mất tệp mật khẩu ${path}; hãy khôi phục thư mục keys từ bản sao.`,
  initialiseFailed: (detail: string) => `Không khởi tạo được cơ sở dữ liệu: ${detail}`,
  startFailed: (log: string, detail: string) => `Cơ sở dữ liệu không khởi động được: ${detail} (xem ${log}).`,
  startTimeout: (log: string) => `Cơ sở dữ liệu chưa sẵn sàng sau 5 phút; hãy xem ${log}.`,
  lockHeld: (path: string, pid: string) =>
    `Tiến trình ${pid} đang khởi động hoặc dừng cơ sở dữ liệu quá lâu; hãy chờ nó xong, hoặc nếu chắc chắn nó không còn hoạt động thì xoá tệp ${path}.`,
  databaseMoved: (port: number) => `Cơ sở dữ liệu đã được khởi động lại ở cổng khác (${port}); hãy khởi động lại Khuê Văn.`,
  databaseLost: (detail: string) => `Mất cơ sở dữ liệu và không khởi động lại được: ${detail}`,

  externalUnreachable: (host: string, code: string) =>
    `Không kết nối được tới máy chủ cơ sở dữ liệu ${host} (${code}); hãy kiểm tra DATABASE_URL, tường lửa và máy chủ PostgreSQL.`,
  externalRefused: (name: string, user: string) =>
    `Máy chủ cơ sở dữ liệu không nhận người dùng "${user}" của ${name} (sai mật khẩu hoặc chưa được phép đăng nhập); hãy sửa ${name}.`,
  externalNoDatabase: (database: string) => `Máy chủ không có cơ sở dữ liệu "${database}"; hãy tạo bằng lệnh: CREATE DATABASE ${database}.`,
  externalTooOld: (version: string) => `Máy chủ cơ sở dữ liệu là PostgreSQL ${version}; Khuê Văn cần bản 15 trở lên.`,
  externalOther: (detail: string) => `Cơ sở dữ liệu báo lỗi khi kết nối: ${detail}`,
  rolesRefused: (owner: string, roles: string) =>
    `Người dùng "${owner}" của DATABASE_URL không được tạo hoặc sửa vai trò đăng nhập; hãy chạy "ALTER ROLE ${owner} CREATEROLE", hoặc tự tạo ba vai trò ${roles} rồi đặt DATABASE_APP_URL=postgres://${owner}_{role}:mật_khẩu@máy/cơ_sở_dữ_liệu.`,
  roleTooStrong: (role: string) =>
    `Vai trò "${role}" là superuser hoặc được bỏ qua bảo vệ theo dòng (BYPASSRLS); hãy chạy "ALTER ROLE ${role} NOSUPERUSER NOBYPASSRLS".`,
  roleIsOwner: (role: string) =>
    `Vai trò "${role}" trong DATABASE_APP_URL trùng với chủ sở hữu trong DATABASE_URL; hãy dùng ba vai trò riêng.`,

  tenantAmbiguous: (slugs: string[]) => `Có nhiều đơn vị sử dụng; hãy thêm --tenant với một trong: ${slugs.join(', ')}.`,
  tenantUnknown: (slug: string, slugs: string[]) =>
    `Không có đơn vị sử dụng "${slug}"; ${slugs.length ? `hiện có: ${slugs.join(', ')}` : 'hệ thống chưa có đơn vị sử dụng nào'}.`,
  tenantNone: () => 'Hệ thống chưa có đơn vị sử dụng nào; hãy khởi động một lần không có --empty để nạp dữ liệu mẫu, hoặc tạo một đơn vị.',
  samplePassword: () =>
    'KHUEVAN_SAMPLE_PASSWORD quá ngắn hoặc dễ đoán; hãy đặt ít nhất 15 ký tự không dễ đoán, hoặc bỏ trống để hệ thống tự tạo.',
  tenantSlug: (slug: string) =>
    `"${slug}" không dùng làm mã đơn vị sử dụng được; hãy viết từ 2 đến 31 chữ thường không dấu, chữ số hoặc gạch dưới (không hai gạch dưới liền nhau), bắt đầu bằng chữ.`,
  tenantExists: (slug: string) => `Đã có đơn vị sử dụng "${slug}"; hãy chọn mã khác.`,
  optionChoice: (option: string, value: string, choices: readonly string[]) =>
    `${option} không nhận "${value}"; hãy chọn một trong: ${choices.join(', ')}.`,
  outFolder: (folder: string) => `Không có thư mục ${folder}; hãy tạo thư mục đó hoặc chọn nơi khác cho --out.`,
  outUnwritable: (path: string, code: string) =>
    `Không ghi được tệp ${path} (${code}); hãy kiểm tra quyền ghi, chỗ trống hoặc chọn nơi khác cho --out.`,
  optionYear: (value: string) => `"${value}" không phải là năm; hãy viết bốn chữ số, ví dụ 2024.`,
  webToolsMissing: () => 'Chưa có giao diện web và thiếu công cụ để dựng; hãy chạy "npm ci" (không dùng --omit=dev) rồi khởi động lại.',
  webBuildFailed: (detail: string) => `Không dựng được giao diện web: ${detail}`,
  commandUnknown: (name: string) => `Không có lệnh "${name}"; chạy "npm run -s khuevan -- --help" để xem các lệnh.`,
  commandMissing: () => 'Thiếu tên lệnh; chạy "npm run -s khuevan -- --help" để xem các lệnh.',
  optionUnknown: (name: string) => `Không có tuỳ chọn ${name}; thêm --help sau lệnh để xem các tuỳ chọn.`,
  optionMissing: (name: string) => `Thiếu tuỳ chọn bắt buộc ${name}.`,
  optionWithoutValue: (name: string) => `Tuỳ chọn ${name} thiếu giá trị đi kèm.`,
  argumentMissing: (name: string) => `Thiếu ${name}; thêm --help sau lệnh để xem cách dùng.`,
  argumentsExcess: () => 'Thừa đối số; thêm --help sau lệnh để xem cách dùng.',
  commandLine: (detail: string) => `Dòng lệnh chưa đúng: ${detail}`,
  sealKeyMissing: (path: string) =>
    `Không thấy tệp khoá niêm phong ${path} trong khi nhật ký đã được niêm phong; hãy khôi phục tệp khoá từ bản sao, không tạo khoá mới vì dấu niêm cũ sẽ không kiểm được.`,
  anchorNotWritable: (folder: string, code: string) =>
    `Không ghi được vào thư mục neo ${folder} (${code}); hãy cấp quyền ghi hoặc đặt KHUEVAN_ANCHOR vào chỗ khác.`,
  trailShorter: (tenant: string, count: number) =>
    `Nhật ký của đơn vị "${tenant}" thiếu ${count} dòng so với lần neo trước; hãy chạy "npm run -s khuevan -- verify --tenant ${tenant}".`,
  trailBroken: (tenants: readonly string[]) => `Nhật ký không còn nguyên vẹn: ${tenants.join(', ')} (dòng ✗ ở trên).`,
  doctorFound: (count: number) => `Có ${count} mục cần xử lý (các dòng ✗ ở trên).`,
  interrupted: () => 'Đã dừng theo yêu cầu.',
  unexpected: (detail: string) => `Lỗi ngoài dự kiến: ${detail} (đặt KHUEVAN_DEBUG=1 để xem chi tiết).`,
};

/** What the console says along the way. */
export const notices = {
  dataElsewhere: (folder: string, closed: string, user: string) =>
    `Thư mục ${closed} đóng với người dùng "${user}" (chạy PostgreSQL thay cho root), nên dữ liệu được để ở ${folder}; ./data là liên kết tới đó.`,
  databaseDied: () => 'Cơ sở dữ liệu ngừng đột ngột; đang khởi động lại.',
  databaseBack: () => 'Cơ sở dữ liệu đã hoạt động trở lại.',
  migrated: (count: number) => `Đã cập nhật cấu trúc cơ sở dữ liệu (${count} bước).`,
  fillingSample: () => 'Cơ sở dữ liệu trống: đang nạp dữ liệu mẫu (mất vài chục giây; dùng --empty nếu không cần)…',
  sampleFilled: (names: readonly string[]) => `Đã nạp ${names.join(', ')}.`,
  noTenant: () =>
    'Hệ thống chưa có đơn vị sử dụng nào; tạo bằng lệnh: npm run -s khuevan -- tenant create MÃ --name "Tên đơn vị" --admin TÊN_ĐĂNG_NHẬP',
  buildingWeb: () => 'Đang dựng giao diện web (chỉ khi mã nguồn thay đổi)…',
  ready: (url: string) => `Khuê Văn đã sẵn sàng tại ${url}`,
  anyHost: () => 'Chưa đặt KHUEVAN_URL: chỉ dùng trên máy này, dưới tên máy chủ nào cũng trả lời. Đưa ra mạng thì phải đặt.',
  dataAt: (folder: string) => `Dữ liệu ở ${folder}`,
  stopping: () => 'Đang dừng: hoàn tất các yêu cầu đang xử lý…',
  stopped: () => 'Đã dừng.',
};
