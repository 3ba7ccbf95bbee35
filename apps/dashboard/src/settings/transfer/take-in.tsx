import { Button, useWords } from '@foyer/ui';
import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import type { Commands } from '../../shell/commands.ts';
import { FormGroup } from '../form/form-group.tsx';
import { type Checked, checkFile, type Fits, lookInto, refusalOf } from './check-file.ts';
import { FileFits } from './file-fits.tsx';
import { FileRefused } from './file-refused.tsx';

interface Chosen {
  readonly name: string;
  readonly checked: Checked;
  /** Have settings changed since the file was first looked into? What is shown is newer. */
  readonly overtaken: boolean;
}

/** A file is chosen, what it would change is shown, and then it is taken in. */
export function TakeIn({ commands }: { readonly commands: Commands }) {
  const words = useWords();
  const [pending, setPending] = useState(false);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const check = async (file: File) => {
    commands.getState().dismiss();
    setChosen(null);
    setPending(true);
    const checked = await checkFile(file);
    setPending(false);
    setChosen({ name: file.name, checked, overtaken: false });
  };
  const lookAgain = async ({ file, would }: Fits): Promise<boolean> => {
    const checked = await lookInto(file);
    // What keeps the server from answering is said when the file is taken in.
    if (checked.kind === 'problem') return true;
    const overtaken = checked.kind === 'fits' && checked.would.version !== would.version;
    setChosen({ name: chosen?.name ?? '', checked, overtaken });
    return checked.kind === 'fits' && !overtaken;
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
          {chosen?.overtaken === true ? words.t('settings.transfer.in.overtaken') : null}{' '}
          {checked?.kind === 'fits' ? words.t('settings.transfer.in.would', { count: checked.would.total }) : null}
        </div>
      </div>
      <div role="alert" className="transfer-alert">
        {checked === null || checked.kind === 'fits' ? null : <FileRefused checked={checked} />}
      </div>
      {chosen?.overtaken === true ? (
        <p className="transfer-overtaken">{words.t('settings.transfer.in.overtaken')}</p>
      ) : null}
      {checked?.kind === 'fits' ? (
        <FileFits
          commands={commands}
          file={checked.file}
          would={checked.would}
          onTaken={() => setChosen(null)}
          onLookAgain={() => lookAgain(checked)}
          onRefused={async (problem) => {
            const refused = await refusalOf(problem, checked.file);
            if (refused.kind === 'refused') setChosen({ name: chosen?.name ?? '', checked: refused, overtaken: false });
          }}
        />
      ) : null}
    </FormGroup>
  );
}
