import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { Fold } from './section.tsx';

interface Props {
  /** What the text is for. */
  title: string;
  label: string;
  description: string;
  text: string;
  /** Unfolded from the start. */
  open?: boolean;
}

/** Plain text for a message. Without a clipboard (plain http) it is selected, so that Ctrl+C takes it. */
export function CopyText({ title, label, description, text, open = false }: Props) {
  const { t } = useLingui();
  const area = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState('');
  const copy = async () => {
    area.current?.select();
    try {
      await navigator.clipboard.writeText(text);
      setSaid(t`Đã sao chép. Dán vào Zalo để gửi.`);
    } catch {
      setSaid(t`Đã chọn sẵn toàn bộ: bấm Ctrl+C (điện thoại: giữ rồi chọn Sao chép).`);
    }
  };
  return (
    <Fold title={title} open={open}>
      <Stack gap="sm">
        <Textarea ref={area} label={label} description={description} value={text} readOnly autosize minRows={3} maxRows={14} />
        <Group gap="sm">
          <Button variant="default" onClick={copy}>
            <Trans>Sao chép</Trans>
          </Button>
          <span role="status">{said}</span>
        </Group>
      </Stack>
    </Fold>
  );
}
