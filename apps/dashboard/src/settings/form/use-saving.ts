import type { CallProblem } from '@foyer/client';
import { type SectionId, sectionOf } from '@foyer/configuration';
import { useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { sessionStore } from '../../session/session.ts';
import { client } from '../../shell/server.ts';
import { type Configuration, loadConfiguration } from './configuration.ts';
import { merge } from './merge.ts';
import { mistakesOf, mistakesWith, type ShownMistake } from './mistakes.ts';
import { isObject, isSame, type PlainObject, tidyObject } from './shape.ts';

/** What somebody else saved while this form was being filled in. */
export interface Collision {
  readonly base: PlainObject;
  readonly mine: PlainObject;
  readonly theirs: Configuration;
}

/** The change would close the branch the moment it is saved. */
export interface ClosingWarning {
  /** So many wait. */
  readonly waiting: number;
  /** Is it to be saved all the same? */
  readonly answer: (allTheSame: boolean) => void;
}

/** By these a branch opens and closes by itself. */
const OF_HOURS = ['hours', 'timeZone'] as const;

/** What came of saving a value. */
export interface Answer {
  /** The form's value then: of another one it says nothing. */
  readonly about: PlainObject;
  readonly saved: boolean;
  /** The mistakes for which the server refused it. */
  readonly refused: readonly ShownMistake[];
  readonly problem: CallProblem | null;
}

export interface Saving {
  readonly pending: boolean;
  readonly answer: Answer | null;
  readonly collision: Collision | null;
  readonly closing: ClosingWarning | null;
  /** Saves the form. Resolves to whether it was saved. */
  readonly save: (note: string) => Promise<boolean>;
  /** Goes on from what somebody else saved, with the two brought together. */
  readonly settle: (value: PlainObject, note: string) => Promise<boolean>;
  /** Leaves the form as it is though somebody else has saved. */
  readonly postpone: () => void;
}

/**
 * Saves a section's form.
 *
 * @param onLoaded told of the configuration that is now in force
 */
export function useSaving(
  form: UseFormReturn<FieldValues>,
  section: SectionId,
  inForce: Configuration,
  onLoaded: (configuration: Configuration) => void,
): Saving {
  const [pending, setPending] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [collision, setCollision] = useState<Collision | null>(null);
  const [closing, setClosing] = useState<ClosingWarning | null>(null);

  /** Asks first where saving would close the branch at once. What the server refuses is said when it is saved. */
  const mayClose = async (value: PlainObject, from: Configuration): Promise<boolean> => {
    const before = tidyObject(sectionOf(from.config, section));
    if (OF_HOURS.every((member) => isSame(value[member], before[member]))) return true;
    const body = { version: from.section(section).version, value };
    const tried = await client.call('changeSettings', { params: { section }, body, query: { dryRun: 'true' } });
    const { closes = null } = tried.ok ? tried.value : {};
    if (closes === null) return true;
    const said = await new Promise<boolean>((answer) => setClosing({ waiting: closes.waiting, answer }));
    setClosing(null);
    return said;
  };
  const put = async (value: PlainObject, from: Configuration, note: string): Promise<boolean> => {
    const { version } = from.section(section);
    const why = note.trim() === '' ? {} : { note: note.trim() };
    const refuse = (problem: CallProblem) => {
      const refused = mistakesOf(problem);
      setAnswer({ about: value, saved: false, refused, problem: refused.length > 0 ? null : problem });
      return false;
    };
    const reply = await client.call('changeSettings', { params: { section }, body: { version, value, ...why } });
    if (!reply.ok && reply.error.status === 401) sessionStore.getState().expire();
    if (!reply.ok && reply.error.code !== 'version-conflict') return refuse(reply.error);
    const loaded = await loadConfiguration();
    if (!loaded.ok) return refuse(loaded.error);
    const theirs = tidyObject(sectionOf(loaded.value.config, section));
    if (!reply.ok && !isSame(theirs, value)) {
      setCollision({ base: tidyObject(sectionOf(from.config, section)), mine: value, theirs: loaded.value });
      return false;
    }
    // What was written while it was being saved stays.
    const merged = merge(value, tidyObject(form.getValues()), theirs, () => 'mine').value;
    const now = isObject(merged) ? merged : theirs;
    onLoaded(loaded.value);
    form.reset(now);
    if (section === 'branch') void sessionStore.getState().check();
    setAnswer({ about: now, saved: true, refused: [], problem: null });
    return true;
  };
  const attempt = async (value: PlainObject, from: Configuration, note: string): Promise<boolean> => {
    if (mistakesWith(from.config, section, value).length > 0) return false;
    setPending(true);
    setAnswer(null);
    const saved = (await mayClose(value, from)) && (await put(value, from, note));
    setPending(false);
    return saved;
  };
  return {
    pending,
    answer,
    collision,
    closing,
    save: (note) => attempt(tidyObject(form.getValues()), inForce, note),
    settle: (value, note) => {
      if (collision === null) return Promise.resolve(false);
      onLoaded(collision.theirs);
      form.reset(value);
      setCollision(null);
      return attempt(value, collision.theirs, note);
    },
    postpone: () => setCollision(null),
  };
}
