import { MOST_NOTICE_CHARACTERS, NOTICE_ABOUT, NOTICE_PLACES } from '@foyer/basics';
import type { Branch, Notice, Service } from '@foyer/contract';
import { Button, NoticeIcon, Switch, TextField, useWords } from '@foyer/ui';
import { languageName, type Words } from '@foyer/words';
import { CheckList } from '../shell/check-list.tsx';
import { Choices } from '../shell/choices.tsx';
import { ENDS, fullHour, type NoticeDraft, withAbout } from './notice-draft.ts';
import { NoticeTime } from './notice-time.tsx';
import { STARTERS, starterTexts } from './starters.ts';

interface NoticeFieldsProps {
  readonly draft: NoticeDraft;
  readonly onChange: (draft: NoticeDraft) => void;
  readonly branch: Branch;
  readonly services: readonly Service[];
  /** Parts of the building, in the branch's first language. */
  readonly zones: readonly string[];
  readonly customers: ReadonlyMap<string, Words>;
  /** What is put right: its beginning stays; `null`: a new one. */
  readonly posted: Notice | null;
  /** The branch's present instant. */
  readonly now: number;
  /** It would be over before anybody could read it. */
  readonly tooSoon: boolean;
}

/** What is written of a notice. */
export function NoticeFields({
  draft,
  onChange,
  branch,
  services,
  zones,
  customers,
  posted,
  now,
  tooSoon,
}: NoticeFieldsProps) {
  const words = useWords();
  const set = (changes: Partial<NoticeDraft>) => onChange({ ...draft, ...changes });
  const [first = ''] = branch.languages;
  /** What should be known of the text in a language beside the branch's first. */
  const hintOf = (language: string) => {
    const { [first]: leading = '', [language]: own = '' } = draft.text;
    if (language === first || leading === '') return {};
    if (own === '') return { description: words.t('notices.untranslated', { language: languageName(first) }) };
    const isForgotten = posted !== null && own === posted.text[language] && leading !== posted.text[first];
    return isForgotten ? { description: words.t('notices.unchanged') } : {};
  };
  return (
    <div className="notice-fields">
      {posted !== null ? null : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't be laid out
        <div className="notice-starters" role="group" aria-label={words.t('notices.startWith')}>
          <span className="fy-field-label" aria-hidden="true">
            {words.t('notices.startWith')}
          </span>
          <div>
            {STARTERS.map(({ id, about }) => (
              <Button
                key={id}
                size="small"
                icon={<NoticeIcon about={about} size={16} />}
                onPress={() => onChange({ ...withAbout(draft, about), text: starterTexts(id, customers) })}
              >
                {words.t(`notices.start.${id}.name`)}
              </Button>
            ))}
          </div>
        </div>
      )}
      <Choices
        label={words.t('notices.about')}
        layout="bar"
        options={NOTICE_ABOUT.map((id) => ({ id, label: words.t(`common.notice.about.${id}`) }))}
        value={draft.about}
        onChange={(about) => onChange(withAbout(draft, about))}
      />
      {draft.about === 'emergency' ? (
        <Switch
          label={words.t('notices.drill')}
          description={words.t('notices.drillHint')}
          value={draft.drill}
          onChange={(drill) => set({ drill })}
        />
      ) : null}
      {branch.languages.map((language, at) => (
        <TextField
          key={language}
          label={words.t('shell.common.facts', {
            first: words.t('notices.text'),
            second: languageName(language),
          })}
          autoFocus={at === 0}
          rows={2}
          language={language}
          maxLength={MOST_NOTICE_CHARACTERS}
          value={draft.text[language] ?? ''}
          onChange={(text) => set({ text: { ...draft.text, [language]: text } })}
          {...hintOf(language)}
        />
      ))}
      {posted !== null ? null : (
        <NoticeTime
          label={words.t('notices.begins')}
          options={(['now', 'at'] as const).map((id) => ({ id, label: words.t(`notices.from.${id}`) }))}
          value={draft.begins}
          onChange={(begins) =>
            set(begins === 'at' ? { begins, from: fullHour(now, 1, branch.timeZone) } : { begins: 'now' })
          }
          time={draft.from}
          onTime={(from) => set({ from })}
        />
      )}
      <NoticeTime
        label={words.t('notices.ends')}
        options={ENDS.filter((id) => id !== 'closing' || branch.closesAt !== null).map((id) => ({
          id,
          label:
            id === 'closing' || id === 'at' || id === 'withdrawn'
              ? words.t(`notices.until.${id}`)
              : words.t('notices.until.after', { time: words.duration(Number(id) * 60, 'words') }),
        }))}
        value={draft.ends}
        onChange={(chosen) => {
          const ends = ENDS.find((id) => id === chosen) ?? draft.ends;
          set(ends === 'at' ? { ends, until: fullHour(now, 3, branch.timeZone) } : { ends });
        }}
        time={draft.until}
        onTime={(until) => set({ until })}
        {...(tooSoon ? { error: words.t('problem.notice-over') } : {})}
      />
      <CheckList
        label={words.t('notices.where')}
        options={NOTICE_PLACES.map((id) => ({
          id,
          label: words.t(`notices.place.${id}`),
          detail: words.t(`notices.placeHint.${id}`),
        }))}
        value={draft.places}
        onChange={(places) => set({ places })}
      />
      {draft.about === 'emergency' ? null : (
        <CheckList
          label={words.t('notices.services')}
          options={services.map(({ id, name }) => ({ id, label: words.text(name) }))}
          value={draft.serviceIds}
          onChange={(serviceIds) => set({ serviceIds })}
        />
      )}
      {zones.length > 1 ? (
        <CheckList
          label={words.t('notices.zones')}
          options={zones.map((zone) => ({ id: zone, label: zone }))}
          value={draft.zones}
          onChange={(chosen) => set({ zones: chosen })}
        />
      ) : null}
    </div>
  );
}
