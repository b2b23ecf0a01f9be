import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { accountListSearch, scopeSearch } from '../modules/access/web/search.ts';
import { seriesListSearch, seriesSearch } from '../modules/admissions/web/search.ts';
import { exportsSearch, trailSearch } from '../modules/audit/web/search.ts';
import { SignInPage } from '../modules/access/web/sign-in.tsx';
import { callListSearch, callSearch } from '../modules/admissions/web/call-search.ts';
import { openingSearch } from '../modules/admissions/web/opening-search.ts';
import { approvalListSearch } from '../modules/approvals/web/search.ts';
import { classListSearch, classSearch, declaredSearch, outsideSearch } from '../modules/classes/web/search.ts';
import { delegationSearch } from '../modules/delegation/web/search.ts';
import { catalogueSearch, trialSearch } from '../modules/eligibility/web/search.ts';
import { documentListSearch } from '../modules/documents/web/search.ts';
import { importListSearch, importRunSearch, importStartSearch } from '../modules/imports/web/search.ts';
import { unitTreeSearch } from '../modules/organisations/web/search.ts';
import { certificateListSearch, duplicateListSearch, payeeListSearch, personListSearch } from '../modules/people/web/search.ts';
import { needSearch, planListSearch, planSearch } from '../modules/plans/web/search.ts';
import { programmeListSearch, programmeSearch } from '../modules/programmes/web/search.ts';
import { sameContentSearch } from '../modules/programmes/web/overlap-search.ts';
import { HomePage } from '../modules/reports/web/home.tsx';
import { annualDetailSearch, annualReviewSearch, homeSearch } from '../modules/reports/web/search.ts';
import { Layout } from './layout.tsx';
import { NotFound } from './not-found.tsx';
import { PageError } from './page-error.tsx';
import { pageSearch, text } from './search.ts';
import { withTexts } from './texts.ts';

/** A page is fetched when it is first opened; those where everybody begins come with the shell. The plain type keeps pages and route types from needing each other. */
const page = (load: () => Promise<ComponentType>) =>
  lazyRouteComponent(() => withTexts(load).then((component) => ({ default: component })));

const root = createRootRoute({ component: Layout, notFoundComponent: NotFound, errorComponent: PageError });
const getParentRoute = () => root;

const routes = [
  createRoute({
    getParentRoute,
    path: '/',
    validateSearch: homeSearch,
    component: HomePage,
  }),
  createRoute({
    getParentRoute,
    path: '/ke-hoach',
    validateSearch: planListSearch,
    component: page(() => import('../modules/plans/web/plan-list.tsx').then((m) => m.PlanListPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/ke-hoach/nhap',
    validateSearch: importStartSearch,
    beforeLoad: ({ search }) => {
      throw redirect({ to: '/nhap-tep/$form', params: { form: 'plan' }, search, replace: true });
    },
  }),
  createRoute({
    getParentRoute,
    path: '/ke-hoach/$planId',
    validateSearch: planSearch,
    component: page(() => import('../modules/plans/web/plan.tsx').then((m) => m.PlanPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/nhu-cau',
    validateSearch: needSearch,
    component: page(() => import('../modules/plans/web/needs.tsx').then((m) => m.NeedsPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/lop',
    validateSearch: classListSearch,
    component: page(() => import('../modules/classes/web/class-list.tsx').then((m) => m.ClassListPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/lop/ke-khai',
    validateSearch: declaredSearch,
    component: page(() => import('../modules/classes/web/declared-list.tsx').then((m) => m.DeclaredListPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/lop/cu-di-hoc',
    validateSearch: outsideSearch,
    component: page(() => import('../modules/classes/web/outside-list.tsx').then((m) => m.OutsideListPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/lop/sap-mo',
    validateSearch: openingSearch,
    component: page(() => import('../modules/admissions/web/opening-list.tsx').then((m) => m.OpeningListPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/lop/sap-mo/$classId',
    component: page(() => import('../modules/admissions/web/opening.tsx').then((m) => m.OpeningPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/lop/$classId',
    validateSearch: classSearch,
    component: page(() => import('../modules/classes/web/class.tsx').then((m) => m.ClassPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/chieu-sinh',
    validateSearch: callListSearch,
    component: page(() => import('../modules/admissions/web/call-list.tsx').then((m) => m.CallListPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/chieu-sinh/$callId',
    validateSearch: callSearch,
    component: page(() => import('../modules/admissions/web/call-page.tsx').then((m) => m.CallPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/tuyen-sinh',
    validateSearch: seriesListSearch,
    component: page(() => import('../modules/admissions/web/series-list.tsx').then((m) => m.SeriesListPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/tuyen-sinh/ho-so/$nominationId',
    component: page(() => import('../modules/admissions/web/screening-file.tsx').then((m) => m.NominationPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/tuyen-sinh/$seriesId',
    validateSearch: seriesSearch,
    component: page(() => import('../modules/admissions/web/series-page.tsx').then((m) => m.SeriesPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/nguoi',
    validateSearch: personListSearch,
    component: page(() => import('../modules/people/web/person-list.tsx').then((m) => m.PersonListPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/nguoi/co-the-trung',
    validateSearch: duplicateListSearch,
    component: page(() => import('../modules/people/web/duplicate-list.tsx').then((m) => m.DuplicateListPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/nguoi/co-the-trung/$personId/$otherId',
    component: page(() => import('../modules/people/web/duplicate-pair.tsx').then((m) => m.DuplicatePairPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/nguoi/$personId',
    component: page(() => import('../modules/people/web/person.tsx').then((m) => m.PersonPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/tai-khoan-nhan-tien',
    validateSearch: payeeListSearch,
    component: page(() => import('../modules/people/web/payee-list.tsx').then((m) => m.PayeeListPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/chung-chi',
    validateSearch: certificateListSearch,
    component: page(() => import('../modules/people/web/certificate-list.tsx').then((m) => m.CertificateListPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/van-ban',
    validateSearch: documentListSearch,
    component: page(() => import('../modules/documents/web/document-list.tsx').then((m) => m.DocumentListPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/van-ban/$documentId',
    component: page(() => import('../modules/documents/web/document.tsx').then((m) => m.DocumentPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/don-vi',
    validateSearch: unitTreeSearch,
    component: page(() => import('../modules/organisations/web/unit-tree.tsx').then((m) => m.UnitTreePage)),
  }),
  createRoute({
    getParentRoute,
    path: '/don-vi/$unitId',
    component: page(() => import('../modules/organisations/web/unit.tsx').then((m) => m.UnitPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/nhap-tep',
    validateSearch: importListSearch,
    component: page(() => import('../modules/imports/web/import-list.tsx').then((m) => m.ImportListPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/nhap-tep/$form',
    validateSearch: importStartSearch,
    component: page(() => import('../modules/imports/web/import-start.tsx').then((m) => m.ImportStartPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/nhap-tep/$form/$id',
    validateSearch: importRunSearch,
    component: page(() => import('../modules/imports/web/import-run.tsx').then((m) => m.ImportRunPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/huong-dan',
    component: page(() => import('../modules/reports/web/guide.tsx').then((m) => m.GuidePage)),
  }),
  createRoute({
    getParentRoute,
    path: '/tong-ket',
    validateSearch: annualReviewSearch,
    component: page(() => import('../modules/reports/web/annual-review.tsx').then((m) => m.AnnualReviewPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/tong-ket/chi-tiet',
    validateSearch: annualDetailSearch,
    component: page(() => import('../modules/reports/web/annual-detail.tsx').then((m) => m.AnnualDetailPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/chuong-trinh',
    validateSearch: programmeListSearch,
    component: page(() => import('../modules/programmes/web/programme-list.tsx').then((m) => m.ProgrammeListPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/chuong-trinh/$programmeId',
    validateSearch: programmeSearch,
    component: page(() => import('../modules/programmes/web/programme.tsx').then((m) => m.ProgrammePage)),
  }),
  createRoute({
    getParentRoute,
    path: '/chuong-trinh/trung-noi-dung',
    validateSearch: sameContentSearch,
    component: page(() => import('../modules/programmes/web/overlap-page.tsx').then((m) => m.OverlapPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/dieu-kien',
    validateSearch: catalogueSearch,
    component: page(() => import('../modules/eligibility/web/catalogue-page.tsx').then((m) => m.CataloguePage)),
  }),
  createRoute({
    getParentRoute,
    path: '/dieu-kien/$ruleId',
    component: page(() => import('../modules/eligibility/web/rule-page.tsx').then((m) => m.RulePage)),
  }),
  createRoute({
    getParentRoute,
    path: '/dieu-kien/$ruleId/thu',
    validateSearch: trialSearch,
    component: page(() => import('../modules/eligibility/web/trial-page.tsx').then((m) => m.TrialPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/phan-cap',
    validateSearch: delegationSearch,
    component: page(() => import('../modules/delegation/web/delegation-page.tsx').then((m) => m.DelegationPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/phe-duyet',
    validateSearch: approvalListSearch,
    component: page(() => import('../modules/approvals/web/approval-list.tsx').then((m) => m.ApprovalListPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/phe-duyet/$requestId',
    component: page(() => import('../modules/approvals/web/approval.tsx').then((m) => m.ApprovalPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/tai-khoan',
    validateSearch: accountListSearch,
    component: page(() => import('../modules/access/web/account-list.tsx').then((m) => m.AccountListPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/ai-thay-gi',
    validateSearch: scopeSearch,
    component: page(() => import('../modules/access/web/scope.tsx').then((m) => m.ScopePage)),
  }),
  createRoute({
    getParentRoute,
    path: '/ho-so-cua-toi',
    component: page(() => import('../modules/classes/web/own.tsx').then((m) => m.OwnPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/phien-dang-nhap',
    component: page(() => import('../modules/access/web/own-sign-ins.tsx').then((m) => m.OwnSignInsPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/kiem-tra',
    validateSearch: trailSearch,
    component: page(() => import('../modules/audit/web/trail.tsx').then((m) => m.TrailPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/kiem-tra/xuat-tep',
    validateSearch: exportsSearch,
    component: page(() => import('../modules/audit/web/exports-register.tsx').then((m) => m.ExportsRegisterPage)),
  }),
  createRoute({
    getParentRoute,
    path: '/dang-nhap',
    validateSearch: pageSearch({ next: text, step: text, refused: text }),
    component: SignInPage,
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: 'intent',
  scrollRestoration: true,
  // Plain text in the URL (?year=2020&q=an); the route's schema turns it into numbers where it must.
  parseSearch: (text) => Object.fromEntries([...new URLSearchParams(text)].filter(([, value]) => value !== '')),
  stringifySearch: (search) => {
    const entries = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '');
    const text = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
    return text === '' ? '' : `?${text}`;
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
