import { Button, Dialog, useWords } from '@foyer/ui';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';

interface SecretDialogProps {
  readonly name: string;
  readonly secret: string;
  readonly onClose: () => void;
}

/** A key's secret, this once. */
export function SecretDialog({ name, secret, onClose }: SecretDialogProps) {
  const words = useWords();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    // Where a page is served without TLS there is no clipboard: the text can still be marked and copied.
    await navigator.clipboard?.writeText(secret);
    setCopied(navigator.clipboard !== undefined);
  };
  return (
    <Dialog
      isOpen
      kind="alert"
      onClose={onClose}
      title={words.t('keys.secretTitle', { name })}
      actions={
        <>
          <Button
            icon={copied ? <Check size={18} aria-hidden="true" /> : <Copy size={18} aria-hidden="true" />}
            onPress={() => void copy()}
          >
            {words.t(copied ? 'keys.copied' : 'keys.copy')}
          </Button>
          <Button variant="primary" onPress={onClose}>
            {words.t('keys.kept')}
          </Button>
        </>
      }
    >
      <p className="action-text">{words.t('keys.secretText')}</p>
      <code className="keys-secret" dir="ltr">
        {secret}
      </code>
    </Dialog>
  );
}
