import { Text, Tooltip, type TextProps } from '@mantine/core';
import { useI18n } from './i18n/I18n';

/** "2 days ago", with the exact time on hover and for machines. */
export function When({ at, ...text }: { at: string } & TextProps) {
  const { format } = useI18n();
  return (
    <Tooltip label={format.dateTime(at)}>
      <Text component="time" dateTime={at} {...text}>
        {format.relative(at)}
      </Text>
    </Tooltip>
  );
}
