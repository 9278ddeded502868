import { Alert, Button, Chip, Group, Input, NativeSelect, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api, type Schema } from '../api/client';
import { meQuery, useMe } from '../api/session';
import { PolicyChoice } from '../imports/PolicyChoice';
import { errorWords } from '../ui/errors';
import { showFieldErrors } from '../ui/fieldErrors';
import { useI18n } from '../ui/i18n/I18n';
import { tell } from '../ui/notify';
import { currencies, timezones, weekdayName, WEEKDAYS, type Weekday } from './choices';

type Draft = Omit<Schema<'Tenant'>, 'id'>;

/** What holds for everybody in the workspace. */
export function WorkspaceForm() {
  const { t, locale } = useI18n();
  const client = useQueryClient();
  const { tenant } = useMe();
  const { id: _id, ...initialValues } = tenant;
  const form = useForm<Draft>({ initialValues });
  const update = useMutation({
    mutationFn: (body: Draft) => answer(api.PATCH('/api/v1/tenant', { body })),
    onSuccess: (saved) => {
      client.setQueryData(meQuery.queryKey, (me) => me && { ...me, tenant: saved });
      tell(t('settings.saved'));
    },
    onError: (error) => showFieldErrors(form, error),
  });
  return (
    <form onSubmit={form.onSubmit((values) => update.mutate(values))}>
      <Stack gap="lg" maw={680}>
        {update.error && (
          <Alert color="red" role="alert">
            {errorWords(update.error, t)}
          </Alert>
        )}
        <TextInput label={t('field.workspace')} required maw={420} {...form.getInputProps('name')} />
        <Group grow align="flex-start">
          <Select
            label={t('field.timezone')}
            searchable
            allowDeselect={false}
            limit={80}
            data={timezones(form.values.timezone)}
            {...form.getInputProps('timezone')}
          />
          <Select
            label={t('field.currency')}
            searchable
            allowDeselect={false}
            limit={80}
            data={currencies(locale)}
            {...form.getInputProps('currency')}
          />
        </Group>
        <WeekFields form={form} />
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
        <Group>
          <Button type="submit" loading={update.isPending}>
            {t('settings.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function WeekFields({ form }: { form: ReturnType<typeof useForm<Draft>> }) {
  const { t, locale } = useI18n();
  const start = WEEKDAYS.indexOf(form.values.weekStart);
  const week = [...WEEKDAYS.slice(start), ...WEEKDAYS.slice(0, start)];
  return (
    <Group align="flex-start" gap="xl">
      <NativeSelect
        label={t('field.weekStart')}
        data={WEEKDAYS.map((day) => ({ value: day, label: weekdayName(day, locale) }))}
        {...form.getInputProps('weekStart')}
      />
      <Input.Wrapper label={t('field.workingDays')} error={form.errors['workingDays']} labelElement="div">
        <Chip.Group
          multiple
          value={form.values.workingDays}
          onChange={(days) => form.setFieldValue('workingDays', days as Weekday[])}
        >
          <Group gap={6} mt={6} role="group" aria-label={t('field.workingDays')}>
            {week.map((day) => (
              <Chip key={day} value={day} size="xs">
                {weekdayName(day, locale, 'short')}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Input.Wrapper>
    </Group>
  );
}
