import type { NoticePlace } from '@foyer/basics';
import type { Service } from '@foyer/contract';
import { NoticeIcon, useWords } from '@foyer/ui';
import { directionOf, languageName, type Words } from '@foyer/words';
import { useState } from 'react';
import { Choices } from '../shell/choices.tsx';
import type { NoticeDraft } from './notice-draft.ts';

interface NoticePreviewProps {
  readonly draft: NoticeDraft;
  /** Of the branch, the first being what others stand in for. */
  readonly languages: readonly string[];
  readonly customers: ReadonlyMap<string, Words>;
  /** Whose customers it is for; empty: everybody's. */
  readonly services: readonly Pick<Service, 'id' | 'name'>[];
}

/** What a notice is going to look like in each place that it is shown in, in the branch's languages. */
export function NoticePreview({ draft, languages, customers, services }: NoticePreviewProps) {
  const words = useWords();
  const [chosen, setChosen] = useState(languages.includes(words.language) ? words.language : (languages[0] ?? ''));
  const first = draft.text[languages[0] ?? ''] ?? '';
  const own = draft.text[chosen] ?? '';
  const language = own.trim() === '' ? (languages[0] ?? chosen) : chosen;
  const text = (own.trim() === '' ? first : own).trim();
  return (
    <section className="notice-preview" aria-label={words.t('notices.preview')}>
      <div className="notice-preview-head">
        <h3>{words.t('notices.preview')}</h3>
        {languages.length > 1 ? (
          <Choices
            label={words.t('notices.previewLanguage')}
            labelHidden
            layout="bar"
            options={languages.map((tag) => ({ id: tag, label: languageName(tag) }))}
            value={chosen}
            onChange={setChosen}
          />
        ) : null}
      </div>
      {text === '' ? <p className="muted">{words.t('notices.previewEmpty')}</p> : null}
      {text === ''
        ? null
        : draft.places.map((place) => (
            <PlacePreview
              key={place}
              {...{ place, draft, text, language, services }}
              customer={customers.get(chosen) ?? words}
            />
          ))}
    </section>
  );
}

interface PlacePreviewProps {
  readonly place: NoticePlace;
  readonly draft: NoticeDraft;
  readonly text: string;
  readonly language: string;
  /** How who reads it is written to. */
  readonly customer: Words;
  readonly services: NoticePreviewProps['services'];
}

function PlacePreview({ place, draft, text, language, customer, services }: PlacePreviewProps) {
  const words = useWords();
  return (
    <figure className="notice-place" data-place={place} data-about={draft.about}>
      <figcaption>{words.t(`notices.place.${place}`)}</figcaption>
      <div className="notice-card" lang={customer.language} dir={customer.direction}>
        {place === 'paper' ? null : (
          <p className="notice-card-head">
            <NoticeIcon about={draft.about} />
            {customer.t(`common.notice.about.${draft.about}`)}
            {draft.drill ? <strong>{customer.t('common.notice.drill')}</strong> : null}
          </p>
        )}
        <p className="notice-card-text" lang={language} dir={directionOf(language)}>
          {text}
        </p>
        {place !== 'paper' && services.length > 0 ? (
          <p className="notice-card-services">
            {customer.t('common.notice.for', {
              services: customer.list(services.map(({ name }) => customer.text(name))),
            })}
          </p>
        ) : null}
      </div>
    </figure>
  );
}
