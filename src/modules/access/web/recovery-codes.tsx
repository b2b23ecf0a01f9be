import { Trans, useLingui } from '@lingui/react/macro';
import { Button, CopyButton, Group, Text } from '@mantine/core';
import classes from './enrol.module.css';

/** Ten codes, seen here and nowhere else. */
export function RecoveryCodeList({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const { t } = useLingui();
  const text = codes.join('\n');
  return (
    <>
      <Text>
        <Trans>Mỗi mã dùng được một lần khi mất điện thoại. In ra hoặc chép vào nơi chỉ bạn mở được; chúng không hiện lại.</Trans>
      </Text>
      <ol className={classes.codes} aria-label={t`Mã khôi phục`}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={() => print()}>
          <Trans>In</Trans>
        </Button>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t`Đã chép` : t`Chép các mã`}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onKept}>
          <Trans>Đã cất, tiếp tục</Trans>
        </Button>
      </Group>
    </>
  );
}
