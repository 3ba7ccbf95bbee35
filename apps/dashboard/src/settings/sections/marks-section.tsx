import { MARK_KINDS, type MarkKind } from '@foyer/basics';
import { useWords } from '@foyer/ui';
import { useCallback } from 'react';
import { useController } from 'react-hook-form';
import { Choices } from '../../shell/choices.tsx';
import { SwitchLine } from '../form/choice-fields.tsx';
import { FormGroup } from '../form/form-group.tsx';
import { useSectionForm } from '../form/section-context.ts';
import type { Entry } from '../form/shape.ts';
import { TextInLanguages, TextLine } from '../form/text-fields.tsx';
import { type EntryKind, ListSection } from '../list/list-section.tsx';
import { OfServicesField } from './of-services-field.tsx';

const MARKS: EntryKind = {
  list: 'marks',
  kind: 'mark',
  asks: 'settings.field.name',
  retires: true,
  fields: MarkFields,
  blank: ({ id, text, language }) => ({ id, name: { [language]: text }, kind: 'counted' }),
};

const KINDS = [MARKS];

/** What agents may record about a service. */
export function MarksSection() {
  const words = useWords();
  const detailOf = useCallback((_list: string, { kind }: Entry) => words.t(`settings.mark.${kindOf(kind)}`), [words]);
  return <ListSection kinds={KINDS} detailOf={detailOf} />;
}

function kindOf(value: unknown): MarkKind {
  return MARK_KINDS.find((kind) => kind === value) ?? MARK_KINDS[0];
}

function MarkFields({ name }: { readonly name: string }) {
  const words = useWords();
  const { form } = useSectionForm();
  const { field } = useController({ name: `${name}.kind`, control: form.control });
  const kind = kindOf(field.value);
  const choose = (chosen: MarkKind) => {
    field.onChange(chosen);
    // What is timed has no amount.
    if (chosen === 'timed') form.setValue(`${name}.amountUnit`, undefined);
  };
  return (
    <>
      <FormGroup title={words.t('settings.field.name')}>
        <TextInLanguages name={`${name}.name`} label={words.t('settings.field.name')} labelHidden />
      </FormGroup>
      <FormGroup title={words.t('settings.mark.record')}>
        <div data-field={`${name}.kind`}>
          <Choices
            label={words.t('settings.mark.kind')}
            labelHidden
            value={kind}
            onChange={choose}
            options={MARK_KINDS.map((id) => ({
              id,
              label: words.t(`settings.mark.${id}`),
              detail: words.t(`settings.mark.${id}Text`),
            }))}
          />
        </div>
        {kind === 'timed' ? null : (
          <TextLine
            name={`${name}.amountUnit`}
            label={words.t('settings.field.amountUnit')}
            help={words.t('settings.help.amountUnit')}
            className="short-line"
            absent
          />
        )}
        <SwitchLine
          name={`${name}.offer`}
          label={words.t('settings.field.offer')}
          help={words.t('settings.help.offer')}
          absent
        />
      </FormGroup>
      <OfServicesField name={name} />
    </>
  );
}
