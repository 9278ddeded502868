import { Alert, Button, Group, NativeSelect, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMe, useUpdateMe } from '../api/session';
import { errorWords } from '../ui/errors';
import { showFieldErrors } from '../ui/fieldErrors';
import { useI18n } from '../ui/i18n/I18n';
import { tell } from '../ui/notify';
import { timezones } from './choices';

export function ProfileForm() {
  const { t } = useI18n();
  const { user } = useMe();
  const update = useUpdateMe();
  const form = useForm({ initialValues: { name: user.name, locale: user.locale, timezone: user.timezone } });
  const submit = form.onSubmit((values) =>
    update.mutate(values, {
      onSuccess: () => tell(t('settings.saved')),
      onError: (error) => showFieldErrors(form, error),
    }),
  );
  return (
    <form onSubmit={submit}>
      <Stack gap="md" maw={420}>
        {update.error && (
          <Alert color="red" role="alert">
            {errorWords(update.error, t)}
          </Alert>
        )}
        <TextInput label={t('field.name')} required autoComplete="name" {...form.getInputProps('name')} />
        <TextInput label={t('field.email')} value={user.email} readOnly disabled dir="ltr" />
        <NativeSelect
          label={t('field.language')}
          data={[
            { value: 'en', label: 'English' },
            { value: 'ar', label: 'العربية' },
          ]}
          {...form.getInputProps('locale')}
        />
        <Select
          label={t('field.timezone')}
          searchable
          allowDeselect={false}
          limit={80}
          data={timezones(form.values.timezone)}
          {...form.getInputProps('timezone')}
        />
        <Group>
          <Button type="submit" loading={update.isPending}>
            {t('settings.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
