import { TEMPLATE_IDS, TEMPLATES, type TemplateId } from '@foyer/configuration';
import { useWords } from '@foyer/ui';
import { Building2, FileJson, HeartPulse, Landmark, type LucideIcon, ShoppingBag, Sparkles } from 'lucide-react';
import { useState } from 'react';
import { readBranchFile } from '../settings/transfer/branch-file.ts';
import { begunAs } from './founding-draft.ts';
import type { StepProps } from './step-props.ts';

const ICONS: Readonly<Record<TemplateId, LucideIcon>> = {
  bank: Landmark,
  clinic: HeartPulse,
  'town-hall': Building2,
  shop: ShoppingBag,
  blank: Sparkles,
};

/** What the branch begins as. */
export function BeginStep({ draft, onChange, mistakes }: StepProps) {
  const words = useWords();
  const [unreadable, setUnreadable] = useState(false);
  const { begin } = draft;
  const read = async (file: File | undefined) => {
    if (file === undefined) return;
    const found = readBranchFile(await file.text());
    setUnreadable(found === null);
    if (found !== null) onChange(begunAs(draft, { with: 'file', file: found, fileName: file.name }));
  };
  const problems = [
    ...(unreadable ? [words.t('founding.file.unreadable')] : []),
    ...new Set([...mistakes].map(([pointer, sentence]) => `${pointer.replace('/branch/', '')}: ${sentence}`)),
  ];
  return (
    <fieldset className="founding-group">
      <legend className="fy-visually-hidden">{words.t('founding.step.begin')}</legend>
      <div className="founding-cards">
        {TEMPLATE_IDS.map((id) => {
          const Icon = ICONS[id];
          return (
            <label key={id} className="founding-card">
              <input
                type="radio"
                name="begin"
                checked={begin.with === 'template' && begin.template === id}
                onChange={() => {
                  setUnreadable(false);
                  onChange(begunAs(draft, { with: 'template', template: id }));
                }}
              />
              <Icon size={26} aria-hidden="true" />
              <strong>{words.t(`templates.${id}.title`)}</strong>
              <span className="muted">{words.t(`templates.${id}.text`)}</span>
              <span className="founding-services">
                {words.list(
                  TEMPLATES[id].services.flatMap((service) => {
                    const key = `templates.${id}.service.${service.id}`;
                    return words.has(key) ? [words.t(key)] : [];
                  }),
                )}
              </span>
            </label>
          );
        })}
        <label className="founding-card" data-chosen={begin.with === 'file' || undefined}>
          <input
            className="fy-visually-hidden"
            type="file"
            accept="application/json,.json"
            onChange={(event) => void read(event.target.files?.[0])}
          />
          <FileJson size={26} aria-hidden="true" />
          <strong>{words.t('founding.file.title')}</strong>
          <span className="muted">{words.t('founding.file.text')}</span>
          {begin.with === 'file' ? <bdi className="founding-services">{begin.fileName}</bdi> : null}
        </label>
      </div>
      {problems.length === 0 ? null : (
        <ul role="alert" className="fy-field-error founding-problems">
          {problems.slice(0, 8).map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}
