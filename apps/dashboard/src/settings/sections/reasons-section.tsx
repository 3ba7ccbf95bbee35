import { REASON_KINDS, type ReasonKind } from '@foyer/basics';
import { useWords } from '@foyer/ui';
import { useController } from 'react-hook-form';
import { FormGroup } from '../form/form-group.tsx';
import { sayMistake } from '../form/say-mistake.ts';
import { useBranchLanguages, useDraft, useSectionForm } from '../form/section-context.ts';
import { type ReasonEntry, ReasonList } from '../reasons/reason-list.tsx';

/** What staff choose from where a reason is asked for. */
export function ReasonsSection() {
  return (
    <div className="form-page">
      {REASON_KINDS.map((kind) => (
        <Reasons key={kind} kind={kind} />
      ))}
    </div>
  );
}

function Reasons({ kind }: { readonly kind: ReasonKind }) {
  const words = useWords();
  const { form, config } = useSectionForm();
  const { mistakesAt } = useDraft();
  const { field } = useController({ name: `reasons.${kind}`, control: form.control });
  const languages = useBranchLanguages();
  return (
    <FormGroup title={words.t(`settings.field.${kind}`)}>
      <ReasonList
        value={field.value as readonly ReasonEntry[]}
        onChange={field.onChange}
        languages={languages}
        guided={kind === 'escalation'}
        inForce={config.reasons[kind]}
        mistakeAt={(place) => {
          const [mistake] = mistakesAt.get(['reasons', kind, ...place].join('.')) ?? [];
          return mistake === undefined ? undefined : sayMistake(mistake, words, config);
        }}
      />
    </FormGroup>
  );
}
