import type { BranchConfig, SectionId } from '@foyer/configuration';
import { startTransition, useEffect, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { mistakesWith, type ShownMistake } from './mistakes.ts';
import type { Draft } from './section-context.ts';
import { entriesOf, type PlainObject, tidyObject } from './shape.ts';

/** What follows from the form waits this long after a key, so that writing stays light in a branch of 500 services. */
const SETTLE_MILLISECONDS = 120;

/**
 * What a form says as it would be saved, a moment after the last key; and a way not to wait for that, when more than a
 * field has changed.
 */
export function useSettledValue(
  form: UseFormReturn<FieldValues>,
): readonly [PlainObject, (value: PlainObject) => void] {
  const [value, setValue] = useState<PlainObject>(() => tidyObject(form.getValues()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = form.subscribe({
      formState: { values: true },
      callback: ({ values }) => {
        clearTimeout(timer);
        // A key that is pressed meanwhile comes first.
        timer = setTimeout(() => startTransition(() => setValue(tidyObject(values))), SETTLE_MILLISECONDS);
      },
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [form]);
  return [value, setValue];
}

/**
 * A section's value with what is wrong with it.
 *
 * @param refused for what the server has refused this very value
 */
export function draftOf(
  config: BranchConfig,
  section: SectionId,
  value: PlainObject,
  refused: readonly ShownMistake[],
): Draft {
  const found = [...mistakesWith(config, section, value), ...refused];
  const mistakes = found.map((each) => atService(each, value));
  const mistakesAt = new Map<string, ShownMistake[]>();
  for (const one of found.flatMap((each) => [each, ...fromTheOtherSide(each, value)])) {
    const mistake = atService(one, value);
    const name = mistake.path.join('.');
    mistakesAt.set(name, [...(mistakesAt.get(name) ?? []), mistake]);
  }
  return { value, mistakes, mistakesAt };
}

/** A mistake of a series is mended at a service that has its numbers. */
function atService(mistake: ShownMistake, value: PlainObject): ShownMistake {
  const { path, item } = mistake;
  if (path[0] !== 'series' || item === null) return mistake;
  const user = entriesOf(value.services).find(({ seriesId }) => seriesId === item.id);
  return user === undefined ? mistake : { ...mistake, item: { kind: 'service', id: user.id } };
}

/** Two series that clash are one mistake, which either of them can mend: it is said at both. */
function fromTheOtherSide({ code, item, facts }: ShownMistake, value: PlainObject): readonly ShownMistake[] {
  if (code !== 'series-overlap' || item === null) return [];
  const { prefix, otherId, otherPrefix } = facts;
  const at = entriesOf(value.series).findIndex(({ id }) => id === otherId);
  if (at === -1) return [];
  return [
    {
      code,
      path: ['series', String(at), 'prefix'],
      item: { kind: item.kind, id: String(otherId) },
      facts: { prefix: otherPrefix, otherId: item.id, otherPrefix: prefix },
    },
  ];
}
