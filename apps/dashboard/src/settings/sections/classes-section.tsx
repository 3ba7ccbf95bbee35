import { useWords } from '@foyer/ui';
import { useCallback } from 'react';
import { FigureLine } from '../form/figure-field.tsx';
import { FormGroup } from '../form/form-group.tsx';
import { useDraft } from '../form/section-context.ts';
import { type Entry, entriesOf } from '../form/shape.ts';
import { TextInLanguages } from '../form/text-fields.tsx';
import { type EntryKind, ListSection } from '../list/list-section.tsx';

const CLASSES: EntryKind = {
  list: 'classes',
  kind: 'class',
  asks: 'settings.field.name',
  retires: true,
  fields: ClassFields,
  blank: ({ id, text, language }) => ({ id, name: { [language]: text }, rate: 1, headStartSeconds: 0 }),
};

const SEGMENTS: EntryKind = {
  list: 'segments',
  kind: 'segment',
  asks: 'settings.field.name',
  retires: true,
  fields: SegmentFields,
  blank: ({ id, text, language }) => ({ id, name: { [language]: text } }),
};

const TAGS: EntryKind = {
  list: 'tags',
  kind: 'tag',
  asks: 'settings.field.name',
  retires: true,
  fields: TagFields,
  blank: ({ id, text, language }) => ({ id, name: { [language]: text } }),
};

const KINDS = [CLASSES, SEGMENTS, TAGS];

/** Who is more urgent than others, what kinds of customers reports tell apart, and what staff mark visits with. */
export function ClassesSection() {
  const words = useWords();
  const usual = useUsualFirst('classes');
  const detailOf = useCallback(
    (list: string, entry: Entry) => {
      if (list === 'segments') return words.t('settings.class.segment');
      return list === 'tags' ? words.t('settings.class.tag') : usual(list, entry);
    },
    [words, usual],
  );
  return <ListSection kinds={KINDS} detailOf={detailOf} />;
}

/** Says of the first entry of a list that it is the usual one. */
export function useUsualFirst(list: 'classes' | 'outcomes') {
  const words = useWords();
  const { value } = useDraft();
  const first = entriesOf(value[list])[0]?.id;
  return useCallback(
    (of: string, { id }: Entry) => (of === list && id === first ? words.t('settings.list.usual') : ''),
    [words, list, first],
  );
}

function ClassFields({ name }: { readonly name: string }) {
  const words = useWords();
  return (
    <>
      <FormGroup title={words.t('settings.field.name')}>
        <TextInLanguages name={`${name}.name`} label={words.t('settings.field.name')} labelHidden />
      </FormGroup>
      <FormGroup title={words.t('settings.field.need')} text={words.t('settings.help.need')}>
        <TextInLanguages name={`${name}.need`} label={words.t('settings.field.need')} labelHidden optional />
      </FormGroup>
      <FormGroup title={words.t('settings.class.urgency')}>
        <FigureLine name={`${name}.rate`} label={words.t('settings.field.rate')} help={words.t('settings.help.rate')} />
        <FigureLine
          name={`${name}.headStartSeconds`}
          scale="minutes"
          label={words.t('settings.field.headStartSeconds')}
          help={words.t('settings.help.headStartSeconds')}
        />
        <FigureLine
          name={`${name}.turns`}
          label={words.t('settings.field.turns')}
          help={words.t('settings.help.turns')}
        />
      </FormGroup>
    </>
  );
}

function TagFields({ name }: { readonly name: string }) {
  const words = useWords();
  return (
    <FormGroup title={words.t('settings.field.name')} text={words.t('settings.help.tag')}>
      <TextInLanguages name={`${name}.name`} label={words.t('settings.field.name')} labelHidden />
    </FormGroup>
  );
}

function SegmentFields({ name }: { readonly name: string }) {
  const words = useWords();
  return (
    <FormGroup title={words.t('settings.field.name')} text={words.t('settings.help.segment')}>
      <TextInLanguages name={`${name}.name`} label={words.t('settings.field.name')} labelHidden />
    </FormGroup>
  );
}
