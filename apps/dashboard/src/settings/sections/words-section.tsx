import { COUNTER_NOUNS } from '@foyer/basics';
import { useWords } from '@foyer/ui';
import { ChoiceLine } from '../form/choice-fields.tsx';
import { FormGroup } from '../form/form-group.tsx';
import { TextInLanguages } from '../form/text-fields.tsx';

/** What the branch calls things, and what it says in its own words. */
export function WordsSection() {
  const words = useWords();
  return (
    <div className="form-page">
      <FormGroup title={words.t('common.counter.counter.name')}>
        <ChoiceLine
          name="words.counter"
          label={words.t('settings.field.counter')}
          help={words.t('settings.help.counter')}
          options={COUNTER_NOUNS.map((id) => ({ id, label: words.t(`common.counter.${id}.name`) }))}
        />
      </FormGroup>
      {(['welcome', 'closing'] as const).map((line) => (
        <FormGroup key={line} title={words.t(`settings.field.${line}`)} text={words.t(`settings.help.${line}`)}>
          <TextInLanguages name={`words.${line}`} label={words.t(`settings.field.${line}`)} labelHidden optional />
        </FormGroup>
      ))}
    </div>
  );
}
