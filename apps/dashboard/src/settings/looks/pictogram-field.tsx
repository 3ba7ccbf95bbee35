import { PICTOGRAMS } from '@foyer/basics';
import { Button, PictogramIcon, useWords } from '@foyer/ui';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import { FormGroup } from '../form/form-group.tsx';
import { useSectionForm } from '../form/section-context.ts';
import { PictogramPicker } from './pictogram-picker.tsx';

/** The picture of a service or category, for those who read none of the languages. */
export function PictogramField({ name }: { readonly name: string }) {
  const words = useWords();
  const { form } = useSectionForm();
  const { field } = useController({ name: `${name}.pictogram`, control: form.control });
  const [choosing, setChoosing] = useState(false);
  const value = PICTOGRAMS.find((each) => each === field.value);
  return (
    <FormGroup title={words.t('settings.field.pictogram')} text={words.t('settings.help.pictogram')}>
      <div className="pictogram-chosen" data-field={`${name}.pictogram`}>
        {value === undefined ? null : <PictogramIcon name={value} size={32} />}
        <span>{words.t(value === undefined ? 'looks.pictogram.none' : `looks.pictogram.name.${value}`)}</span>
        <Button size="small" aria-expanded={choosing} onPress={() => setChoosing(!choosing)}>
          {words.t(choosing ? 'looks.pictogram.done' : 'looks.pictogram.choose')}
        </Button>
      </div>
      {choosing ? <PictogramPicker value={value} onChange={(next) => field.onChange(next ?? null)} /> : null}
    </FormGroup>
  );
}
