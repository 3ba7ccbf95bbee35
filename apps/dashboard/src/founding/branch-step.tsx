import { SearchSelect, Select, TextField, useWords } from '@foyer/ui';
import { directionOf, languageName } from '@foyer/words';
import { useMemo } from 'react';
import { regionOptions, timeZoneIn, timeZoneOptions } from '../settings/sections/places.ts';
import { languages as known } from '../shell/languages.ts';
import { begunAs, branchIdOf, type FoundingDraft } from './founding-draft.ts';
import { errorAt, type StepProps } from './step-props.ts';

/** What the branch is called, its languages and where it is. */
export function BranchStep({ draft, onChange, mistakes }: StepProps) {
  const words = useWords();
  const { languages, name, timeZone, region } = draft;
  const zones = useMemo(() => timeZoneOptions(timeZone), [timeZone]);
  const regions = useMemo(() => regionOptions(words), [words]);
  const fixed = draft.begin.with === 'file';
  const toggle = (tag: string) => {
    const rest = languages.filter((each) => each !== tag);
    onChange({ ...draft, languages: rest.length < languages.length ? rest : [...languages, tag] });
  };
  return (
    <>
      {fixed ? null : (
        <fieldset className="founding-group">
          <legend>{words.t('founding.languages')}</legend>
          <p className="muted">{words.t('founding.languagesHint')}</p>
          <div className="founding-chips">
            {known.all.map((tag) => (
              <label key={tag} className="founding-chip">
                <input
                  type="checkbox"
                  checked={languages.includes(tag)}
                  disabled={languages.length === 1 && languages[0] === tag}
                  onChange={() => toggle(tag)}
                />
                <span lang={tag}>{languageName(tag)}</span>
              </label>
            ))}
          </div>
          {languages.length < 2 ? null : (
            <Select
              className="founding-usual"
              label={words.t('founding.usual')}
              options={languages.map((tag) => ({ id: tag, label: languageName(tag) }))}
              value={languages[0] ?? null}
              onChange={(first) =>
                onChange({ ...draft, languages: [first, ...languages.filter((tag) => tag !== first)] })
              }
            />
          )}
        </fieldset>
      )}
      <fieldset className="founding-group">
        <legend>{words.t('founding.name')}</legend>
        <div className="founding-pair">
          {languages.map((tag, at) => (
            <div key={tag} lang={tag} dir={directionOf(tag)}>
              <TextField
                label={languageName(tag)}
                value={name[tag] ?? ''}
                onChange={(text) => onChange({ ...draft, name: { ...name, [tag]: text } })}
                autoComplete="off"
                maxLength={120}
                {...errorAt(mistakes, `/branch/name/${tag}`, ...(at === 0 ? ['/branch/name'] : []))}
              />
            </div>
          ))}
        </div>
        <TextField
          className="founding-id"
          label={words.t('founding.id')}
          description={words.t('founding.idHint')}
          value={branchIdOf(draft)}
          onChange={(branchId) => onChange({ ...draft, branchId })}
          autoComplete="off"
          maxLength={32}
          {...errorAt(mistakes, '/branch/branchId')}
        />
      </fieldset>
      <fieldset className="founding-group">
        <legend>{words.t('founding.place')}</legend>
        <div className="founding-pair">
          <SearchSelect
            label={words.t('settings.field.locale')}
            options={regions}
            value={region}
            onChange={(chosen) =>
              onChange(withHours({ ...draft, region: chosen, timeZone: timeZoneIn(chosen, timeZone) }))
            }
            {...errorAt(mistakes, '/branch/locale')}
          />
          <SearchSelect
            label={words.t('settings.field.timeZone')}
            options={zones}
            value={timeZone}
            onChange={(chosen) => onChange({ ...draft, timeZone: chosen })}
            {...errorAt(mistakes, '/branch/timeZone')}
          />
        </div>
      </fieldset>
    </>
  );
}

/** Another country has another week. */
function withHours(draft: FoundingDraft): FoundingDraft {
  return draft.begin.with === 'file' ? draft : begunAs(draft, draft.begin);
}
