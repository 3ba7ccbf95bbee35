import { OVERRIDABLE } from '@foyer/basics';
import { useView } from '@foyer/client';
import type { RouteBody, RouteReply } from '@foyer/contract';
import { Select, TextField, useWords } from '@foyer/ui';
import { languageName } from '@foyer/words';
import { useState } from 'react';
import { Checks } from '../devices/checks.tsx';
import { SeveralServices } from '../itinerary/several-services.tsx';
import { ActionDialog } from '../shell/action-dialog.tsx';
import { Choices } from '../shell/choices.tsx';
import type { Action, Commands } from '../shell/commands.ts';
import { client } from '../shell/server.ts';
import type { Names, ReadableView } from '../shell/use-names.ts';
import { CONTACT_FIELDS, ContactFields } from '../visits/contact-fields.tsx';
import { IssuedTicket } from './issued-ticket.tsx';

type Body = RouteBody<'issueTicket'>;
type Issued = RouteReply<'issueTicket'>;

const OVERRULED: ReadonlySet<string> = new Set(OVERRIDABLE);

interface NewTicketDialogProps {
  readonly view: ReadableView;
  readonly names: Names;
  readonly commands: Commands;
  readonly onClose: () => void;
  readonly landing: readonly string[];
}

/** Takes a customer in who comes to staff instead of a kiosk, and shows them their number. */
export function NewTicketDialog({ view, names, commands, onClose, landing }: NewTicketDialogProps) {
  const words = useWords();
  const services = useView(view, (state) => state.services).filter(({ status }) => status !== 'retired');
  const classes = useView(view, (state) => state.branch?.classes ?? []).filter(({ retired }) => !retired);
  const tags = useView(view, (state) => state.branch?.tags ?? []).filter(({ retired }) => !retired);
  const languages = useView(view, (state) => state.branch?.languages ?? []);
  const first = (): Body | null => {
    const [only, another] = services;
    return only === undefined || another !== undefined ? null : { serviceId: only.id };
  };
  const [draft, setDraft] = useState(first);
  const [more, setMore] = useState<Omit<Body, 'serviceId'>>({});
  const [issued, setIssued] = useState<Issued | null>(null);
  // What was refused was said of what stood here before.
  const forget = () => commands.getState().dismiss();
  const change = (changes: typeof more) => {
    setMore({ ...more, ...changes });
    forget();
  };
  const further = more.furtherServiceIds ?? [];
  const issue = (override: boolean): Action | null => {
    if (draft === null) return null;
    const { notes, contact, ...rest } = more;
    const said = { ...written({ notes }), ...(override ? { override } : {}) };
    const known = written({ name: contact?.name, phone: contact?.phone });
    const body = { ...draft, ...rest, ...said, ...(Object.keys(known).length === 0 ? {} : { contact: known }) };
    return {
      name: 'issueTicket',
      done: (reader) => reader.t('done.issueTicket'),
      send: async (commandId) => {
        const answer = await client.call('issueTicket', { body, commandId });
        if (answer.ok) setIssued(answer.value);
        return answer;
      },
    };
  };
  if (issued !== null) {
    const again = () => {
      setIssued(null);
      setDraft(first());
      setMore({});
    };
    return <IssuedTicket issued={issued} names={names} onAnother={again} onClose={onClose} />;
  }
  return (
    <ActionDialog
      commands={commands}
      size="medium"
      landing={landing}
      onClose={onClose}
      onDone={() => undefined}
      title={words.t('dialogs.newTicket.title')}
      confirm={words.t('dialogs.newTicket.confirm')}
      ready={draft !== null}
      fields={CONTACT_FIELDS}
      action={() => issue(false)}
      overrule={{ codes: OVERRULED, label: words.t('dialogs.newTicket.allTheSame'), action: () => issue(true) }}
    >
      <div className="transfer-where">
        <Select
          label={words.t('dialogs.newTicket.service')}
          placeholder={words.t('dialogs.transfer.choose')}
          options={services.map(({ id, status }) => ({
            id,
            label: names.service(id),
            ...(status === 'open' ? {} : { detail: words.t(`floor.status.${status}`) }),
          }))}
          value={draft?.serviceId ?? null}
          onChange={(serviceId) => {
            setDraft({ serviceId });
            change({ furtherServiceIds: further.filter((id) => id !== serviceId) });
          }}
          autoFocus
        />
        {services.length < 2 ? null : (
          <SeveralServices
            label={words.t('dialogs.plan.list')}
            value={further}
            onChange={(ids) => change({ furtherServiceIds: [...ids] })}
            services={services}
            present={draft?.serviceId ?? null}
            names={names}
          />
        )}
      </div>
      {classes.length < 2 ? null : (
        <Choices
          label={words.t('dialogs.newTicket.class')}
          layout="line"
          options={classes.map(({ id }) => ({ id, label: names.class(id) }))}
          value={more.priorityClass ?? classes[0]?.id ?? ''}
          onChange={(id) => {
            const chosen = classes.find((one) => one.id === id);
            if (chosen !== undefined) change({ priorityClass: chosen.id });
          }}
        />
      )}
      {languages.length < 2 ? null : (
        <Choices
          label={words.t('dialogs.newTicket.language')}
          layout="line"
          options={languages.map((tag) => ({ id: tag, label: languageName(tag) }))}
          value={more.language ?? languages[0] ?? ''}
          onChange={(language) => change({ language })}
        />
      )}
      <ContactFields
        commands={commands}
        name={more.contact?.name ?? ''}
        phone={more.contact?.phone ?? ''}
        onChange={(changed) => change({ contact: { ...more.contact, ...changed } })}
      />
      {tags.length === 0 ? null : (
        <Checks
          label={words.t('dialogs.editVisit.tags')}
          labelShown
          options={tags.map(({ id }) => ({ id, label: names.tag(id) }))}
          chosen={more.tags ?? []}
          onChange={(chosen) => change({ tags: [...chosen] })}
        />
      )}
      <TextField
        label={words.t('shell.common.note')}
        description={words.t('shell.common.noteHint')}
        rows={2}
        maxLength={1000}
        value={more.notes ?? ''}
        onChange={(notes) => change({ notes })}
      />
    </ActionDialog>
  );
}

/** Of what may be written, that which was. */
function written<K extends string>(texts: Readonly<Record<K, string | undefined>>): Partial<Record<K, string>> {
  const all = Object.entries<string | undefined>(texts).map(([name, text]) => [name, text?.trim()]);
  return Object.fromEntries(all.filter(([, text]) => text !== undefined && text !== '')) as Partial<Record<K, string>>;
}
