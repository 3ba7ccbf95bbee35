import { useWords } from '@foyer/ui';
import { ChoiceLine } from '../form/choice-fields.tsx';
import { FigureLine } from '../form/figure-field.tsx';
import { FormGroup } from '../form/form-group.tsx';
import { TextInLanguages } from '../form/text-fields.tsx';
import { LanguagesField } from './languages-field.tsx';
import { RegionField, TimeZoneField } from './place-fields.tsx';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** What the branch is called, where it is, and the languages it speaks. */
export function BranchSection() {
  const words = useWords();
  return (
    <div className="form-page">
      <FormGroup title={words.t('settings.branch.names')} text={words.t('settings.branch.namesText')}>
        <TextInLanguages name="name" label={words.t('settings.field.name')} labelHidden />
      </FormGroup>
      <FormGroup title={words.t('settings.branch.languages')} text={words.t('settings.branch.languagesText')}>
        <LanguagesField />
      </FormGroup>
      <FormGroup title={words.t('settings.branch.place')} text={words.t('settings.branch.placeText')}>
        <TimeZoneField />
        <RegionField />
        <ChoiceLine
          name="cutOverHour"
          numeric
          label={words.t('settings.field.cutOverHour')}
          help={words.t('settings.help.cutOverHour')}
          options={HOURS.map((hour) => ({ id: String(hour), label: words.timeOfDay(hour) }))}
        />
      </FormGroup>
      <FormGroup title={words.t('settings.branch.privacy')} text={words.t('settings.branch.privacyText')}>
        <FigureLine
          name="retentionDays"
          label={words.t('settings.field.retentionDays')}
          help={words.t('settings.help.retentionDays')}
        />
      </FormGroup>
    </div>
  );
}
