import { WEEKDAYS, type WeeklyHours } from '@foyer/configuration';
import { IconButton, useWords } from '@foyer/ui';
import { CopyPlus } from 'lucide-react';
import type { Mistakes } from './hours-draft.ts';
import { SpansField } from './spans-field.tsx';

interface WeekGridProps {
  readonly label: string;
  readonly week: WeeklyHours;
  readonly onChange: (week: WeeklyHours) => void;
  readonly pointer: string;
  readonly mistakes: Mistakes;
}

/** A week, a row a day, in the order in which the region counts them. */
export function WeekGrid({ label, week, onChange, pointer, mistakes }: WeekGridProps) {
  const words = useWords();
  const days = words.weekdays.map((number) => ({ number, day: WEEKDAYS[number - 1] ?? 'monday' }));
  return (
    <fieldset className="week" aria-label={label}>
      {days.map(({ number, day }, at) => {
        const name = words.weekday(number);
        const next = days[at + 1];
        return (
          <div key={day} className="week-day" data-closed={week[day].length === 0 || undefined}>
            <span className="week-name">{name}</span>
            <SpansField
              of={name}
              spans={week[day]}
              onChange={(spans) => onChange({ ...week, [day]: spans })}
              pointer={`${pointer}/${day}`}
              mistakes={mistakes}
            />
            {next === undefined ? null : (
              <IconButton
                size="small"
                label={words.t('hours.copyDown', { day: name, next: words.weekday(next.number) })}
                onPress={() => onChange({ ...week, [next.day]: week[day] })}
              >
                <CopyPlus size={16} aria-hidden="true" />
              </IconButton>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
