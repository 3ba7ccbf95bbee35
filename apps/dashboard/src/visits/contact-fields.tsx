import { TextField, useWords } from '@foyer/ui';
import { useRefused } from '../shell/action-dialog.tsx';
import type { Commands } from '../shell/commands.ts';

const PHONE = 'body.contact.phone';
/** What of a request is said to be wrong at these fields themselves. */
export const CONTACT_FIELDS: readonly string[] = [PHONE];

interface ContactFieldsProps {
  readonly commands: Commands;
  readonly name: string;
  readonly phone: string;
  readonly onChange: (changed: { readonly name?: string; readonly phone?: string }) => void;
  readonly autoFocus?: boolean;
}

/** Who a customer is, as they say it themselves. */
export function ContactFields({ commands, name, phone, onChange, autoFocus = false }: ContactFieldsProps) {
  const words = useWords();
  const noPhone = useRefused(commands, PHONE);
  return (
    <div className="transfer-where">
      <TextField
        label={words.t('dialogs.editVisit.name')}
        maxLength={120}
        autoFocus={autoFocus}
        value={name}
        onChange={(changed) => onChange({ name: changed })}
      />
      <TextField
        label={words.t('dialogs.editVisit.phone')}
        maxLength={32}
        type="tel"
        value={phone}
        onChange={(changed) => {
          commands.getState().dismiss();
          onChange({ phone: changed });
        }}
        {...(noPhone ? { error: words.t('dialogs.editVisit.noPhone') } : {})}
      />
    </div>
  );
}
