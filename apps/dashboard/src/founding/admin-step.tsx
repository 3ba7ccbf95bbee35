import { TextField, useWords } from '@foyer/ui';
import { NewPasswordFields, newPasswordMistake } from '../settings/account/new-password.tsx';
import type { FoundingDraft } from './founding-draft.ts';
import { errorAt, type StepProps } from './step-props.ts';

/** Who looks after the branch. */
export function AdminStep({ draft, onChange, mistakes, left }: StepProps & { readonly left: boolean }) {
  const words = useWords();
  const { admin } = draft;
  const change = (changes: Partial<FoundingDraft['admin']>) => onChange({ ...draft, admin: { ...admin, ...changes } });
  return (
    <>
      <p className="founding-lead">{words.t('founding.admin.text')}</p>
      <div className="founding-group founding-pair">
        <TextField
          label={words.t('founding.admin.displayName')}
          description={words.t('founding.admin.displayNameHint')}
          value={admin.displayName}
          onChange={(displayName) => change({ displayName })}
          autoComplete="name"
          maxLength={120}
          {...errorAt(mistakes, '/admin/displayName')}
        />
        <TextField
          label={words.t('founding.admin.name')}
          description={words.t('founding.admin.nameHint')}
          value={admin.name}
          onChange={(name) => change({ name })}
          autoComplete="username"
          maxLength={64}
          {...errorAt(mistakes, '/admin/name')}
        />
        <NewPasswordFields
          value={admin.password}
          onChange={(password) => change({ password })}
          mistake={left ? newPasswordMistake(admin.password, admin.name.trim()) : null}
        />
      </div>
    </>
  );
}
