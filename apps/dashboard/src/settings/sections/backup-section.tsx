import { Button, useWords } from '@foyer/ui';
import { BackupPage } from '../backup/backup-page.tsx';
import { FolderNote } from '../backup/folder-note.tsx';
import { useBackups } from '../backup/use-backups.ts';
import { FigureLine } from '../form/figure-field.tsx';
import { FormGroup } from '../form/form-group.tsx';
import { useDraft, useSectionForm } from '../form/section-context.ts';
import { isObject } from '../form/shape.ts';
import { TextLine } from '../form/text-fields.tsx';

/** What the form begins with where no backups were made by themselves. */
const USUAL = { folder: '', atHour: 3, daily: 7, weekly: 4, monthly: 12 };

/** Where and when copies are made by themselves, and the copies that there are. */
export function BackupSection() {
  const words = useWords();
  const { replace, config } = useSectionForm();
  const { value } = useDraft();
  const backups = useBackups(config.backup);
  return (
    <div className="form-page">
      <FormGroup title={words.t('settings.backup.title')} text={words.t('settings.backup.text')}>
        {isObject(value.backup) ? (
          <>
            <TextLine
              name="backup.folder"
              label={words.t('settings.field.folder')}
              help={words.t('settings.help.folder')}
            />
            <FolderNote list={backups.list} written={value.backup.folder} />
            <div className="form-row">
              <FigureLine
                name="backup.atHour"
                label={words.t('settings.field.atHour')}
                help={words.t('settings.help.atHour')}
              />
              <FigureLine name="backup.daily" label={words.t('settings.field.daily')} />
              <FigureLine name="backup.weekly" label={words.t('settings.field.weekly')} />
              <FigureLine name="backup.monthly" label={words.t('settings.field.monthly')} />
            </div>
            <Button variant="quiet" onPress={() => replace({})}>
              {words.t('settings.backup.stop')}
            </Button>
          </>
        ) : (
          <Button onPress={() => replace({ backup: USUAL })}>{words.t('settings.backup.begin')}</Button>
        )}
      </FormGroup>
      <BackupPage {...backups} />
    </div>
  );
}
