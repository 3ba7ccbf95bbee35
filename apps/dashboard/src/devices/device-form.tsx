import { checkDevice } from '@foyer/configuration';
import type { Device } from '@foyer/contract';
import { Button, Card, Select, TextField, useWords } from '@foyer/ui';
import { languageName } from '@foyer/words';
import { useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { ContestedNote } from '../settings/form/contested-note.tsx';
import { isSame } from '../settings/form/shape.ts';
import { useRecordForm } from '../settings/form/use-record-form.ts';
import { client } from '../shell/server.ts';
import type { OfDevice } from './device-status.tsx';
import { KioskFields } from './kiosk-fields.tsx';
import { type Found, foundBy, mistakeAt, sayMistakes } from './mistakes.ts';
import { ScreenFields } from './screen-fields.tsx';
import type { Offered } from './use-offered.ts';

/** What is settled for a device, as it is being changed. */
type Draft = Pick<Device, 'name' | 'place' | 'zone' | 'settings'>;

interface DeviceFormProps extends OfDevice {
  readonly offered: Offered;
  readonly themes: readonly string[];
}

const NO_ZONE = ' ';

const storedOf = ({ version, name, place, zone, settings }: Device) => ({
  version,
  values: { name, place, zone, settings },
});

/** As it would be saved: a place that was emptied is none. */
function factsOf({ name, place, ...rest }: Draft) {
  return {
    ...rest,
    name: name.trim(),
    place: Object.fromEntries(Object.entries(place).filter(([, text]) => text.trim() !== '')),
  };
}

/** The settings of a device. Nothing typed is lost when somebody else saves first. */
export function DeviceForm({ device, commands, reload, offered, themes }: DeviceFormProps) {
  const words = useWords();
  const { branch, counters } = offered;
  const card = useRef<HTMLFormElement>(null);
  const record = useRecordForm<Draft>({ newest: storedOf(device), place: `/settings/devices/${device.id}` });
  const { form, draft, isDirty, version, contested } = record;
  const pending = useStore(commands, (state) => state.pending);
  const [refused, setRefused] = useState<{ readonly about: Draft; readonly found: readonly Found[] } | null>(null);
  const own = useMemo(() => mistakesOf(draft, device.kind, offered), [draft, device.kind, offered]);
  const found = [...own, ...(refused !== null && isSame(refused.about, draft) ? refused.found : [])];
  const mistakes = sayMistakes(form.formState.isSubmitted ? found : [], words);
  const field = (pointer: string) => {
    const error = mistakeAt(mistakes, pointer);
    return error === undefined ? {} : { error };
  };
  const goToMistake = () =>
    requestAnimationFrame(() => card.current?.querySelector<HTMLElement>('[data-invalid] :is(input, button)')?.focus());
  const save = form.handleSubmit(async (draft) => {
    if (mistakesOf(draft, device.kind, offered).length > 0) {
      goToMistake();
      return;
    }
    const saved = await commands.getState().send({
      name: 'save',
      done: (reader) => reader.t('devices.saved'),
      send: async (commandId) => {
        const body = { ...factsOf(draft), version };
        const answer = await client.call('changeDevice', { params: { deviceId: device.id }, body, commandId });
        if (answer.ok) record.stored(storedOf(answer.value.device));
        else setRefused({ about: draft, found: foundBy(answer.error) });
        return answer;
      },
      problems: { 'validation-failed': 'devices.mistakes' },
    });
    if (!saved) goToMistake();
    await reload();
  });
  const discard = () => {
    record.discard();
    commands.getState().dismiss();
  };
  const zones = [...new Set(counters.map(({ zone }) => zone[branch.languages[0] ?? ''] ?? ''))].filter((zone) => zone);
  const parts = { words, offered, field };
  const isDisabled = device.state !== 'active';
  const { settings } = draft;
  const set = { shouldDirty: true } as const;
  return (
    <Card as="section" aria-labelledby="device-settings" className="device-form-card">
      <h2 id="device-settings" className="device-card-title">
        {words.t('devices.settings')}
      </h2>
      <form ref={card} className="device-form" noValidate onSubmit={(event) => void save(event)}>
        <fieldset disabled={isDisabled} className="device-fields">
          <div className="device-pair-of-fields">
            <TextField
              label={words.t('devices.name')}
              value={draft.name}
              onChange={(name) => form.setValue('name', name, set)}
              maxLength={80}
              isDisabled={isDisabled}
              {...field('/name')}
            />
            <Select
              label={words.t('devices.zone')}
              options={[
                { id: NO_ZONE, label: words.t('devices.noZone') },
                ...zones.map((zone) => ({ id: zone, label: zone })),
              ]}
              value={draft.zone ?? NO_ZONE}
              onChange={(zone) => form.setValue('zone', zone === NO_ZONE ? null : zone, set)}
              isDisabled={isDisabled}
              {...field('/zone')}
            />
            {branch.languages.map((language) => (
              <TextField
                key={language}
                label={words.t('devices.placeIn', { language: languageName(language) })}
                value={draft.place[language] ?? ''}
                onChange={(text) => form.setValue('place', { ...draft.place, [language]: text }, set)}
                maxLength={80}
                isDisabled={isDisabled}
                {...field(`/place/${language}`)}
              />
            ))}
          </div>
          {settings.kind === 'kiosk' ? (
            <KioskFields {...parts} settings={settings} onChange={(next) => form.setValue('settings', next, set)} />
          ) : (
            <ScreenFields
              {...parts}
              themes={themes}
              settings={settings}
              onChange={(next) => form.setValue('settings', next, set)}
            />
          )}
        </fieldset>
        {isDisabled ? null : (
          <div className="device-save">
            {contested === null ? null : <ContestedNote {...contested} />}
            <Button
              type="submit"
              variant="primary"
              isDisabled={!isDirty || contested !== null}
              pending={pending === 'save'}
            >
              {words.t('devices.save')}
            </Button>
            {isDirty && contested === null ? (
              <Button variant="quiet" onPress={discard}>
                {words.t('devices.discard')}
              </Button>
            ) : null}
          </div>
        )}
      </form>
    </Card>
  );
}

/** What of the branch there is to choose is the server's to know: it may have what is not offered any more. */
const SERVERS: ReadonlySet<string> = new Set(['not-one-of', 'unknown-service', 'unknown-category', 'unknown-counter']);

/** What is wrong by the server's own checks, before anything is sent. */
function mistakesOf(draft: Draft, kind: Device['kind'], { branch, services, counters }: Offered): readonly Found[] {
  const { languages, categories } = branch;
  const checked = checkDevice({ languages, categories, services, counters }, kind, factsOf(draft));
  return checked.ok ? [] : checked.error.filter(({ code }) => !SERVERS.has(code));
}
