import { Button, Dialog, TextField, useWords } from '@foyer/ui';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { formatProblem } from '../../shell/format-problem.ts';
import { leaveGuard } from '../leave-guard.ts';
import { ChangesDialog } from './changes-dialog.tsx';
import type { SavedSection } from './configuration.ts';
import { type Difference, differences } from './differences.ts';
import { goToField, placeOf } from './go-to-field.ts';
import { isElsewhere } from './mistakes.ts';
import { type Draft, useDraft, useSectionForm } from './section-context.ts';
import { type PlainObject, tidyObject } from './shape.ts';
import { UnservedNote } from './unserved-note.tsx';
import type { Answer, Saving } from './use-saving.ts';
import './save-bar.css';

interface SaveBarProps {
  readonly saved: SavedSection;
  readonly before: PlainObject;
  /** What the form says at this moment: the draft is a moment late. */
  readonly settled: () => Draft;
  readonly changes: readonly Difference[];
  readonly saving: Saving;
  /** What came of saving what the form says now. */
  readonly answer: Answer | null;
}

/** What has changed, and whether it is to be kept. */
export function SaveBar({ saved, before, settled, changes, saving, answer }: SaveBarProps) {
  const words = useWords();
  const [, go] = useLocation();
  const { form, section } = useSectionForm();
  const { mistakes, value } = useDraft();
  const [note, setNote] = useState('');
  const [listed, setListed] = useState(false);
  const [discarding, setDiscarding] = useState(false);
  /** Saves, or goes to what keeps it from being saved. Resolves to whether it was saved. */
  const save = async (): Promise<boolean> => {
    const found = settled().mistakes;
    const first = found.find((mistake) => !isElsewhere(mistake, section));
    if (first !== undefined) {
      go(placeOf(first));
      goToField(first);
    } else if (found.length > 0) {
      document.querySelector<HTMLElement>('.mistakes-elsewhere :is(a, button)')?.focus();
    } else if (await saving.save(note)) {
      setNote('');
      return true;
    }
    return false;
  };
  const saveAsItIs = useEffectEvent(save);
  useEffect(() => {
    leaveGuard.getState().protect({
      place: `/settings/${section}`,
      isUnsaved: () => differences(before, tidyObject(form.getValues())).length > 0,
      save: () => saveAsItIs(),
    });
    return () => leaveGuard.getState().protect(null);
  }, [section, before, form]);
  return (
    <footer className="save-bar" data-changed={changes.length > 0 || undefined}>
      <div className="save-bar-state">
        <div role="status" className="save-bar-line">
          {answer?.saved ? (
            <span className="save-bar-done">
              <CircleCheck size={18} aria-hidden="true" /> {words.t('settings.bar.saved')}
            </span>
          ) : null}
          {answer?.saved ? <UnservedNote /> : null}
        </div>
        <div role="alert" className="save-bar-line">
          {answer?.problem ? (
            <span className="save-bar-problem">
              <CircleAlert size={18} aria-hidden="true" /> {formatProblem(answer.problem, words)}
            </span>
          ) : null}
        </div>
        {changes.length === 0 ? (
          <p className="save-bar-last">
            {saved.changedBy === null
              ? words.t('settings.bar.founded', { moment: words.moment(saved.changedAt) })
              : words.t('settings.bar.last', { name: saved.changedBy.name, moment: words.moment(saved.changedAt) })}
          </p>
        ) : (
          <Button size="small" variant="quiet" className="save-bar-changes" onPress={() => setListed(true)}>
            {words.t('settings.bar.changes', { count: changes.length })}
          </Button>
        )}
        {mistakes.length === 0 || changes.length === 0 ? null : (
          <span className="save-bar-problem">
            <CircleAlert size={18} aria-hidden="true" /> {words.t('settings.bar.mistakes', { count: mistakes.length })}
          </span>
        )}
      </div>
      {changes.length === 0 ? null : (
        <div className="save-bar-actions">
          <TextField
            className="save-bar-note"
            label={words.t('settings.bar.note')}
            labelHidden
            placeholder={words.t('settings.bar.note')}
            value={note}
            onChange={setNote}
            maxLength={500}
          />
          <Button variant="quiet" isDisabled={saving.pending} onPress={() => setDiscarding(true)}>
            {words.t('settings.bar.discard')}
          </Button>
          <Button variant="primary" pending={saving.pending} onPress={() => void save()}>
            {words.t('settings.bar.save')}
          </Button>
        </div>
      )}
      <Dialog
        isOpen={discarding}
        onClose={() => setDiscarding(false)}
        kind="alert"
        title={words.t('settings.discard.title')}
        actions={
          <>
            <Button
              variant="danger"
              onPress={() => {
                setDiscarding(false);
                form.reset(before);
              }}
            >
              {words.t('settings.discard.discard')}
            </Button>
            <Button variant="primary" autoFocus onPress={() => setDiscarding(false)}>
              {words.t('settings.discard.keep')}
            </Button>
          </>
        }
      >
        <p className="action-text">{words.t('settings.discard.text')}</p>
      </Dialog>
      {listed ? (
        <ChangesDialog before={before} after={value} changes={changes} onClose={() => setListed(false)} />
      ) : null}
    </footer>
  );
}
