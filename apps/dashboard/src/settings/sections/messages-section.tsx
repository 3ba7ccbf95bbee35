import { MESSAGE_RULES } from '@foyer/basics';
import { Switch, useWords } from '@foyer/ui';
import { useController } from 'react-hook-form';
import { CheckList } from '../../shell/check-list.tsx';
import { useMistakeAt } from '../form/field-mistake.ts';
import { FigureLine } from '../form/figure-field.tsx';
import { FormGroup } from '../form/form-group.tsx';
import { useDraft, useSectionForm } from '../form/section-context.ts';
import { isObject } from '../form/shape.ts';
import { QuietHours } from './quiet-hours.tsx';
import { usualMessages } from './usual-messages.ts';
import './messages-section.css';

/** By these the machine is told of the provider that sends. */
const VARIABLES = ['FOYER_SMS_URL', 'FOYER_SMS_ACCOUNT', 'FOYER_SMS_TOKEN', 'FOYER_SMS_FROM'] as const;

/** Whether customers who ask for messages get them, which, and how often at most. */
export function MessagesSection() {
  const words = useWords();
  const { replace, config } = useSectionForm();
  const { value } = useDraft();
  const sends = isObject(value.messages);
  return (
    <div className="form-page">
      <FormGroup title={words.t('settings.messages.title')} text={words.t('settings.messages.text')}>
        <Switch
          label={words.t('settings.messages.send')}
          value={sends}
          onChange={(on) => replace(on ? { messages: config.messages ?? usualMessages(config) } : {})}
        />
        <div className="message-truths">
          <p>{words.t('settings.messages.consent')}</p>
          <p>{words.t('settings.messages.provider')}</p>
          <ul className="message-variables">
            {VARIABLES.map((name) => (
              <li key={name}>
                <code dir="ltr">{name}</code>
              </li>
            ))}
          </ul>
        </div>
      </FormGroup>
      {sends ? <MessageFields /> : null}
    </div>
  );
}

function MessageFields() {
  const words = useWords();
  const inMinutes = (label: string) => words.t('settings.unit.in', { label, unit: words.t('settings.unit.minutes') });
  return (
    <>
      <FormGroup title={words.t('settings.field.rules')} text={words.t('settings.messages.rulesText')}>
        <RulesField />
        <FigureLine
          name="messages.nearlyMinutes"
          label={inMinutes(words.t('settings.field.nearlyMinutes'))}
          help={words.t('settings.help.nearlyMinutes')}
        />
      </FormGroup>
      <FormGroup title={words.t('settings.messages.limits')} text={words.t('settings.messages.limitsText')}>
        <FigureLine
          name="messages.mostPerVisit"
          label={words.t('settings.field.mostPerVisit')}
          help={words.t('settings.help.mostPerVisit')}
        />
        <FigureLine
          name="messages.apartMinutes"
          label={inMinutes(words.t('settings.field.apartMinutes'))}
          help={words.t('settings.help.apartMinutes')}
        />
      </FormGroup>
      <FormGroup title={words.t('settings.field.quiet')} text={words.t('settings.messages.quietText')}>
        <QuietHours />
      </FormGroup>
    </>
  );
}

/** What customers are told, each with when and what that is. */
function RulesField() {
  const words = useWords();
  const { form } = useSectionForm();
  const { field } = useController({ name: 'messages.rules', control: form.control });
  const error = useMistakeAt('messages.rules');
  const chosen = MESSAGE_RULES.filter((rule) => Array.isArray(field.value) && field.value.includes(rule));
  return (
    <div className="message-rules" data-field="messages.rules">
      <CheckList
        label={words.t('settings.field.rules')}
        labelHidden
        options={MESSAGE_RULES.map((id) => ({
          id,
          label: words.t(`settings.messages.rule.${id}`),
          detail: words.t(`settings.messages.ruleText.${id}`),
        }))}
        value={chosen}
        onChange={field.onChange}
      />
      <p role="status" className={chosen.length === 0 ? 'form-hint' : undefined}>
        {chosen.length === 0 ? words.t('settings.messages.none') : null}
      </p>
      {error === undefined ? null : <p className="fy-field-error">{error}</p>}
    </div>
  );
}
