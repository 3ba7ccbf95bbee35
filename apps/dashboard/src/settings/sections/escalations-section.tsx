import { HELP } from '@foyer/basics';
import type { EscalationLevel, EscalationPath } from '@foyer/configuration';
import { Button, useWords } from '@foyer/ui';
import { Plus, Undo2 } from 'lucide-react';
import { useController } from 'react-hook-form';
import { formatReason } from '../../shell/format-facts.ts';
import { useMistakeAt } from '../form/field-mistake.ts';
import { FormGroup } from '../form/form-group.tsx';
import { useSectionForm } from '../form/section-context.ts';
import { LevelFields } from './level-fields.tsx';
import { type Colleague, useColleagues } from './use-colleagues.ts';
import './escalations-section.css';

/** As many as the schema allows. */
const MOST_LEVELS = 5;

/** Whom calls for help and the escalations of each reason go to, one after the other. */
export function EscalationsSection() {
  const words = useWords();
  const { form, config } = useSectionForm();
  const { field } = useController({ name: 'escalations', control: form.control });
  const colleagues = useColleagues();
  const paths: readonly EscalationPath[] = Array.isArray(field.value) ? field.value : [];
  // Without any there is no list of them.
  const change = (next: readonly EscalationPath[]) => field.onChange(next.length === 0 ? null : next);
  const reasons = [
    { id: HELP, name: words.t('settings.escalation.help'), role: 'agent' as const },
    ...config.reasons.escalation
      .filter(({ id, retired }) => retired !== true || paths.some(({ reason }) => reason === id))
      .map(({ id, name }) => ({
        id,
        name: name === undefined ? formatReason(id, words) : words.text(name),
        role: 'supervisor' as const,
      })),
  ];
  return (
    <div className="form-page">
      {reasons.map(({ id, name, role }) => {
        const at = paths.findIndex(({ reason }) => reason === id);
        const path = paths[at];
        return (
          <FormGroup key={id} title={name}>
            {path === undefined ? (
              <div className="escalation-usual">
                <p className="muted">
                  {words.t('settings.escalation.usual', {
                    whom: words.t(`floor.role.${role}`),
                    time: words.duration(config.escalationDeadlineSeconds),
                  })}
                </p>
                <Button
                  size="small"
                  icon={<Plus size={16} aria-hidden="true" />}
                  onPress={() => change([...paths, { reason: id, levels: [{ role }] }])}
                >
                  {words.t('settings.escalation.own', { reason: name })}
                </Button>
              </div>
            ) : (
              <PathFields
                name={`escalations.${at}`}
                path={path}
                reason={name}
                usual={role}
                colleagues={colleagues}
                onChange={(next) => change(next === null ? paths.toSpliced(at, 1) : paths.with(at, next))}
              />
            )}
          </FormGroup>
        );
      })}
    </div>
  );
}

interface PathFieldsProps {
  readonly name: string;
  readonly path: EscalationPath;
  readonly reason: string;
  readonly usual: 'agent' | 'supervisor';
  readonly colleagues: readonly Colleague[];
  /** `null`: it goes the usual way. */
  readonly onChange: (path: EscalationPath | null) => void;
}

function PathFields({ name, path, reason, usual, colleagues, onChange }: PathFieldsProps) {
  const words = useWords();
  const error = useMistakeAt(name, `${name}.reason`, `${name}.levels`);
  const put = (levels: readonly EscalationLevel[]) => onChange({ ...path, levels });
  return (
    <div className="escalation-path" data-field={name}>
      <ol>
        {path.levels.map((level, at) => (
          <LevelFields
            // biome-ignore lint/suspicious/noArrayIndexKey: a level is known by its place alone
            key={at}
            name={`${name}.levels.${at}`}
            number={at + 1}
            level={level}
            usual={usual}
            colleagues={colleagues}
            onChange={(next) => put(path.levels.with(at, next))}
            onRemove={path.levels.length === 1 ? null : () => put(path.levels.toSpliced(at, 1))}
          />
        ))}
      </ol>
      {error === undefined ? null : <p className="fy-field-error">{error}</p>}
      <div className="escalation-tools">
        <Button
          size="small"
          icon={<Plus size={16} aria-hidden="true" />}
          isDisabled={path.levels.length >= MOST_LEVELS}
          onPress={() => put([...path.levels, { role: 'manager' }])}
        >
          {words.t('settings.escalation.addLevel', { reason })}
        </Button>
        <Button
          size="small"
          variant="quiet"
          icon={<Undo2 size={16} aria-hidden="true" className="mirrored" />}
          onPress={() => onChange(null)}
        >
          {words.t('settings.escalation.asUsual', { reason })}
        </Button>
      </div>
    </div>
  );
}
