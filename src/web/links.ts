import { apiUrl, type Query } from './api.ts';

/** Every address inside the product, as a function. The page URLs are Vietnamese, the query names those of the API. */
export const homePath = () => '/';
export const planListPath = (query?: Query) => apiUrl('/ke-hoach', query);
export const planPath = (id: string, query?: Query) => apiUrl(`/ke-hoach/${id}`, query);
export const planImportPath = (query?: Query) => apiUrl('/nhap-tep/plan', query);
export const needsPath = (query?: Query) => apiUrl('/nhu-cau', query);
export const classListPath = (query?: Query) => apiUrl('/lop', query);
export const declaredListPath = (query?: Query) => apiUrl('/lop/ke-khai', query);
export const outsideListPath = (query?: Query) => apiUrl('/lop/cu-di-hoc', query);
export const classPath = (id: string, query?: Query) => apiUrl(`/lop/${id}`, query);
export const personListPath = (query?: Query) => apiUrl('/nguoi', query);
export const personPath = (id: string, query?: Query) => apiUrl(`/nguoi/${id}`, query);
export const payeeListPath = (query?: Query) => apiUrl('/tai-khoan-nhan-tien', query);
export const certificateListPath = (query?: Query) => apiUrl('/chung-chi', query);
export const documentListPath = (query?: Query) => apiUrl('/van-ban', query);
export const documentPath = (id: string, query?: Query) => apiUrl(`/van-ban/${id}`, query);
export const unitTreePath = (query?: Query) => apiUrl('/don-vi', query);
export const unitPath = (id: string | number, query?: Query) => apiUrl(`/don-vi/${id}`, query);
export const annualReviewPath = (query?: Query) => apiUrl('/tong-ket', query);
export const annualDetailPath = (query?: Query) => apiUrl('/tong-ket/chi-tiet', query);
export const programmeListPath = (query?: Query) => apiUrl('/chuong-trinh', query);
export const trailPath = (query?: Query) => apiUrl('/kiem-tra', query);
export const exportsPath = (query?: Query) => apiUrl('/kiem-tra/xuat-tep', query);
export const accountListPath = (query?: Query) => apiUrl('/tai-khoan', query);
export const importListPath = (query?: Query) => apiUrl('/nhap-tep', query);
export const importStartPath = (form: string, query?: Query) => apiUrl(`/nhap-tep/${form}`, query);
export const importRunPath = (form: string, id: string) => `/nhap-tep/${form}/${id}`;
/** The rows of a run that match, brought into view. */
export const importRowsPath = (form: string, id: string, query: Query) => `${apiUrl(importRunPath(form, id), query)}#tung-dong`;
export const scopePath = (query?: Query) => apiUrl('/ai-thay-gi', query);
export const ownPath = () => '/ho-so-cua-toi';
export const delegationPath = (query?: Query) => apiUrl('/phan-cap', query);
export const approvalListPath = (query?: Query) => apiUrl('/phe-duyet', query);
export const approvalPath = (id: string) => `/phe-duyet/${id}`;
export const guidePath = () => '/huong-dan';
export const ownSignInsPath = () => '/phien-dang-nhap';
export const signInPath = (next?: string) => apiUrl('/dang-nhap', { next });
