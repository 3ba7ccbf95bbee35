import { type PasswordMistake, passwordMistake } from '@foyer/basics';
import { TextField, useWords } from '@foyer/ui';

/** What was put in of a new password: twice, so that nobody shuts themselves out by a slip. */
export interface NewPassword {
  readonly password: string;
  readonly again: string;
}

/** What a form begins with. */
export const NO_PASSWORD: NewPassword = { password: '', again: '' };
export type NewPasswordMistake = PasswordMistake | 'not-the-same';

/** What is wrong with it, before anything is sent; `null`: nothing. */
export function newPasswordMistake({ password, again }: NewPassword, name: string): NewPasswordMistake | null {
  return passwordMistake(password, name) ?? (password === again ? null : 'not-the-same');
}

interface NewPasswordFieldsProps {
  readonly value: NewPassword;
  readonly onChange: (value: NewPassword) => void;
  readonly mistake: NewPasswordMistake | null;
  readonly autoFocus?: boolean;
}

/** A new password and the same again. */
export function NewPasswordFields({ value, onChange, mistake, autoFocus = false }: NewPasswordFieldsProps) {
  const words = useWords();
  const error = mistake === null ? null : { error: words.t(`people.password.${mistake}`) };
  return (
    <>
      <TextField
        label={words.t('people.password.new')}
        description={words.t('people.password.hint')}
        type="password"
        value={value.password}
        onChange={(password) => onChange({ ...value, password })}
        autoComplete="new-password"
        autoFocus={autoFocus}
        maxLength={256}
        isRequired
        {...(mistake === 'not-the-same' ? null : error)}
      />
      <TextField
        label={words.t('people.password.again')}
        type="password"
        value={value.again}
        onChange={(again) => onChange({ ...value, again })}
        autoComplete="new-password"
        maxLength={256}
        isRequired
        {...(mistake === 'not-the-same' ? error : null)}
      />
    </>
  );
}
