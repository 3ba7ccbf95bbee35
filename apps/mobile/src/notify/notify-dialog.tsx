import type { Client } from '@foyer/client';
import { Button, Dialog, TextField, useWords } from '@foyer/ui';
import { type Ref, useId, useRef, useState } from 'react';
import { missingIn, type NotifyProblem, notifyProblem } from './notify-problem.ts';

export interface NotifyDialogProps {
  readonly token: string;
  readonly client: Client;
  readonly onClose: () => void;
  /** The branch is going to text them. */
  readonly onDone: () => void;
}

/** Asks where to, and whether it may; what is wrong stands at its field. Made anew each time, so that nothing is ticked. */
export function NotifyDialog({ token, client, onClose, onDone }: NotifyDialogProps) {
  const words = useWords();
  const form = useId();
  const [phone, setPhone] = useState('');
  const [agreed, setAgreed] = useState(false);
  const [sending, setSending] = useState(false);
  const [problems, setProblems] = useState<readonly NotifyProblem[]>([]);
  const phoneInput = useRef<HTMLInputElement>(null);
  const consentInput = useRef<HTMLInputElement>(null);
  const problemAt = (place: NotifyProblem['at']) => {
    const problem = problems.find(({ at }) => at === place);
    return problem === undefined ? undefined : words.t(problem.words);
  };
  const changed = (place: NotifyProblem['at']) => setProblems(problems.filter(({ at }) => at !== place));
  const show = (found: readonly NotifyProblem[]) => {
    setProblems(found);
    if (found[0]?.at === 'phone') phoneInput.current?.focus();
    if (found[0]?.at === 'consent') consentInput.current?.focus();
  };
  const send = async () => {
    if (sending) return;
    const missing = missingIn({ phone, agreed });
    show(missing);
    if (missing.length > 0) return;
    setSending(true);
    const answer = await client.call('messageTicket', {
      params: { token },
      body: { phone, agreed: true, language: words.language },
    });
    setSending(false);
    if (answer.ok) onDone();
    else show([notifyProblem(answer.error)]);
  };
  const atPhone = problemAt('phone');
  const atForm = problemAt('form');
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.t('mobile.notify.title')}
      actions={
        <>
          <Button size="large" className="notify-action" onPress={onClose}>
            {words.t('mobile.notify.cancel')}
          </Button>
          <Button variant="primary" size="large" className="notify-action" type="submit" form={form} pending={sending}>
            {words.t(sending ? 'mobile.notify.sending' : 'mobile.notify.send')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="notify-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextField
          className="notify-phone"
          label={words.t('mobile.notify.phone')}
          description={words.t('mobile.notify.phoneHint')}
          {...(atPhone === undefined ? {} : { error: atPhone })}
          type="tel"
          autoComplete="tel"
          maxLength={32}
          isRequired
          validationBehavior="aria"
          inputRef={phoneInput}
          value={phone}
          onChange={(typed) => {
            setPhone(typed);
            changed('phone');
          }}
        />
        <Consent
          inputRef={consentInput}
          agreed={agreed}
          problem={problemAt('consent')}
          onChange={(ticked) => {
            setAgreed(ticked);
            changed('consent');
          }}
        />
        <p className="fy-visually-hidden" role="status">
          {sending ? words.t('mobile.notify.sending') : null}
        </p>
        {atForm === undefined ? null : (
          <p role="alert" className="failed">
            {atForm}
          </p>
        )}
      </form>
    </Dialog>
  );
}

interface ConsentProps {
  readonly agreed: boolean;
  readonly problem: string | undefined;
  readonly inputRef: Ref<HTMLInputElement>;
  readonly onChange: (agreed: boolean) => void;
}

/** The sentence that is agreed to, which the server keeps. */
function Consent({ agreed, problem, inputRef, onChange }: ConsentProps) {
  const words = useWords();
  const said = useId();
  return (
    <div className="notify-consent">
      <label>
        <input
          ref={inputRef}
          type="checkbox"
          required
          checked={agreed}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : said}
          onChange={({ target }) => onChange(target.checked)}
        />
        <span>{words.t('mobile.notify.consent')}</span>
      </label>
      {problem === undefined ? null : (
        <p id={said} className="fy-field-error">
          {problem}
        </p>
      )}
    </div>
  );
}
