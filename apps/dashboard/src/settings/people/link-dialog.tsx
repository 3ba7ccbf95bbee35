import { Button, Dialog, useWords } from '@foyer/ui';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import type { Linked } from './people-page.tsx';
import { isOwnMachine } from './reach.ts';

/** A one-time link, shown this once: the server keeps only its hash. */
export function LinkDialog({ person, link, onClose }: Linked & { readonly onClose: () => void }) {
  const words = useWords();
  const [copied, setCopied] = useState<boolean | null>(null);
  const address = `${location.origin}/dashboard/welcome#${link.code}`;
  const copy = () => {
    navigator.clipboard.writeText(address).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      kind="alert"
      size="medium"
      title={words.t('people.link.title', { name: person.displayName })}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            {words.t('people.link.done')}
          </Button>
          <Button
            variant="primary"
            autoFocus
            icon={copied === true ? <Check size={18} aria-hidden="true" /> : <Copy size={18} aria-hidden="true" />}
            onPress={copy}
          >
            {words.t(copied === true ? 'people.link.copied' : 'people.link.copy')}
          </Button>
        </>
      }
    >
      <p className="action-text">{words.t('people.link.text', { until: words.moment(link.expiresAt) })}</p>
      <output className="people-link" dir="ltr">
        {address}
      </output>
      {isOwnMachine(location.hostname) ? <p className="form-hint">{words.t('people.link.ownMachine')}</p> : null}
      <p role="status" className="action-text">
        {copied === false ? words.t('people.link.notCopied') : ''}
      </p>
    </Dialog>
  );
}
