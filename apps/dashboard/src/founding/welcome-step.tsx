import { TextField, useWords } from '@foyer/ui';
import { errorAt, type StepProps } from './step-props.ts';

/** What comes, in which language, and the code where the address had none. */
export function WelcomeStep({ draft, onChange, mistakes, asksCode }: StepProps & { readonly asksCode: boolean }) {
  const words = useWords();
  return (
    <>
      <p className="founding-lead">{words.t('founding.welcome.text')}</p>
      <ul className="founding-promises">
        {(['one', 'two', 'three'] as const).map((each) => (
          <li key={each}>{words.t(`founding.welcome.${each}`)}</li>
        ))}
      </ul>
      {asksCode ? (
        <TextField
          label={words.t('founding.code')}
          description={words.t('founding.codeHint')}
          value={draft.code}
          onChange={(code) => onChange({ ...draft, code })}
          autoComplete="off"
          maxLength={128}
          {...errorAt(mistakes, '/code')}
        />
      ) : null}
    </>
  );
}
