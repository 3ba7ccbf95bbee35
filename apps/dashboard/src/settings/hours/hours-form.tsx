import type { LocalText, OpeningHours } from '@foyer/configuration';
import { Button, Card, IconButton, Select, TextField, useWords } from '@foyer/ui';
import { CalendarPlus, Trash2 } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { ExceptionsList } from './exceptions-list.tsx';
import { type AskHolidays, HolidayImport } from './holiday-import.tsx';
import { inOrder, type Mistakes, mistakeAt, usualHours, withHolidays } from './hours-draft.ts';
import { WeekGrid } from './week-grid.tsx';
import './hours.css';

export interface HoursFormProps {
  /** `undefined`: the branch is opened and closed by hand. */
  readonly value: OpeningHours | undefined;
  readonly onChange: (value: OpeningHours | undefined) => void;
  readonly mistakes: Mistakes;
  readonly services: readonly { readonly id: string; readonly name: LocalText }[];
  readonly languages: readonly string[];
  /** The branch's, ISO 3166-1. */
  readonly country: string;
  /** The branch's present year. */
  readonly year: number;
  readonly askHolidays: AskHolidays;
}

/** When the branch is open, and what it does by itself at those times. */
export function HoursForm(props: HoursFormProps) {
  const { value, onChange, mistakes, services, languages, country, year, askHolidays } = props;
  const words = useWords();
  const [importing, setImporting] = useState(false);
  const byHand = (
    <Check
      label={words.t('hours.have')}
      hint={words.t('hours.haveHint')}
      value={value !== undefined}
      onChange={(has) => onChange(has ? usualHours() : undefined)}
    />
  );
  if (value === undefined) return <div className="hours">{byHand}</div>;
  const change = (changes: Partial<OpeningHours>) => onChange({ ...value, ...changes });
  return (
    <div className="hours">
      {byHand}
      <Part title={words.t('hours.week')}>
        <WeekGrid
          label={words.t('hours.week')}
          week={value.weekly}
          onChange={(weekly) => change({ weekly })}
          pointer="/weekly"
          mistakes={mistakes}
        />
      </Part>
      <Part title={words.t('hours.itself')}>
        <Check
          label={words.t('hours.openBySelf')}
          value={value.openBySelf}
          onChange={(openBySelf) => change({ openBySelf })}
        />
        <Check
          label={words.t('hours.closeBySelf')}
          value={value.closeBySelf}
          onChange={(closeBySelf) => change({ closeBySelf })}
        />
        <Check
          label={words.t('hours.lastTicket')}
          hint={words.t('hours.lastTicketHint')}
          value={value.lastTicket}
          onChange={(lastTicket) => change({ lastTicket })}
        />
        <div className="hours-minutes">
          <Minutes
            label={words.t('hours.warning')}
            hint={words.t('hours.warningHint')}
            value={value.warningMinutes}
            error={mistakeAt(mistakes, '/warningMinutes')}
            onChange={(warningMinutes) => change({ warningMinutes: warningMinutes ?? 0 })}
          />
          <Minutes
            label={words.t('hours.endAfter')}
            hint={words.t('hours.endAfterHint')}
            value={value.endAfterMinutes}
            error={mistakeAt(mistakes, '/endAfterMinutes')}
            onChange={(endAfterMinutes) => onChange(withEnd(value, endAfterMinutes))}
          />
        </div>
      </Part>
      <Part
        title={words.t('hours.exceptions')}
        tools={
          <Button size="small" icon={<CalendarPlus size={16} aria-hidden="true" />} onPress={() => setImporting(true)}>
            {words.t('hours.import.open')}
          </Button>
        }
      >
        <ExceptionsList
          exceptions={value.exceptions}
          languages={languages}
          mistakes={mistakes}
          onChange={(exceptions) => change({ exceptions })}
        />
      </Part>
      <Part title={words.t('hours.services')} text={words.t('hours.servicesHint')}>
        <ServiceWeeks
          value={value}
          services={services}
          mistakes={mistakes}
          onChange={(own) => change({ services: own })}
        />
      </Part>
      {importing ? (
        <HolidayImport
          country={country}
          year={year}
          known={new Set(value.exceptions.map(({ date }) => date))}
          ask={askHolidays}
          onImport={(holidays) => change({ exceptions: withHolidays(inOrder(value.exceptions), holidays) })}
          onClose={() => setImporting(false)}
        />
      ) : null}
    </div>
  );
}

function withEnd({ endAfterMinutes: _, ...hours }: OpeningHours, minutes: number | undefined): OpeningHours {
  return minutes === undefined ? hours : { ...hours, endAfterMinutes: minutes };
}

interface ServiceWeeksProps {
  readonly value: OpeningHours;
  readonly services: HoursFormProps['services'];
  readonly mistakes: Mistakes;
  readonly onChange: (services: OpeningHours['services']) => void;
}

/** The services with a week of their own, and one that is to get one. */
function ServiceWeeks({ value, services, mistakes, onChange }: ServiceWeeksProps) {
  const words = useWords();
  const own = value.services;
  const nameOf = (id: string) => words.text(services.find((service) => service.id === id)?.name ?? {}) || id;
  const others = services.filter(({ id }) => !own.some(({ serviceId }) => serviceId === id));
  return (
    <>
      {own.map((one, at) => (
        <section key={one.serviceId} className="service-week">
          <header>
            <h3>{nameOf(one.serviceId)}</h3>
            <IconButton
              size="small"
              label={words.t('hours.removeService', { service: nameOf(one.serviceId) })}
              onPress={() => onChange(own.toSpliced(at, 1))}
            >
              <Trash2 size={16} aria-hidden="true" />
            </IconButton>
          </header>
          <WeekGrid
            label={nameOf(one.serviceId)}
            week={one.weekly}
            onChange={(weekly) => onChange(own.with(at, { ...one, weekly }))}
            pointer={`/services/${at}/weekly`}
            mistakes={mistakes}
          />
        </section>
      ))}
      {others.length === 0 ? null : (
        <Select
          className="service-add"
          label={words.t('hours.addService')}
          options={others.map(({ id, name }) => ({ id, label: words.text(name) }))}
          value={null}
          onChange={(id) =>
            onChange([...own, { serviceId: id as OpeningHours['services'][number]['serviceId'], weekly: value.weekly }])
          }
        />
      )}
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly text?: string;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

function Part({ title, text, tools, children }: PartProps) {
  const id = useId();
  return (
    <Card as="section" aria-labelledby={id} className="hours-part">
      <header>
        <h2 id={id}>{title}</h2>
        {tools}
      </header>
      {text === undefined ? null : <p className="muted">{text}</p>}
      {children}
    </Card>
  );
}

interface CheckProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

function Check({ label, hint, value, onChange }: CheckProps) {
  return (
    <label className="hours-check">
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {label}
        {hint === undefined ? null : <small className="muted">{hint}</small>}
      </span>
    </label>
  );
}

interface MinutesProps {
  readonly label: string;
  readonly hint: string;
  readonly value: number | undefined;
  readonly error: string | undefined;
  readonly onChange: (minutes: number | undefined) => void;
}

/** Minutes, or nothing. */
function Minutes({ label, hint, value, error, onChange }: MinutesProps) {
  return (
    <TextField
      label={label}
      description={hint}
      inputMode="numeric"
      maxLength={3}
      value={value === undefined ? '' : String(value)}
      onChange={(text) => onChange(/^\d+$/.test(text) ? Number(text) : undefined)}
      {...(error === undefined ? {} : { error })}
    />
  );
}
