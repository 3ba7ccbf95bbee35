import { useWords } from '@foyer/ui';
import { useCallback } from 'react';
import { FormGroup } from '../form/form-group.tsx';
import { useSectionForm } from '../form/section-context.ts';
import { type Entry, entriesOf } from '../form/shape.ts';
import { TextInLanguages } from '../form/text-fields.tsx';
import { type EntryKind, ListSection } from '../list/list-section.tsx';
import { TiersField } from './tiers-field.tsx';
import { WhenLateField } from './when-late-field.tsx';

const PROFILES: EntryKind = {
  list: 'profiles',
  kind: 'profile',
  asks: 'settings.field.name',
  retires: false,
  fields: ProfileFields,
  blank: ({ id, text, language, whole }) => ({
    id,
    name: { [language]: text },
    tiers: [
      entriesOf(whole.services)
        .slice(0, 1)
        .map((service) => service.id),
    ],
  }),
};

const KINDS = [PROFILES];

/** Which services counters serve, and in which order. */
export function ProfilesSection() {
  const words = useWords();
  const { config } = useSectionForm();
  const detailOf = useCallback(
    (_: string, { id }: Entry) => {
      const count = config.counters.filter(({ profileId, retired }) => profileId === id && !retired).length;
      return words.t('settings.profile.counters', { count });
    },
    [words, config],
  );
  return <ListSection kinds={KINDS} detailOf={detailOf} />;
}

function ProfileFields({ name }: { readonly name: string }) {
  const words = useWords();
  return (
    <>
      <FormGroup title={words.t('settings.field.name')}>
        <TextInLanguages name={`${name}.name`} label={words.t('settings.field.name')} labelHidden />
      </FormGroup>
      <FormGroup title={words.t('settings.field.tiers')} text={words.t('settings.profile.text')}>
        <TiersField name={`${name}.tiers`} />
      </FormGroup>
      <FormGroup title={words.t('settings.field.whenLate')} text={words.t('settings.profile.whenLateText')}>
        <WhenLateField name={name} />
      </FormGroup>
    </>
  );
}
