import type { CallProblem } from '@foyer/client';
import { type SectionId, sectionOf } from '@foyer/configuration';
import { Button, EmptyState, Spinner, useWords } from '@foyer/ui';
import { CircleAlert } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { useForm } from 'react-hook-form';
import { formatProblem } from '../../shell/format-problem.ts';
import { ClosingDialog } from './closing-dialog.tsx';
import { CollisionDialog } from './collision-dialog.tsx';
import { type Configuration, loadConfiguration } from './configuration.ts';
import { differences } from './differences.ts';
import { MistakesElsewhere } from './mistakes-elsewhere.tsx';
import { SaveBar } from './save-bar.tsx';
import { DraftContext, SectionFormContext } from './section-context.ts';
import { isSame, type PlainObject, tidyObject } from './shape.ts';
import { draftOf, useSettledValue } from './use-draft.ts';
import { useSaving } from './use-saving.ts';
import './section.css';

interface SectionPageProps {
  readonly section: SectionId;
  readonly children: ReactNode;
}

/** A section's form, once the configuration in force has come. */
export function SectionPage({ section, children }: SectionPageProps) {
  const words = useWords();
  const [configuration, setConfiguration] = useState<Configuration | null>(null);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const load = useCallback(async () => {
    setProblem(null);
    const loaded = await loadConfiguration();
    if (loaded.ok) setConfiguration(loaded.value);
    else setProblem(loaded.error);
  }, []);
  useEffect(() => void load(), [load]);
  if (problem !== null) {
    return (
      <EmptyState
        icon={<CircleAlert size={44} aria-hidden="true" />}
        title={words.t('settings.failed')}
        action={<Button onPress={() => void load()}>{words.t('shell.common.again')}</Button>}
      >
        {formatProblem(problem, words)}
      </EmptyState>
    );
  }
  if (configuration === null) return <Spinner size="large" label={words.t('shell.session.checking')} />;
  return (
    <OpenForm section={section} configuration={configuration} onLoaded={setConfiguration}>
      {children}
    </OpenForm>
  );
}

interface OpenFormProps extends SectionPageProps {
  readonly configuration: Configuration;
  readonly onLoaded: (configuration: Configuration) => void;
}

function OpenForm({ section, configuration, onLoaded, children }: OpenFormProps) {
  const words = useWords();
  const { config } = configuration;
  const form = useForm({ defaultValues: tidyObject(sectionOf(config, section)) });
  const saving = useSaving(form, section, configuration, onLoaded);
  const [value, settle] = useSettledValue(form);
  const answer = saving.answer !== null && isSame(saving.answer.about, value) ? saving.answer : null;
  const refused = answer?.refused;
  const draft = useMemo(() => draftOf(config, section, value, refused ?? []), [config, section, value, refused]);
  /** As the form says it this very moment, and not a moment ago. */
  const settled = () => {
    const now = tidyObject(form.getValues());
    if (isSame(now, value)) return draft;
    settle(now);
    return draftOf(config, section, now, []);
  };
  const before = useMemo(() => tidyObject(sectionOf(config, section)), [config, section]);
  const changes = useMemo(() => differences(before, value), [before, value]);
  const context = useMemo(
    () => ({
      section,
      form,
      config,
      replace: (next: PlainObject) => {
        // As its defaults as well: where a value has nothing, the form would put the default of that place.
        form.reset(next);
        settle(tidyObject(next));
      },
    }),
    [section, form, config, settle],
  );
  return (
    <SectionFormContext value={context}>
      <DraftContext value={draft}>
        <form
          className="section-form"
          aria-label={words.t(`settings.page.${section}`)}
          autoComplete="off"
          onSubmit={(event) => event.preventDefault()}
        >
          <MistakesElsewhere />
          <div className="section-body">{children}</div>
        </form>
        <SaveBar
          saved={configuration.section(section)}
          before={before}
          settled={settled}
          changes={changes}
          saving={saving}
          answer={answer}
        />
        {saving.collision === null ? null : <CollisionDialog collision={saving.collision} saving={saving} />}
        {saving.closing === null ? null : <ClosingDialog {...saving.closing} />}
      </DraftContext>
    </SectionFormContext>
  );
}
