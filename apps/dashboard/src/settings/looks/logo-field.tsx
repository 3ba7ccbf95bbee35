import { Button, Logo, useWords } from '@foyer/ui';
import { ImageUp, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { formatProblem } from '../../shell/format-problem.ts';
import { client } from '../../shell/server.ts';
import './looks.css';

/** As the server takes them; what a file is, it sees for itself. */
const ACCEPTED = ['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml'];
const MOST_BYTES = 2 * 1024 * 1024;

interface LogoFieldProps {
  /** The stored picture's hash. */
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** The branch's logo: chosen as a file, stored at once, in force when the section is saved. */
export function LogoField({ value, onChange }: LogoFieldProps) {
  const words = useWords();
  const [pending, setPending] = useState(false);
  const [mistake, setMistake] = useState<string | null>(null);
  const store = async (file: File) => {
    setMistake(null);
    if (file.size > MOST_BYTES) return setMistake(words.t('problem.picture.too-large'));
    setPending(true);
    const answer = await client.call('storePicture', { body: { base64: await base64Of(file) } });
    setPending(false);
    if (answer.ok) onChange(answer.value.hash);
    else setMistake(formatProblem(answer.error, words));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't be laid out
    <div className="logo-field" role="group" aria-label={words.t('looks.logo.label')}>
      <div className="logo-field-shown">
        {value === undefined ? <span className="muted">{words.t('looks.logo.none')}</span> : <Logo hash={value} />}
      </div>
      <div className="logo-field-tools">
        <FileTrigger
          acceptedFileTypes={ACCEPTED}
          onSelect={(files) => {
            const file = files?.item(0);
            if (file != null) void store(file);
          }}
        >
          <Button pending={pending} icon={<ImageUp size={18} aria-hidden="true" />}>
            {words.t(value === undefined ? 'looks.logo.choose' : 'looks.logo.change')}
          </Button>
        </FileTrigger>
        {value === undefined ? null : (
          <Button variant="quiet" icon={<Trash2 size={18} aria-hidden="true" />} onPress={() => onChange(undefined)}>
            {words.t('looks.logo.remove')}
          </Button>
        )}
      </div>
      <p className="fy-field-description">{words.t('looks.logo.hint')}</p>
      <p className="fy-field-error" role="alert">
        {mistake}
      </p>
    </div>
  );
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const parts: string[] = [];
  // A call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8_192) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)));
  }
  return btoa(parts.join(''));
}
