import type { OpeningHours } from '@foyer/configuration';
import { useWords } from '@foyer/ui';
import { useMemo } from 'react';
import { client } from '../../shell/server.ts';
import { sayMistake } from '../form/say-mistake.ts';
import { useDraft, useSectionForm } from '../form/section-context.ts';
import type { Mistakes } from '../hours/hours-draft.ts';
import { HoursForm } from '../hours/hours-form.tsx';

/** When the branch is open, and what it does by itself at those times. */
export function HoursSection() {
  const words = useWords();
  const { form, config, replace } = useSectionForm();
  const { mistakes } = useDraft();
  const value: OpeningHours | undefined = form.watch('hours') ?? undefined;
  const said: Mistakes = useMemo(
    () =>
      new Map(
        mistakes
          .filter(({ path }) => path[0] === 'hours')
          .map((mistake) => [
            mistake.path.slice(1).reduce((pointer, step) => `${pointer}/${step}`, ''),
            sayMistake(mistake, words, config),
          ]),
      ),
    [mistakes, words, config],
  );
  return (
    <div className="form-page">
      <HoursForm
        value={value}
        onChange={(hours) => replace(hours === undefined ? {} : { hours })}
        mistakes={said}
        services={config.services}
        languages={config.languages}
        country={new Intl.Locale(config.locale).region ?? ''}
        year={Number(new Intl.DateTimeFormat('en', { timeZone: config.timeZone, year: 'numeric' }).format(new Date()))}
        askHolidays={(query) => client.call('holidays', { query })}
      />
    </div>
  );
}
