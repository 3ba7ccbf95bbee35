import { ESCALATED_TO } from '@foyer/basics';
import type { EscalationLevel } from '@foyer/configuration';
import { IconButton, Select, useWords } from '@foyer/ui';
import { X } from 'lucide-react';
import { Checks } from '../../devices/checks.tsx';
import { useMistakeAt } from '../form/field-mistake.ts';
import { FigureText } from '../form/figure-field.tsx';
import { useSectionForm } from '../form/section-context.ts';
import type { Colleague } from './use-colleagues.ts';

interface LevelFieldsProps {
  readonly name: string;
  /** From 1. */
  readonly number: number;
  readonly level: EscalationLevel;
  /** The role where neither a role nor people are named. */
  readonly usual: 'agent' | 'supervisor';
  readonly colleagues: readonly Colleague[];
  readonly onChange: (level: EscalationLevel) => void;
  /** `null`: it is the only one. */
  readonly onRemove: (() => void) | null;
}

/** One level of the way that escalations go: to whom, how long they have, and when they are reminded. */
export function LevelFields({ name, number, level, usual, colleagues, onChange, onRemove }: LevelFieldsProps) {
  const words = useWords();
  const { config } = useSectionForm();
  const at = useMistakeAt(name);
  const inPeople = (level.people ?? []).map((_, index) => `${name}.people.${index}`);
  const people = useMistakeAt(`${name}.people`, ...inPeople);
  const [within, remind] = [useMistakeAt(`${name}.withinSeconds`), useMistakeAt(`${name}.remindSeconds`)];
  // What is emptied or no number is left to the check of the whole.
  const put = (changes: Readonly<Record<string, unknown>>) => onChange({ ...level, ...changes });
  const onlyPeople = level.role == null && level.people != null;
  return (
    <li className="escalation-level" data-field={name}>
      <div className="escalation-level-head">
        <h3>{words.t('settings.escalation.level', { number })}</h3>
        {onRemove === null ? null : (
          <IconButton size="small" label={words.t('settings.escalation.removeLevel', { number })} onPress={onRemove}>
            <X size={18} aria-hidden="true" />
          </IconButton>
        )}
      </div>
      <Select
        label={words.t('settings.field.role')}
        options={[
          ...ESCALATED_TO.map((role) => ({ id: role, label: words.t(`settings.escalation.role.${role}`) })),
          ...(colleagues.length === 0 && !onlyPeople
            ? []
            : [{ id: 'people' as const, label: words.t('settings.escalation.role.people') }]),
        ]}
        value={onlyPeople ? 'people' : (level.role ?? usual)}
        onChange={(role) =>
          put(role === 'people' ? { role: null, people: level.people ?? firstOf(colleagues) } : { role })
        }
      />
      {colleagues.length === 0 ? null : (
        <Checks
          label={words.t('settings.escalation.people')}
          options={colleagues}
          chosen={level.people ?? []}
          onChange={(chosen) => put({ people: chosen.length === 0 ? null : chosen })}
          error={people}
        />
      )}
      <div className="escalation-times">
        <FigureText
          name={`${name}.withinSeconds`}
          scale="minutes"
          label={words.t('settings.field.withinSeconds')}
          help={words.t('settings.help.withinSeconds', { time: words.duration(config.escalationDeadlineSeconds) })}
          value={level.withinSeconds}
          error={within}
          onChange={(withinSeconds) => put({ withinSeconds })}
        />
        <FigureText
          name={`${name}.remindSeconds`}
          scale="minutes"
          label={words.t('settings.field.remindSeconds')}
          help={words.t('settings.help.remindSeconds')}
          value={level.remindSeconds}
          error={remind}
          onChange={(remindSeconds) => put({ remindSeconds })}
        />
      </div>
      {at === undefined ? null : <p className="fy-field-error">{at}</p>}
    </li>
  );
}

function firstOf(colleagues: readonly Colleague[]): readonly Colleague['id'][] {
  return colleagues.slice(0, 1).map(({ id }) => id);
}
