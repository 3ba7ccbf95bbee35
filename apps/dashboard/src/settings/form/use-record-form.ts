import { useEffect, useState } from 'react';
import { type DefaultValues, type FieldValues, type Resolver, type UseFormReturn, useForm } from 'react-hook-form';
import { leaveGuard } from '../leave-guard.ts';
import { merge } from './merge.ts';
import { isSame } from './shape.ts';

/** A form of one thing that others may change meanwhile. */
export interface RecordForm<Draft extends FieldValues> {
  readonly form: UseFormReturn<Draft>;
  /** As it stands. */
  readonly draft: Draft;
  readonly isDirty: boolean;
  /** Of what the form goes by: a newer one is not overwritten. */
  readonly version: number;
  /** Somebody else has changed the same to something else; `null` where nobody has. */
  readonly contested: Contested | null;
  /** Begins anew with what is stored. */
  readonly discard: () => void;
  /** Goes on from what was just stored. */
  readonly stored: (saved: Stored<Draft>) => void;
}

/** The two ways on for the second to save. */
export interface Contested {
  readonly takeTheirs: () => void;
  readonly keepMine: () => void;
}

export interface Stored<Draft> {
  readonly version: number;
  readonly values: Draft;
}

interface RecordFormOptions<Draft extends FieldValues> {
  readonly newest: Stored<Draft>;
  /** The page, or what is open over it: a way out of it is asked about while something is unsaved. */
  readonly place: string;
  readonly resolver?: Resolver<Draft>;
}

/**
 * The form of one thing with a version. What somebody else changes while it is being filled in is taken in by itself
 * where it is not what was changed here.
 */
export function useRecordForm<Draft extends FieldValues>(options: RecordFormOptions<Draft>): RecordForm<Draft> {
  const { newest, place, resolver } = options;
  const [base, setBase] = useState(newest);
  const form = useForm<Draft>({
    defaultValues: newest.values as DefaultValues<Draft>,
    ...(resolver === undefined ? {} : { resolver }),
  });
  const draft = form.watch();
  const isDirty = !isSame(draft, base.values);
  const goOn = (from: Stored<Draft>, values: Draft) => {
    setBase(from);
    form.reset(values, { keepIsSubmitted: true });
  };
  const isBehind = newest.version > base.version;
  const { value, conflicts } = isBehind
    ? merge(base.values, draft, newest.values, () => 'mine')
    : { value: draft, conflicts: [] };
  // All of its parts are of drafts.
  const merged = value as Draft;
  const takesIn = isBehind && conflicts.length === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each newer one
  useEffect(() => {
    if (takesIn) goOn(newest, merged);
  }, [takesIn, newest.version]);
  useEffect(() => {
    leaveGuard.getState().protect({ place, isUnsaved: () => !isSame(form.getValues(), base.values) });
    return () => leaveGuard.getState().protect(null);
  }, [place, form, base]);
  const discard = () => {
    setBase(newest);
    form.reset(newest.values);
  };
  return {
    form,
    draft,
    isDirty,
    version: base.version,
    contested: conflicts.length === 0 ? null : { takeTheirs: discard, keepMine: () => goOn(newest, merged) },
    discard,
    stored: (saved) => {
      setBase(saved);
      form.reset(saved.values);
    },
  };
}
