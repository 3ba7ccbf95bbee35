import { TextField, useWords } from '@foyer/ui';
import { type LucideIcon, Megaphone, Store, UserRoundCheck } from 'lucide-react';
import { errorAt, type StepProps } from './step-props.ts';

const COMING = [
  ['one', Store],
  ['two', UserRoundCheck],
  ['three', Megaphone],
] as const satisfies readonly (readonly [string, LucideIcon])[];

/** What comes, in which language, and the code where the address had none. */
export function WelcomeStep({ draft, onChange, mistakes, asksCode }: StepProps & { readonly asksCode: boolean }) {
  const words = useWords();
  return (
    <>
      <p className="founding-lead">{words.t('founding.welcome.text')}</p>
      <ul className="founding-promises">
        {COMING.map(([each, Icon]) => (
          <li key={each}>
            <Icon size={24} aria-hidden="true" />
            {words.t(`founding.welcome.${each}`)}
          </li>
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
