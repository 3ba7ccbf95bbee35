import { useWords } from '@foyer/ui';
import { SwitchLine } from '../form/choice-fields.tsx';
import { FormGroup } from '../form/form-group.tsx';
import { TextInLanguages } from '../form/text-fields.tsx';
import { type EntryKind, ListSection } from '../list/list-section.tsx';
import { useUsualFirst } from './classes-section.tsx';
import { OfServicesField } from './of-services-field.tsx';

const OUTCOMES: EntryKind = {
  list: 'outcomes',
  kind: 'outcome',
  asks: 'settings.field.name',
  retires: true,
  fields: OutcomeFields,
  blank: ({ id, text, language }) => ({ id, name: { [language]: text }, resolved: true }),
};

const KINDS = [OUTCOMES];

/** How a service can end. */
export function OutcomesSection() {
  return <ListSection kinds={KINDS} detailOf={useUsualFirst('outcomes')} />;
}

function OutcomeFields({ name }: { readonly name: string }) {
  const words = useWords();
  return (
    <>
      <FormGroup title={words.t('settings.field.name')}>
        <TextInLanguages name={`${name}.name`} label={words.t('settings.field.name')} labelHidden />
        <SwitchLine
          name={`${name}.resolved`}
          label={words.t('settings.field.resolved')}
          help={words.t('settings.help.resolved')}
        />
      </FormGroup>
      <OfServicesField name={name} />
    </>
  );
}
