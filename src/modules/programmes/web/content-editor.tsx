import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, MultiSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { Fold, Section } from '#ui/section.tsx';
import { useEdit } from '#web/edit.ts';
import { periodKinds, type Periods, type VersionContent } from '../content-contract.ts';
import { allOf, sumOf, wholeOf } from '../content-rules.ts';
import { contentOfDraft, draftOf, moved, newModule, newTopic, type DraftModule, type DraftTopic } from './content-draft.ts';
import css from './content.module.css';
import { useAreaChoices } from './place-form.tsx';
import { usePeriodWords } from './words.ts';

type Choice = { value: string; label: string };

interface EditorProps {
  content: VersionContent;
  /** Content of another version to begin with. */
  from?: VersionContent | undefined;
  onClose: () => void;
}

/** All of a version's content being written; nothing is kept before it is recorded as one. */
export function ContentEditor({ content, from = content, onClose }: EditorProps) {
  const { t } = useLingui();
  const edit = useEdit(content.rowVersion);
  const [modules, setModules] = useState<DraftModule[]>(() => (from.modules.length > 0 ? draftOf(from.modules) : [newModule()]));
  const [asking, setAsking] = useState(false);
  // the same content sent again carries the same key
  const [attempt, setAttempt] = useState({ key: '', sent: '' });
  const total = allOf(sumOf(modules.map(wholeOf)));
  const topics = modules.reduce((sum, module) => sum + module.topics.filter(({ title }) => title.trim() !== '').length, 0);
  const save = async () => {
    const body = contentOfDraft(modules);
    const sent = JSON.stringify(body);
    const key = attempt.sent === sent ? attempt.key : crypto.randomUUID();
    setAttempt({ key, sent });
    try {
      await edit('PUT', `/api/programmes/versions/${content.id}/content`, body, { key });
    } catch (refusal) {
      setAttempt({ key: '', sent: '' });
      throw refusal;
    }
    onClose();
  };
  const steps = modules.flatMap((module): Choice[] => [
    { value: module.key, label: module.code || module.name || t`Học phần mới` },
    ...module.topics.filter(({ title }) => title.trim() !== '').map(({ key, title }) => ({ value: key, label: title })),
  ]);
  return (
    <div className={css.apart}>
      {modules.map((module, at) => (
        <ModuleEditor
          key={module.key}
          module={module}
          steps={steps}
          onChange={(next) => setModules(modules.map((one) => (one.key === module.key ? next : one)))}
          onMove={(by) => setModules(moved(modules, at, by))}
          onRemove={() => setModules(modules.filter((one) => one.key !== module.key))}
          isFirst={at === 0}
          isLast={at === modules.length - 1}
        />
      ))}
      <div className={css.bar}>
        <Button variant="default" onClick={() => setModules([...modules, newModule()])}>
          <Trans>Thêm học phần</Trans>
        </Button>
        <span>
          <Plural value={topics} other="# chuyên đề" />, <Plural value={total} other="# tiết" />
        </span>
        <span style={{ flex: 1 }} />
        <Button variant="subtle" onClick={onClose}>
          <Trans>Bỏ bản đang soạn</Trans>
        </Button>
        <Button onClick={() => setAsking(true)}>
          <Trans>Ghi nội dung</Trans>
        </Button>
      </div>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t`Ghi nội dung chương trình`}
        confirmLabel={t`Ghi nội dung`}
        onConfirm={save}
      >
        <p>
          <Trans>
            Ghi <Plural value={modules.length} other="# học phần" />, <Plural value={topics} other="# chuyên đề" />,{' '}
            <Plural value={total} other="# tiết" />. Phần đã bỏ khỏi bản soạn cũng bỏ khỏi chương trình; nhật ký giữ lại tên.
          </Trans>
        </p>
      </ConfirmDialog>
    </div>
  );
}

interface PartProps {
  steps: Choice[];
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  isFirst: boolean;
  isLast: boolean;
}

function ModuleEditor({ module, onChange, ...part }: PartProps & { module: DraftModule; onChange: (next: DraftModule) => void }) {
  const { t } = useLingui();
  const set = (patch: Partial<DraftModule>) => onChange({ ...module, ...patch });
  const title = module.name || t`Học phần mới`;
  const { topics } = module;
  return (
    <Section title={title} card actions={<Acts {...part} name={title} />}>
      <div className={css.line}>
        <TextInput
          className={css.code}
          label={t`Mã học phần`}
          value={module.code}
          maxLength={40}
          onChange={(event) => set({ code: event.currentTarget.value })}
        />
        <TextInput
          className={css.wide}
          label={t`Tên học phần`}
          required
          value={module.name}
          maxLength={300}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
      </div>
      <Fold title={t`Tiết ngoài chuyên đề, thứ tự học`} open={topics.length === 0}>
        <PeriodInputs periods={module} of={title} onChange={set} />
        <After
          label={t`Học sau`}
          steps={part.steps.filter(({ value }) => value !== module.key)}
          after={module.after}
          onChange={(after) => set({ after })}
        />
      </Fold>
      {topics.map((topic, at) => (
        <TopicEditor
          key={topic.key}
          topic={topic}
          onChange={(next) => set({ topics: topics.map((one) => (one.key === topic.key ? next : one)) })}
          steps={part.steps}
          onMove={(by) => set({ topics: moved(topics, at, by) })}
          onRemove={() => set({ topics: topics.filter((one) => one.key !== topic.key) })}
          isFirst={at === 0}
          isLast={at === topics.length - 1}
        />
      ))}
      <Button variant="default" size="xs" mt="sm" onClick={() => set({ topics: [...topics, newTopic()] })}>
        <Trans>Thêm chuyên đề</Trans>
      </Button>
    </Section>
  );
}

function TopicEditor({ topic, onChange, ...part }: PartProps & { topic: DraftTopic; onChange: (next: DraftTopic) => void }) {
  const { t } = useLingui();
  const areas = useAreaChoices();
  const set = (patch: Partial<DraftTopic>) => onChange({ ...topic, ...patch });
  const name = topic.title || t`Chuyên đề mới`;
  return (
    <div className={css.topic} role="group" aria-label={name}>
      <div className={css.line}>
        <TextInput
          className={css.wide}
          label={t`Tên chuyên đề`}
          value={topic.title}
          maxLength={500}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <Acts {...part} name={name} />
      </div>
      <PeriodInputs periods={topic} of={name} onChange={set} />
      <Fold title={t`Mô tả, lĩnh vực, thứ tự học`}>
        <Textarea
          label={t`Mô tả`}
          value={topic.description}
          maxLength={4000}
          autosize
          minRows={2}
          onChange={(event) => set({ description: event.currentTarget.value })}
        />
        <MultiSelect label={t`Lĩnh vực`} data={areas} value={topic.areaIds} onChange={(areaIds) => set({ areaIds })} searchable mt="xs" />
        <After
          label={t`Học sau`}
          steps={part.steps.filter(({ value }) => value !== topic.key)}
          after={topic.after}
          onChange={(after) => set({ after })}
        />
      </Fold>
    </div>
  );
}

function PeriodInputs({ periods, of, onChange }: { periods: Periods; of: string; onChange: (patch: Partial<Periods>) => void }) {
  const words = usePeriodWords();
  return (
    <div className={css.periods}>
      {periodKinds.map((kind) => (
        <NumberInput
          key={kind}
          label={words[kind]}
          aria-label={`${words[kind]} – ${of}`}
          value={periods[kind] === 0 ? '' : periods[kind]}
          placeholder="0"
          min={0}
          max={5000}
          allowDecimal={false}
          hideControls
          onChange={(value) => onChange({ [kind]: value === '' ? 0 : Number(value) })}
        />
      ))}
    </div>
  );
}

function After({
  label,
  steps,
  after,
  onChange,
}: {
  label: string;
  steps: Choice[];
  after: string[];
  onChange: (after: string[]) => void;
}) {
  return <MultiSelect label={label} data={steps} value={after} onChange={onChange} searchable mt="xs" />;
}

function Acts({ name, onMove, onRemove, isFirst, isLast }: Omit<PartProps, 'steps'> & { name: string }) {
  const { t } = useLingui();
  return (
    <div className={css.acts}>
      <Button variant="subtle" size="compact-sm" disabled={isFirst} onClick={() => onMove(-1)} aria-label={t`Đưa lên trước: ${name}`}>
        <Trans>Lên</Trans>
      </Button>
      <Button variant="subtle" size="compact-sm" disabled={isLast} onClick={() => onMove(1)} aria-label={t`Đưa xuống sau: ${name}`}>
        <Trans>Xuống</Trans>
      </Button>
      <Button variant="subtle" size="compact-sm" onClick={onRemove} aria-label={t`Bỏ: ${name}`}>
        <Trans>Bỏ</Trans>
      </Button>
    </div>
  );
}
