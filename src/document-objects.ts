import { sql, type RawBuilder } from 'kysely';
import { unitNameOn } from '#modules/organisations';
import type { ObjectSource, ObjectType, Relation } from '#modules/documents';
import type { Capability } from '#platform/actor.ts';
import type { Text } from '#platform/refusal.ts';

// What the register of documents, a low module, is told about objects of the modules above it. Row-level security decides which of them a reader sees.
/** A phrase of the catalogue with what the row holds, put into words where it is shown. */
const saying = (code: string, params: Record<string, RawBuilder<unknown>>) =>
  sql`jsonb_build_object('say', ${sql.lit(code)}, 'params', jsonb_build_object(${sql.join(Object.entries(params).flatMap(([key, value]) => [sql.lit(key), value]))}))`;
const planVersion = saying('object.plan_version', { name: sql`p.title`, no: sql`v.no` });
const declared = saying('object.declared', { name: sql`kind`, month: sql`to_char(month, 'MM/YYYY')` });
const periodLock = saying('object.period_lock', { year: sql`year` });
const matrix = saying('object.delegation_version', { date: sql`valid_from` });
const condition = saying('object.eligibility_rule_version', { name: sql`r.code || ' – ' || r.name`, date: sql`v.valid_from` });
const duty = saying('object.coordination_duty', { name: unitNameOn(sql.ref('owes_id'), sql<string>`valid_from`), duty: sql`duty` });
const request = saying('object.request', { name: sql`r.title`, date: sql`r.submitted_on` });
const absence = saying('object.absence', { name: sql`absent_name || ' → ' || deputy_name`, date: sql`from_on` });
const deadline = saying('object.deadline', { date: sql`valid_from` });
const summons = saying('object.summons', { name: sql`t.code || ' – ' || t.name`, date: sql`c.issued_on` });
const openingDecision = saying('object.opening_decision', { name: sql`t.code || ' – ' || t.name`, date: sql`c.issued_on` });
/** A series by what the document is to it: one line for all the people or units it speaks of, none of them named. */
const ofSeries = (code: string, date = sql<string | null>`null`) => saying(code, { name: sql`s.code || ' – ' || s.name`, date });
const dayOff = saying('object.day_off', { name: sql`name`, date: sql`on_day` });
const named = sql`f.code || ' – ' || f.name`;

/** Each gives id and label of its objects. */
const objects: Partial<Record<ObjectType, RawBuilder<unknown>>> = {
  person: sql`select id::text, full_name as label from person`,
  programme_family: sql`select id::text, code || ' – ' || name as label from programme_family`,
  programme_version: sql`select id::text, code || ' – ' || name as label from programme_version`,
  plan: sql`select id::text, title as label from plan`,
  plan_version: sql`select v.id::text, ${planVersion} as label from plan_version v join plan p on p.id = v.plan_id`,
  plan_line: sql`select l.id::text, ${named} || ', ' || p.title as label from plan_line l join plan p on p.id = l.plan_id join programme_family f on f.id = l.family_id`,
  slot: sql`select s.id::text, ${saying('object.slot', { name: named, year: sql`s.plan_year` })} as label from slot s join programme_family f on f.id = s.family_id`,
  target: sql`select id::text, label from target`,
  training_class: sql`select id::text, code || ' – ' || name as label from training_class`,
  ledger_event: sql`select e.id::text, case when c.id is null then ${saying('object.event', { date: sql`e.effective_date` })} else ${saying('object.class_event', { name: sql`c.code`, date: sql`e.effective_date` })} end as label from ledger_event e left join training_class c on c.id = e.class_id`,
  admission_series: sql`select id::text, code || ' – ' || name as label from admission_series`,
  declared_class: sql`select id::text, ${declared} as label from declared_class`,
  period_lock: sql`select id::text, ${periodLock} as label from period_lock`,
  stated_figure: sql`select id, label from stated_figure`,
  eligibility_rule_version: sql`select v.id::text, ${condition} as label from eligibility_rule_version v join eligibility_rule r on r.id = v.rule_id`,
  delegation_version: sql`select id::text, ${matrix} as label from delegation_version`,
  coordination_duty: sql`select id::text, ${duty} as label from coordination_duty`,
  approval_request: sql`select r.id::text, ${request} as label from approval_request r`,
  approval_directed: sql`select id::text, title as label from approval_directed`,
  approval_absence: sql`select id::text, ${absence} as label from approval_absence`,
  approval_rule: sql`select id::text, ${deadline} as label from approval_rule`,
  day_off: sql`select id::text, ${dayOff} as label from day_off`,
};

/** Where a table of its own names a document: the object to open, not the row that says so. */
const uses: {
  objectType: ObjectType;
  relation: Relation;
  /** Where the accounts of some roles have no part in its tables. */
  needs?: Capability;
  rows: (documentId: string) => RawBuilder<{ id: string; label: Text }>;
}[] = [
  {
    objectType: 'programme_family',
    relation: 'legal_basis',
    rows: (id) =>
      sql`select family_id::text as id, code || ' – ' || name as label from programme_version where document_id = ${id} order by valid_from`,
  },
  {
    objectType: 'programme_family',
    relation: 'awaited',
    rows: (id) =>
      sql`select f.id::text, ${named} as label from content_update u join programme_family f on f.id = u.family_id
        where u.document_id = ${id} and u.done_version_id is null order by f.code`,
  },
  {
    objectType: 'plan',
    relation: 'legal_basis',
    rows: (id) =>
      sql`select p.id::text, ${planVersion} as label from plan_version v join plan p on p.id = v.plan_id where v.document_id = ${id} order by p.year_from, v.no`,
  },
  {
    objectType: 'plan',
    relation: 'awaited',
    rows: (
      id,
    ) => sql`select distinct p.id::text, p.title || ': ' || ${named} as label from plan_line_version v join plan_line l on l.id = v.line_id join plan p on p.id = l.plan_id
      join programme_family f on f.id = l.family_id where v.waits_for_document_id = ${id}`,
  },
  {
    objectType: 'training_class',
    relation: 'legal_basis',
    rows: (
      id,
    ) => sql`select c.id::text, ${saying('object.class_event', { name: sql`c.code || ' – ' || c.name`, date: sql`e.effective_date` })} as label from ledger_event e join training_class c on c.id = e.class_id
      where e.document_id = ${id} or e.id in (select event_id from ledger_event_document where document_id = ${id}) order by e.effective_date, e.seq`,
  },
  {
    objectType: 'training_class',
    relation: 'result',
    needs: 'nominations.read',
    rows: (id) =>
      sql`select t.id::text, case c.kind when 'summons' then ${summons} else ${openingDecision} end as label from convocation c
        join training_class t on t.id = c.class_id where c.document_id = ${id} order by c.issued_on, c.id`,
  },
  {
    objectType: 'admission_series',
    relation: 'result',
    needs: 'nominations.read',
    rows: (id) =>
      sql`select s.id::text, ${ofSeries('object.call', sql`c.issued_on`)} as label from admission_call c join admission_series s on s.id = c.series_id where c.document_id = ${id}
        union all select s.id::text, ${ofSeries('object.board_minutes', sql`b.met_on`)} from admission_board b join admission_series s on s.id = b.series_id where b.minutes_id = ${id}`,
  },
  {
    objectType: 'admission_series',
    relation: 'legal_basis',
    needs: 'nominations.read',
    rows: (id) =>
      sql`select s.id::text, ${ofSeries('object.seats')} as label from admission_series s where exists (select from seat_movement m where m.series_id = s.id and m.document_id = ${id})
        union all select s.id::text, ${ofSeries('object.special_case')} from admission_series s
          where exists (select from rule_override o join nomination n on n.id = o.nomination_id where n.series_id = s.id and o.document_id = ${id})
        union all select s.id::text, ${ofSeries('object.admission_decision')} from admission_series s
          where exists (select from nomination_event e join nomination n on n.id = e.nomination_id where n.series_id = s.id and e.document_id = ${id}
            and e.act in ('accepted', 'refused', 'reopened', 'class_given'))
        union all select s.id::text, ${ofSeries('object.nomination')} from admission_series s where exists (select from nomination n where n.series_id = s.id and n.document_id = ${id})
        union all select s.id::text, ${ofSeries('object.nominee_paper')} from admission_series s
          where exists (select from nomination_paper p join nomination n on n.id = p.nomination_id where n.series_id = s.id and p.document_id = ${id})`,
  },
  {
    objectType: 'declared_class',
    relation: 'legal_basis',
    rows: (id) => sql`select id::text, ${declared} as label from declared_class where document_id = ${id} order by month`,
  },
  {
    objectType: 'period_lock',
    relation: 'result',
    rows: (id) => sql`select id::text, ${periodLock} as label from period_lock where document_id = ${id} order by year`,
  },
  {
    objectType: 'stated_figure',
    relation: 'mention',
    rows: (id) => sql`select id, label from stated_figure where document_id = ${id} order by id`,
  },
  {
    objectType: 'eligibility_rule_version',
    relation: 'legal_basis',
    rows: (id) =>
      sql`select v.id::text, ${condition} as label from eligibility_rule_version v join eligibility_rule r on r.id = v.rule_id
        where v.document_id = ${id} or v.overlay_id = ${id} order by r.code, v.valid_from, v.id`,
  },
  {
    objectType: 'delegation_version',
    relation: 'legal_basis',
    rows: (id) => sql`select id::text, ${matrix} as label from delegation_version where document_id = ${id} order by valid_from, id`,
  },
  {
    objectType: 'coordination_duty',
    relation: 'legal_basis',
    rows: (id) => sql`select id::text, ${duty} as label from coordination_duty where document_id = ${id} order by valid_from, id`,
  },
  {
    objectType: 'approval_request',
    relation: 'legal_basis',
    rows: (id) =>
      sql`select r.id::text, ${request} as label from approval_request r where r.document_id = ${id}
        or exists (select 1 from approval_step s where s.request_id = r.id and s.document_id = ${id} and s.side = 'submits') order by r.submitted_on, r.id`,
  },
  {
    objectType: 'approval_request',
    relation: 'result',
    rows: (id) =>
      sql`select r.id::text, ${request} as label from approval_request r where r.answer_document_id = ${id}
        or exists (select 1 from approval_step s where s.request_id = r.id and s.document_id = ${id} and s.side = 'decides') order by r.submitted_on, r.id`,
  },
  {
    objectType: 'approval_directed',
    relation: 'legal_basis',
    rows: (id) => sql`select id::text, title as label from approval_directed where document_id = ${id} order by happened_on, id`,
  },
  {
    objectType: 'approval_absence',
    relation: 'legal_basis',
    rows: (id) => sql`select id::text, ${absence} as label from approval_absence where document_id = ${id} order by from_on, id`,
  },
  {
    objectType: 'approval_rule',
    relation: 'legal_basis',
    rows: (id) => sql`select id::text, ${deadline} as label from approval_rule where document_id = ${id} order by valid_from, id`,
  },
  {
    objectType: 'day_off',
    relation: 'legal_basis',
    rows: (id) => sql`select id::text, ${dayOff} as label from day_off where document_id = ${id} order by on_day, id`,
  },
];

export const documentObjects: ObjectSource = {
  types: Object.keys(objects) as ObjectType[],
  async labels(db, type, ids) {
    const { rows } = await sql<{
      id: string;
      label: Text;
    }>`select * from (${objects[type]!}) o where o.id = any (${[...ids]}::text[])`.execute(db);
    return new Map(rows.map((row) => [row.id, row.label]));
  },
  async uses(db, documentId, { capabilities }) {
    const found = [];
    for (const { objectType, relation, needs, rows } of uses) {
      if (needs && !capabilities.has(needs)) continue;
      for (const { id, label } of (await rows(documentId).execute(db)).rows) found.push({ objectType, objectId: id, relation, label });
    }
    return found;
  },
};
