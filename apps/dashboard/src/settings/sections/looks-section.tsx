import { useWords } from '@foyer/ui';
import { useController } from 'react-hook-form';
import { useMistakeAt } from '../form/field-mistake.ts';
import { FormGroup } from '../form/form-group.tsx';
import { useSectionForm } from '../form/section-context.ts';
import { AccentField, colourOf } from '../looks/accent-field.tsx';
import { LogoField } from '../looks/logo-field.tsx';
import { LooksPreview } from '../looks/looks-preview.tsx';

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** How the branch looks: its logo and its colour, and what they come to. */
export function LooksSection() {
  const words = useWords();
  const { form, config } = useSectionForm();
  const { field: logo } = useController({ name: 'looks.logo', control: form.control });
  const { field: accent } = useController({ name: 'looks.accent', control: form.control });
  const [logoMistake, accentMistake] = [useMistakeAt('looks.logo'), useMistakeAt('looks.accent')];
  return (
    <div className="form-page">
      <FormGroup title={words.t('looks.logo.label')}>
        <div data-field="looks.logo">
          <LogoField value={textOf(logo.value)} onChange={(hash) => logo.onChange(hash ?? null)} />
          {logoMistake === undefined ? null : <p className="fy-field-error">{logoMistake}</p>}
        </div>
      </FormGroup>
      <FormGroup title={words.t('looks.accent.label')}>
        <div data-field="looks.accent">
          <AccentField
            value={textOf(accent.value)}
            onChange={(colour) => accent.onChange(colour ?? null)}
            error={accentMistake}
          />
        </div>
      </FormGroup>
      <FormGroup title={words.t('looks.preview.title')}>
        <LooksPreview
          logo={textOf(logo.value)}
          accent={colourOf(textOf(accent.value))}
          branchName={words.text(config.name)}
        />
      </FormGroup>
    </div>
  );
}
