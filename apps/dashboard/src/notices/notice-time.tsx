import { DatePicker, Select, TimeField, useWords } from '@foyer/ui';
import type { LocalTime } from './notice-draft.ts';

interface NoticeTimeProps {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  /** With `at` the day and the time of day are asked for. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly time: LocalTime;
  readonly onTime: (time: LocalTime) => void;
  /** What is wrong with it. */
  readonly error?: string;
}

/** When a notice begins or ends: one of a few, or a time that is written. */
export function NoticeTime({ label, options, value, onChange, time, onTime, error }: NoticeTimeProps) {
  const words = useWords();
  const wrong = error === undefined ? {} : { error };
  return (
    <div className="notice-time">
      <Select label={label} options={options} value={value} onChange={onChange} {...(value === 'at' ? {} : wrong)} />
      {value === 'at' ? (
        <>
          <DatePicker
            label={words.t('notices.day')}
            value={time.day}
            onChange={(day) => onTime({ ...time, day })}
            {...wrong}
          />
          <TimeField
            label={words.t('notices.time')}
            value={time.time}
            onChange={(clock) => onTime({ ...time, time: clock })}
          />
        </>
      ) : null}
    </div>
  );
}
