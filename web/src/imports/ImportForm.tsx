import {
  Alert,
  Button,
  Group,
  Paper,
  Progress,
  SimpleGrid,
  Stack,
  Switch,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMe } from '../api/session';
import { errorWords } from '../ui/errors';
import { showFieldErrors } from '../ui/fieldErrors';
import { useI18n } from '../ui/i18n/I18n';
import { DropArea } from './DropArea';
import { PolicyChoice } from './PolicyChoice';
import { useStartImport, type NewImport } from './queries';

type Draft = Omit<NewImport, 'file' | 'dryRun'> & { file: File | null };

/** Which mailbox, whose it is, and who in it becomes a person here. */
export function ImportForm({ onStarted }: { onStarted(id: string): void }) {
  const { t, format } = useI18n();
  const { user, tenant } = useMe();
  const { start, sent } = useStartImport();
  const form = useForm<Draft>({
    initialValues: {
      file: null,
      owner: user.email,
      aliases: [],
      contactPolicy: tenant.contactPolicy,
      includeOwnDomain: tenant.includeOwnDomain,
    },
    validate: { file: (file) => (file ? null : t('import.needsFile')) },
  });
  const submit = form.onSubmit(({ file, ...rest }, event) => {
    if (!file) return;
    const dryRun = (event?.nativeEvent as SubmitEvent | undefined)?.submitter?.getAttribute('value') === 'try';
    start.mutate(
      { file, ...rest, dryRun },
      {
        onSuccess: ({ id }) => {
          // What was only tried is most likely wanted next.
          if (!dryRun) form.setFieldValue('file', null);
          onStarted(id);
        },
        onError: (error) => showFieldErrors(form, error),
      },
    );
  });
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {start.error && (
          <Alert color="red" role="alert">
            {errorWords(start.error, t)}
          </Alert>
        )}
        <DropArea file={form.values.file} onFile={(file) => form.setFieldValue('file', file)} />
        {form.errors['file'] && (
          <Text size="sm" c="red" role="alert">
            {form.errors['file']}
          </Text>
        )}
        <Paper withBorder p="md" bg="var(--invi-surface)">
          <Stack gap="md">
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <TextInput
                label={t('import.owner')}
                description={t('import.ownerText')}
                type="email"
                required
                dir="ltr"
                {...form.getInputProps('owner')}
              />
              <TagsInput
                label={t('import.aliases')}
                description={t('import.aliasesText')}
                acceptValueOnBlur
                splitChars={[',', ' ', ';']}
                dir="ltr"
                {...form.getInputProps('aliases')}
              />
            </SimpleGrid>
            <PolicyChoice
              label={t('policy.label')}
              value={form.values.contactPolicy}
              onChange={(policy) => form.setFieldValue('contactPolicy', policy)}
            />
            <Switch
              label={t('import.ownDomain')}
              description={t('import.ownDomainText')}
              {...form.getInputProps('includeOwnDomain', { type: 'checkbox' })}
            />
          </Stack>
        </Paper>
        {start.isPending && (
          <div>
            <Progress value={sent * 100} animated aria-label={t('import.uploading')} />
            <Text size="xs" c="dimmed" mt={4}>
              {t('import.uploading')} {format.percent(sent)}
            </Text>
          </div>
        )}
        <Group justify="flex-end">
          <Button
            type="submit"
            name="run"
            value="try"
            variant="default"
            disabled={!form.values.file || start.isPending}
          >
            {t('import.try')}
          </Button>
          <Button type="submit" loading={start.isPending} disabled={!form.values.file}>
            {t('import.start')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
