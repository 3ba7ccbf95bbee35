import { useWords } from '@foyer/ui';
import { useCallback } from 'react';
import { ChoiceLine } from '../form/choice-fields.tsx';
import { FormGroup } from '../form/form-group.tsx';
import { useSectionForm } from '../form/section-context.ts';
import { type Entry, entriesOf, isObject } from '../form/shape.ts';
import { TextInLanguages, TextLine } from '../form/text-fields.tsx';
import { type EntryKind, ListSection } from '../list/list-section.tsx';
import { BreaksField } from './breaks-field.tsx';

const COUNTERS: EntryKind = {
  list: 'counters',
  kind: 'counter',
  asks: 'settings.field.number',
  retires: true,
  fields: CounterFields,
  blank: ({ id, text, value, whole, beside }) => {
    const counters = entriesOf(value.counters);
    const like = counters.find((each) => each.id === beside?.[1]) ?? counters.at(-1);
    return {
      id,
      number: text,
      zone: like?.zone ?? {},
      profileId: like?.profileId ?? entriesOf(whole.profiles)[0]?.id,
    };
  },
};

const KINDS = [COUNTERS];

/** Where customers are served. */
export function CountersSection() {
  const words = useWords();
  const { config } = useSectionForm();
  const detailOf = useCallback(
    (_: string, { zone, profileId }: Entry) => {
      const profile = config.profiles.find(({ id }) => id === profileId);
      const texts = isObject(zone) ? Object.entries(zone).map(([tag, text]) => [tag, String(text)] as const) : [];
      const [first, second] = [words.text(Object.fromEntries(texts)), profile ? words.text(profile.name) : ''];
      return first === '' || second === '' ? first + second : words.t('shell.common.facts', { first, second });
    },
    [words, config],
  );
  return <ListSection kinds={KINDS} detailOf={detailOf} />;
}

function CounterFields({ name }: { readonly name: string }) {
  const words = useWords();
  const { config } = useSectionForm();
  return (
    <>
      <FormGroup title={words.t('settings.counter.place')}>
        <TextLine
          name={`${name}.number`}
          label={words.t('settings.field.number')}
          help={words.t('settings.help.number')}
          className="short-line"
        />
        <TextInLanguages
          name={`${name}.zone`}
          label={words.t('settings.field.zone')}
          help={words.t('settings.help.zone')}
        />
      </FormGroup>
      <FormGroup title={words.t('settings.counter.work')}>
        <ChoiceLine
          name={`${name}.profileId`}
          label={words.t('settings.field.profileId')}
          options={config.profiles.map((profile) => ({ id: profile.id, label: words.text(profile.name) }))}
        />
      </FormGroup>
      <FormGroup title={words.t('settings.counter.breaks')} text={words.t('settings.help.breaks')}>
        <BreaksField name={`${name}.breaks`} />
      </FormGroup>
    </>
  );
}
