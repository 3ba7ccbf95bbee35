import { CALLING_POLICIES, RETURN_POSITIONS } from '@foyer/basics';
import { Switch, useWords } from '@foyer/ui';
import { useController } from 'react-hook-form';
import { Choices } from '../../shell/choices.tsx';
import { FigureLine } from '../form/figure-field.tsx';
import { FormGroup } from '../form/form-group.tsx';
import { useSectionForm } from '../form/section-context.ts';

/** How the next customer is chosen, and how quickly supervisors answer. */
export function PolicySection() {
  const words = useWords();
  const { form } = useSectionForm();
  const { field } = useController({ name: 'policy.kind', control: form.control });
  const { field: staffSee } = useController({ name: 'policy.staffSee', control: form.control });
  const { field: returns } = useController({ name: 'noShow.returnPosition', control: form.control });
  const { field: nextStep } = useController({ name: 'policy.nextStep', control: form.control });
  const value = CALLING_POLICIES.find((kind) => kind === field.value) ?? CALLING_POLICIES[0];
  return (
    <div className="form-page">
      <FormGroup title={words.t('settings.policy.rule')} text={words.t('settings.policy.ruleText')}>
        <div data-field="policy.kind">
          <Choices
            label={words.t('settings.field.kind')}
            labelHidden
            value={value}
            onChange={field.onChange}
            options={CALLING_POLICIES.map((kind) => ({
              id: kind,
              label: words.t(`settings.policy.${kind}`),
              detail: words.t(`settings.policy.${kind}Text`),
            }))}
          />
        </div>
      </FormGroup>
      <FormGroup title={words.t('settings.policy.limits')}>
        <FigureLine
          name="policy.maxOvertakes"
          label={words.t('settings.field.maxOvertakes')}
          help={words.t('settings.help.maxOvertakes')}
        />
        <FigureLine
          name="escalationDeadlineSeconds"
          scale="minutes"
          label={words.t('settings.field.escalationDeadlineSeconds')}
          help={words.t('settings.help.escalationDeadlineSeconds')}
        />
        <FigureLine
          name="closeIdleAfterMinutes"
          label={words.t('settings.field.closeIdleAfterMinutes')}
          help={words.t('settings.help.closeIdleAfterMinutes')}
        />
      </FormGroup>
      <FormGroup title={words.t('settings.policy.several')}>
        <div data-field="policy.nextStep">
          <Choices
            label={words.t('settings.field.nextStep')}
            layout="line"
            value={RETURN_POSITIONS.find((position) => position === nextStep.value) ?? 'last'}
            onChange={(position) => nextStep.onChange(position === 'last' ? undefined : position)}
            options={RETURN_POSITIONS.map((id) => ({ id, label: words.t(`dialogs.transfer.${id}`) }))}
          />
        </div>
      </FormGroup>
      <FormGroup title={words.t('settings.policy.noShow')}>
        <FigureLine
          name="noShow.graceSeconds"
          scale="seconds"
          label={words.t('settings.field.graceSeconds')}
          help={words.t('settings.help.graceSeconds')}
        />
        <FigureLine
          name="noShow.mostRecalls"
          label={words.t('settings.field.mostRecalls')}
          help={words.t('settings.help.mostRecalls')}
        />
        <FigureLine
          name="noShow.automaticSeconds"
          scale="seconds"
          label={words.t('settings.field.automaticSeconds')}
          help={words.t('settings.help.automaticSeconds')}
        />
        <FigureLine
          name="noShow.returnMinutes"
          label={words.t('settings.unit.in', {
            label: words.t('settings.field.returnMinutes'),
            unit: words.t('settings.unit.minutes'),
          })}
          help={words.t('settings.help.returnMinutes')}
        />
        <div data-field="noShow.returnPosition">
          <Choices
            label={words.t('settings.field.returnPosition')}
            layout="line"
            value={RETURN_POSITIONS.find((position) => position === returns.value) ?? 'original'}
            onChange={returns.onChange}
            options={RETURN_POSITIONS.map((id) => ({ id, label: words.t(`dialogs.transfer.${id}`) }))}
          />
        </div>
      </FormGroup>
      <FormGroup title={words.t('settings.policy.agents')}>
        <div data-field="policy.staffSee">
          <Switch
            label={words.t('settings.field.staffSee')}
            description={words.t('settings.help.staffSee')}
            value={staffSee.value === 'own'}
            onChange={(own) => staffSee.onChange(own ? 'own' : undefined)}
          />
        </div>
      </FormGroup>
    </div>
  );
}
