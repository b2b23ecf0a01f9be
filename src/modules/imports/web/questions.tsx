import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Radio, Stack } from '@mantine/core';
import { formatNumber } from '#ui/format.ts';
import { Section } from '#ui/section.tsx';
import { Num } from '#ui/values.tsx';
import type { Run, RunReport } from '../contract.ts';
import { useDraft } from './draft.ts';
import classes from './imports.module.css';
import { rowNames } from './row-names.ts';

/** What only the officer knows about the file as a whole. */
export function Questions({ run: { report } }: { run: Run }) {
  const { t } = useLingui();
  const { open, choices } = useDraft();
  const accepted = Object.keys(choices.names).filter((typed) => report.suggestions.every((one) => one.typed !== typed));
  if (!open || report.questions.length + report.suggestions.length + accepted.length === 0) return null;
  const waiting = report.suggestions.length > 0 || report.questions.some(({ answer }) => answer === null);
  return (
    <Section
      title={waiting ? t`Cần bạn trả lời` : t`Câu trả lời của bạn`}
      note={waiting && t`Trả lời các mục bạn chắc, rồi kiểm tra lại một lần.`}
    >
      <div className={classes.parts}>
        {report.questions.map((question) => (
          <OneQuestion key={question.key} question={question} />
        ))}
        {report.suggestions.length + accepted.length > 0 && <NearNames suggestions={report.suggestions} accepted={accepted} />}
      </div>
    </Section>
  );
}

function OneQuestion({ question: { key, text, options, rows, answer } }: { question: RunReport['questions'][number] }) {
  const { choices, change } = useDraft();
  const names = rowNames(rows);
  return (
    <div className={classes.question}>
      <Radio.Group
        label={text}
        description={names && <Trans>Dòng {names}</Trans>}
        value={choices.answers[key] ?? answer ?? ''}
        onChange={(chosen) => change({ answers: { ...choices.answers, [key]: chosen } })}
      >
        <Stack gap="xs" mt={6}>
          {options.map((option) => (
            <Radio key={option.key} value={option.key} label={option.label} />
          ))}
        </Stack>
      </Radio.Group>
    </div>
  );
}

/** Names the register nearly knows: one answer holds for every row that carries the name. */
function NearNames({ suggestions, accepted }: { suggestions: RunReport['suggestions']; accepted: string[] }) {
  const { t } = useLingui();
  const { choices, change } = useDraft();
  const accept = (names: Record<string, string>) => change({ names: { ...choices.names, ...names } });
  const takeBack = (typed: string) =>
    change({ names: Object.fromEntries(Object.entries(choices.names).filter(([name]) => name !== typed)) });
  const waiting = suggestions.filter(({ typed }) => !(typed in choices.names));
  const allWaiting = formatNumber(waiting.length);
  return (
    <div className={classes.question} role="group" aria-label={t`Tên gần đúng`}>
      <div className={classes.buttons} style={{ justifyContent: 'space-between', marginBottom: '0.625rem' }}>
        <strong>
          <Trans>Tên không có trong danh mục. Có phải là tên bên cạnh?</Trans>
        </strong>
        {waiting.length > 1 && (
          <Button variant="default" onClick={() => accept(Object.fromEntries(waiting.map((one) => [one.typed, one.suggestion])))}>
            <Trans>Đúng cả {allWaiting} tên</Trans>
          </Button>
        )}
      </div>
      <ul className={classes.plain}>
        {suggestions.map((one) => (
          <li key={one.typed}>
            <NearName
              {...one}
              accepted={one.typed in choices.names}
              onAccept={() => accept({ [one.typed]: one.suggestion })}
              onBack={() => takeBack(one.typed)}
            />
          </li>
        ))}
        {accepted.map((typed) => (
          <li key={typed}>
            <NearName typed={typed} suggestion={choices.names[typed]!} accepted onAccept={() => {}} onBack={() => takeBack(typed)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface NearNameProps {
  typed: string;
  suggestion: string;
  count?: number;
  firstRows?: { sheet: string; row: number }[];
  accepted: boolean;
  onAccept: () => void;
  onBack: () => void;
}

function NearName({ typed, suggestion, count = 0, firstRows = [], accepted, onAccept, onBack }: NearNameProps) {
  const { t } = useLingui();
  const names = rowNames(firstRows);
  const more = count > firstRows.length;
  return (
    <div className={classes.near}>
      <span>
        <Trans>
          “{typed}” có phải là <strong>“{suggestion}”</strong>?
        </Trans>
        {count > 0 && (
          <span className={classes.sub}>
            <Trans>
              <Num value={count} /> dòng: {names}
            </Trans>
            {more && '…'}
          </span>
        )}
      </span>
      {accepted ? (
        <Button variant="subtle" onClick={onBack} aria-label={t`Bỏ câu trả lời: “${typed}” là “${suggestion}”`}>
          <Trans>Bỏ câu trả lời</Trans>
        </Button>
      ) : (
        <Button variant="default" onClick={onAccept} aria-label={t`Đúng, hiểu như vậy: “${typed}” là “${suggestion}”`}>
          <Trans>Đúng, hiểu như vậy</Trans>
        </Button>
      )}
    </div>
  );
}
