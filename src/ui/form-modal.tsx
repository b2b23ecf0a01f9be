import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Drawer, Group, Modal, Stack } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import { type DefaultValues, type FieldValues, FormProvider, type UseFormReturn, useForm } from 'react-hook-form';
import { ErrorPanel } from './error-panel.tsx';
import { useFocusBack } from './focus-back.ts';

interface Props<Values extends FieldValues> {
  onClose: () => void;
  title: string;
  /** A verb: "Khai giảng lớp". */
  submitLabel: string;
  defaultValues: DefaultValues<Values>;
  /** Pass `attempt` to send() as it is: the same key as long as it is the same submit. */
  onSubmit: (values: Values, attempt: { key: string }) => Promise<unknown>;
  /** Fields of ./fields.tsx, or a function of the form when one field depends on another. */
  children: ReactNode | ((form: UseFormReturn<Values>) => ReactNode);
  size?: 'md' | 'lg' | 'xl';
  /** At the right edge, full height: for forms with a list inside. */
  drawer?: boolean;
}

/**
 * A form in a dialog. Mount it when it opens (`{open && <FormModal …/>}`), so that it starts with fresh values.
 * It closes when onSubmit succeeds; a refusal stays beside the fields and nothing typed is lost.
 */
export function FormModal<Values extends FieldValues>(props: Props<Values>) {
  const { onClose, title, submitLabel, defaultValues, onSubmit, children, size = 'md', drawer = false } = props;
  const { t } = useLingui();
  useFocusBack();
  const form = useForm<Values>({ defaultValues, shouldFocusError: true });
  const [error, setError] = useState<unknown>(null);
  const keyFor = useAttemptKey();
  const busy = form.formState.isSubmitting;

  const submit = form.handleSubmit(async (values) => {
    setError(null);
    const attempt = keyFor(values);
    try {
      await onSubmit(values, attempt);
      onClose();
    } catch (refusal) {
      if (isAnswer(refusal)) keyFor.renew();
      setError(refusal);
    }
  });

  const Frame = drawer ? Drawer : Modal;
  return (
    <Frame
      opened
      onClose={busy ? () => {} : onClose}
      title={title}
      size={size}
      closeOnClickOutside={!form.formState.isDirty}
      closeButtonProps={{ 'aria-label': t`Đóng` }}
      {...(drawer ? { position: 'right' as const } : {})}
    >
      <FormProvider {...form}>
        <form onSubmit={submit} noValidate>
          <fieldset disabled={busy} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
            <Stack gap="md">{typeof children === 'function' ? children(form) : children}</Stack>
          </fieldset>
          {error !== null && (
            <div style={{ marginTop: '1rem' }}>
              <ErrorPanel error={error} takeFocus />
            </div>
          )}
          <Group justify="flex-end" mt="lg" gap="xs">
            <Button variant="default" onClick={onClose} disabled={busy}>
              <Trans>Thôi</Trans>
            </Button>
            <Button type="submit" loading={busy}>
              {submitLabel}
            </Button>
          </Group>
        </form>
      </FormProvider>
    </Frame>
  );
}

/** One key per content: the same values sent again carry it again; other values, or an answered refusal, a new one. */
function useAttemptKey() {
  const last = useRef({ content: '', key: '' });
  const keyFor = (values: unknown) => {
    const content = JSON.stringify(values);
    if (content !== last.current.content || last.current.key === '') last.current = { content, key: crypto.randomUUID() };
    return { key: last.current.key };
  };
  return Object.assign(keyFor, { renew: () => (last.current = { content: '', key: '' }) });
}

/** The server decided (4xx); a lost connection or a failing server leaves it unknown. */
function isAnswer(error: unknown): boolean {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 0;
  return typeof status === 'number' && status >= 400 && status < 500;
}
