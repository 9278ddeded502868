import { Button, Group, PasswordInput, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api, ApiError, type Schema } from '../api/client';
import { useMe } from '../api/session';
import { ErrorState, errorWords } from '../ui/errors';
import { showFieldErrors } from '../ui/fieldErrors';
import { FormProblem } from '../ui/FormProblem';
import { useI18n } from '../ui/i18n/I18n';
import { tell, tellError } from '../ui/notify';
import { Copyable } from '../ui/Copyable';

type Oidc = Schema<'Oidc'>;

/** How it is set, or null where it is not. */
const oidcQuery = queryOptions({
  queryKey: ['oidc'],
  queryFn: async ({ signal }): Promise<Oidc | null> => {
    try {
      return await answer(api.GET('/api/v1/tenant/oidc', { signal }));
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return null;
      throw error;
    }
  },
});

/** The workspace's own sign-in provider. */
export function ProviderForm() {
  const { t } = useI18n();
  const oidc = useQuery(oidcQuery);
  return (
    <Stack gap="lg" maw={560}>
      <Text size="sm" c="dimmed">
        {t('provider.text')}
      </Text>
      {oidc.isPending && <Skeleton height={240} radius="lg" />}
      {oidc.isError && <ErrorState error={oidc.error} retry={() => void oidc.refetch()} />}
      {oidc.data !== undefined && <Settings key={oidc.data?.issuer ?? 'none'} set={oidc.data} />}
      {oidc.data && <Addresses callback={oidc.data.callbackUrl} />}
    </Stack>
  );
}

function Settings({ set }: { set: Oidc | null }) {
  const { t } = useI18n();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { issuer: set?.issuer ?? '', clientId: set?.clientId ?? '', clientSecret: '' },
  });
  const save = useMutation({
    mutationFn: (body: Schema<'OidcInput'>) => answer(api.PUT('/api/v1/tenant/oidc', { body })),
    onSuccess: (saved) => {
      client.setQueryData(oidcQuery.queryKey, saved);
      form.setFieldValue('clientSecret', '');
      tell(t('provider.saved'));
    },
    onError: (error) => showFieldErrors(form, error),
  });
  const submit = form.onSubmit(({ issuer, clientId, clientSecret }) =>
    save.mutate({ issuer: issuer.trim(), clientId: clientId.trim(), ...(clientSecret && { clientSecret }) }),
  );
  const told = Object.keys(form.errors).length > 0;
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <FormProblem words={save.error && !told ? errorWords(save.error, t) : undefined} />
        <TextInput
          label={t('provider.issuer')}
          description={t('provider.issuerText')}
          placeholder="https://login.acme.example"
          required
          dir="ltr"
          inputMode="url"
          {...form.getInputProps('issuer')}
          error={form.errors['issuer'] && t('provider.issuerWrong', { reason: String(form.errors['issuer']) })}
        />
        <TextInput label={t('provider.clientId')} required dir="ltr" {...form.getInputProps('clientId')} />
        <PasswordInput
          label={t('provider.clientSecret')}
          description={t('provider.clientSecretText')}
          autoComplete="off"
          dir="ltr"
          {...form.getInputProps('clientSecret')}
        />
        <Group>
          <Button type="submit" loading={save.isPending}>
            {t('settings.save')}
          </Button>
          {set && <RemoveButton />}
        </Group>
      </Stack>
    </form>
  );
}

function RemoveButton() {
  const { t } = useI18n();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => answer(api.DELETE('/api/v1/tenant/oidc')),
    onSuccess: () => {
      client.setQueryData(oidcQuery.queryKey, null);
      tell(t('provider.removed'));
    },
    onError: (error) => tellError(errorWords(error, t)),
  });
  return (
    <Button variant="subtle" color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
      {t('provider.remove')}
    </Button>
  );
}

/** What the provider and the colleagues have to be told. */
function Addresses({ callback }: { callback: string }) {
  const { t } = useI18n();
  const { tenant } = useMe();
  const addresses = [
    [t('provider.callback'), t('provider.callbackText'), callback],
    [t('provider.door'), t('provider.doorText'), `${window.location.origin}/sign-in?workspace=${tenant.id}`],
  ] as const;
  return addresses.map(([label, text, address]) => (
    <Stack key={label} gap={6}>
      <div>
        <Text size="sm" fw={550}>
          {label}
        </Text>
        <Text size="xs" c="dimmed">
          {text}
        </Text>
      </div>
      <Copyable label={label} value={address} />
    </Stack>
  ));
}
