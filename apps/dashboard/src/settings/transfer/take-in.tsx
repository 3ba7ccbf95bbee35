import { Button, useWords } from '@foyer/ui';
import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import type { Commands } from '../../shell/commands.ts';
import { FormGroup } from '../form/form-group.tsx';
import { type Checked, checkFile, refusalOf } from './check-file.ts';
import { FileFits } from './file-fits.tsx';
import { FileRefused } from './file-refused.tsx';

/** A file is chosen, what it would change is shown, and then it is taken in. */
export function TakeIn({ commands }: { readonly commands: Commands }) {
  const words = useWords();
  const [pending, setPending] = useState(false);
  const [chosen, setChosen] = useState<{ readonly name: string; readonly checked: Checked } | null>(null);
  const check = async (file: File) => {
    commands.getState().dismiss();
    setChosen(null);
    setPending(true);
    const checked = await checkFile(file);
    setPending(false);
    setChosen({ name: file.name, checked });
  };
  const checked = chosen?.checked ?? null;
  return (
    <FormGroup title={words.t('settings.transfer.in.title')} text={words.t('settings.transfer.in.text')}>
      <div className="transfer-file">
        <FileTrigger
          acceptedFileTypes={['application/json', '.json']}
          onSelect={(files) => {
            const file = files?.item(0);
            if (file != null) void check(file);
          }}
        >
          <Button pending={pending} icon={<FileUp size={18} aria-hidden="true" />}>
            {words.t(chosen === null ? 'settings.transfer.in.choose' : 'settings.transfer.in.another')}
          </Button>
        </FileTrigger>
        {chosen === null ? null : <bdi>{chosen.name}</bdi>}
        <div role="status" className="fy-visually-hidden">
          {checked?.kind === 'fits' ? words.t('settings.transfer.in.would', { count: checked.would.total }) : null}
        </div>
      </div>
      <div role="alert" className="transfer-alert">
        {checked === null || checked.kind === 'fits' ? null : <FileRefused checked={checked} />}
      </div>
      {checked?.kind === 'fits' ? (
        <FileFits
          commands={commands}
          file={checked.file}
          would={checked.would}
          onTaken={() => setChosen(null)}
          onRefused={async (problem) => {
            const refused = await refusalOf(problem, checked.file);
            if (refused.kind === 'refused') setChosen({ name: chosen?.name ?? '', checked: refused });
          }}
        />
      ) : null}
    </FormGroup>
  );
}
