import { TimeField, useWords } from '@foyer/ui';
import { useId } from 'react';
import { useController } from 'react-hook-form';
import { CheckLine } from '../../devices/checks.tsx';
import { useMistakeAt } from '../form/field-mistake.ts';
import { useSectionForm } from '../form/section-context.ts';
import { isObject } from '../form/shape.ts';
import { timeOf } from './breaks-field.tsx';
import { USUAL_QUIET } from './usual-messages.ts';

/** The times between which nobody is sent anything, or none. */
export function QuietHours() {
  const words = useWords();
  const id = useId();
  const { form } = useSectionForm();
  const { field } = useController({ name: 'messages.quiet', control: form.control });
  const [whole, from, until] = [
    useMistakeAt('messages.quiet'),
    useMistakeAt('messages.quiet.from'),
    useMistakeAt('messages.quiet.until'),
  ];
  const quiet = isObject(field.value) ? { from: timeOf(field.value.from), until: timeOf(field.value.until) } : null;
  return (
    <div className="quiet-hours">
      <CheckLine checked={quiet !== null} onChange={(on) => field.onChange(on ? USUAL_QUIET : undefined)}>
        {words.t('settings.messages.quiet')}
        <small className="muted">{words.t('settings.messages.quietHint')}</small>
      </CheckLine>
      {quiet === null ? null : (
        <fieldset
          className="quiet-times"
          aria-label={words.t('settings.field.quiet')}
          aria-describedby={whole === undefined ? undefined : id}
          data-field="messages.quiet"
          data-invalid={whole !== undefined || undefined}
        >
          <TimeField
            label={words.t('settings.field.from')}
            value={quiet.from}
            onChange={(time) => field.onChange({ ...quiet, from: time })}
            {...(from === undefined ? {} : { error: from })}
          />
          <TimeField
            label={words.t('settings.field.until')}
            value={quiet.until}
            onChange={(time) => field.onChange({ ...quiet, until: time })}
            {...(until === undefined ? {} : { error: until })}
          />
          {whole === undefined ? null : (
            <p id={id} role="alert" className="fy-field-error">
              {whole}
            </p>
          )}
        </fieldset>
      )}
    </div>
  );
}
