import { Badge, Button, Group, Paper, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorState } from '../ui/errors';
import { useI18n } from '../ui/i18n/I18n';
import { Section } from '../ui/Section';
import { totpQuery } from './queries';
import { SetUpSecondStep } from './SetUpSecondStep';
import { SwitchOffSecondStep } from './SwitchOffSecondStep';

/** Whether signing in takes a code too, and the way to change that. */
export function SecondStep() {
  const { t } = useI18n();
  const totp = useQuery(totpQuery);
  const [dialog, setDialog] = useState<'on' | 'off'>();
  const close = () => setDialog(undefined);
  return (
    <Section title={t('second.title')} text={t('second.text')}>
      {totp.isPending && <Skeleton height={72} radius="lg" />}
      {totp.isError && <ErrorState error={totp.error} retry={() => void totp.refetch()} />}
      {totp.data && (
        <Paper withBorder px="md" py="sm" bg="var(--invi-surface)">
          <Group justify="space-between" gap="sm">
            <div style={{ flex: '1 1 220px' }}>
              <Text size="sm" fw={550}>
                {t(totp.data.enabled ? 'second.isOn' : 'second.isOff')}
              </Text>
              {totp.data.enabled && <RecoveryLeft count={totp.data.recoveryCodesLeft} />}
            </div>
            {totp.data.enabled ? (
              <Button variant="default" onClick={() => setDialog('off')}>
                {t('second.off')}
              </Button>
            ) : (
              <Button onClick={() => setDialog('on')}>{t('second.begin')}</Button>
            )}
          </Group>
        </Paper>
      )}
      {dialog === 'on' && <SetUpSecondStep onClose={close} />}
      {dialog === 'off' && <SwitchOffSecondStep onClose={close} />}
    </Section>
  );
}

/** Fewer than this, and one lost telephone locks somebody out. */
const FEW = 3;

function RecoveryLeft({ count }: { count: number }) {
  const { t } = useI18n();
  return (
    <Group gap="xs" mt={4}>
      <Badge variant="light" color={count < FEW ? 'amber' : 'gray'} tt="none" fw={500}>
        {t('second.left', { count })}
      </Badge>
      {count < FEW && (
        <Text size="xs" c="dimmed">
          {t('second.renewText')}
        </Text>
      )}
    </Group>
  );
}
