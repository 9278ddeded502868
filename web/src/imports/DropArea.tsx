import { Button, FileButton, Text } from '@mantine/core';
import { IconMailbox } from '@tabler/icons-react';
import { useState, type DragEvent } from 'react';
import { useI18n } from '../ui/i18n/I18n';
import { sizeOf } from '../timeline/sizes';
import classes from './DropArea.module.css';

const ACCEPTED = '.mbox,.eml,.zip,.gz,.tgz,application/mbox,message/rfc822,application/zip,application/gzip';

/** A place to drop a mailbox on, with a button that does the same. */
export function DropArea({ file, onFile }: { file: File | null; onFile(file: File | null): void }) {
  const { t, locale } = useI18n();
  const [over, setOver] = useState(false);
  const hover = (event: DragEvent, inside: boolean) => {
    event.preventDefault();
    setOver(inside);
  };
  const drop = (event: DragEvent) => {
    hover(event, false);
    const [dropped] = event.dataTransfer.files;
    if (dropped) onFile(dropped);
  };
  return (
    <div
      className={classes.area}
      data-over={over || undefined}
      onDragOver={(event) => hover(event, true)}
      onDragLeave={(event) => hover(event, false)}
      onDrop={drop}
    >
      <IconMailbox size={34} stroke={1.3} color="var(--mantine-primary-color-filled)" aria-hidden />
      <Text fw={550} dir="auto">
        {file ? file.name : t('import.drop')}
      </Text>
      <Text size="sm" c="dimmed">
        {file ? sizeOf(file.size, locale) : t('import.formats')}
      </Text>
      <FileButton onChange={onFile} accept={ACCEPTED} inputProps={{ 'aria-label': t('import.choose') }}>
        {(props) => (
          <Button variant="default" size="xs" mt={6} {...props}>
            {t(file ? 'import.chooseOther' : 'import.choose')}
          </Button>
        )}
      </FileButton>
    </div>
  );
}
