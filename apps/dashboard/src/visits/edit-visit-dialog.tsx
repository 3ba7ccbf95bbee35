import { useView } from '@foyer/client';
import type { Visit } from '@foyer/contract';
import { Select, useWords } from '@foyer/ui';
import { languageName } from '@foyer/words';
import { useState } from 'react';
import { Checks } from '../devices/checks.tsx';
import { ActionDialog } from '../shell/action-dialog.tsx';
import { Choices } from '../shell/choices.tsx';
import { CONTACT_FIELDS, ContactFields } from './contact-fields.tsx';
import { type Customer, useCustomer } from './use-customer.ts';
import type { VisitEdit } from './visit-actions.ts';
import type { VisitDialogProps } from './visit-dialog.tsx';

/** Stands for no segment; no id begins with a dash. */
const NONE = '-none';

/** What was put in, as far as it was touched; the rest stays as it is, also when somebody else changes it meanwhile. */
interface Draft {
  readonly language?: string;
  readonly segment?: string;
  readonly tags?: readonly string[];
  readonly name?: string;
  readonly phone?: string;
}

/** What is known of a visit's customer, to be put right: how to speak with them, who they are, what marks them. */
export function EditVisitDialog(props: VisitDialogProps & { readonly visit: Visit }) {
  const { view, names, commands, actions, onClose, landing, visit } = props;
  const words = useWords();
  const branch = useView(view, (state) => state.branch);
  const customer = useCustomer(visit);
  const [draft, setDraft] = useState<Draft>({});
  const change = (changes: Draft) => setDraft({ ...draft, ...changes });
  const has = { language: visit.language, segment: visit.segment ?? NONE, tags: visit.tags, ...detailsOf(customer) };
  const shown = { ...has, ...draft };
  const languages = [...new Set([visit.language, ...(branch?.languages ?? [])])];
  const segments = (branch?.segments ?? []).filter(({ id, retired }) => !retired || id === visit.segment);
  const tags = (branch?.tags ?? []).filter(({ id, retired }) => !retired || visit.tags.includes(id));
  return (
    <ActionDialog
      commands={commands}
      size="medium"
      title={words.t('dialogs.editVisit.title', { number: visit.number })}
      confirm={words.t('dialogs.editVisit.confirm')}
      onClose={onClose}
      landing={landing}
      fields={CONTACT_FIELDS}
      action={() => actions.editVisit(visit, editOf(draft))}
    >
      <ContactFields commands={commands} autoFocus name={shown.name} phone={shown.phone} onChange={change} />
      <Choices
        label={words.t('dialogs.newTicket.language')}
        layout="line"
        options={languages.map((tag) => ({ id: tag, label: languageName(tag) }))}
        value={shown.language}
        onChange={(language) => change({ language })}
      />
      {segments.length === 0 ? null : (
        <Select
          label={words.t('dialogs.editVisit.segment')}
          options={[
            { id: NONE, label: words.t('dialogs.editVisit.noSegment') },
            ...segments.map(({ id }) => ({ id, label: names.segment(id) })),
          ]}
          value={shown.segment}
          onChange={(segment) => change({ segment })}
        />
      )}
      {tags.length === 0 ? null : (
        <Checks
          label={words.t('dialogs.editVisit.tags')}
          labelShown
          options={tags.map(({ id }) => ({ id, label: names.tag(id) }))}
          chosen={shown.tags}
          onChange={(chosen) => change({ tags: chosen })}
        />
      )}
    </ActionDialog>
  );
}

function detailsOf(customer: Customer | null): { readonly name: string; readonly phone: string } {
  return { name: customer?.contact?.name ?? '', phone: customer?.contact?.phone ?? '' };
}

/** What was touched, as the API takes it: what was emptied is removed. */
function editOf({ language, segment, tags, name, phone }: Draft): VisitEdit {
  const contact = {
    ...(name === undefined ? {} : { name: name.trim() || null }),
    ...(phone === undefined ? {} : { phone: phone.trim() || null }),
  };
  return {
    ...(language === undefined ? {} : { language }),
    ...(segment === undefined ? {} : { segment: segment === NONE ? null : segment }),
    ...(tags === undefined ? {} : { tags: [...tags] }),
    ...(Object.keys(contact).length === 0 ? {} : { contact }),
  };
}
