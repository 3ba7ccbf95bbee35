import type { Device } from '@foyer/contract';
import { Button, Card, Select, TextField, useWords } from '@foyer/ui';
import { languageName } from '@foyer/words';
import { type FormEvent, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { client } from '../shell/server.ts';
import type { OfDevice } from './device-status.tsx';
import { KioskFields } from './kiosk-fields.tsx';
import { mistakeAt, mistakesIn, NO_MISTAKES } from './mistakes.ts';
import { ScreenFields } from './screen-fields.tsx';
import type { Offered } from './use-offered.ts';

/** What is settled for a device, as it is being changed. */
type Draft = Pick<Device, 'name' | 'place' | 'zone' | 'settings'>;

interface DeviceFormProps extends OfDevice {
  readonly offered: Offered;
  readonly themes: readonly string[];
}

const NO_ZONE = ' ';

function draftOf({ name, place, zone, settings }: Device): Draft {
  return { name, place, zone, settings };
}

/** The settings of a device. Nothing typed is lost when somebody else saves first: it is kept until it is thrown away. */
export function DeviceForm({ device, commands, reload, offered, themes }: DeviceFormProps) {
  const words = useWords();
  const { branch, counters } = offered;
  const [base, setBase] = useState(device);
  const [draft, setDraft] = useState(draftOf(device));
  const notice = useStore(commands, (state) => state.notice);
  const pending = useStore(commands, (state) => state.pending);
  const isDirty = JSON.stringify(draft) !== JSON.stringify(draftOf(base));
  const isBehind = device.version !== base.version;
  const discard = () => {
    setBase(device);
    setDraft(draftOf(device));
    commands.getState().dismiss();
  };
  // Whoever has typed nothing sees what is newest.
  if (isBehind && !isDirty) {
    setBase(device);
    setDraft(draftOf(device));
  }
  useEffect(() => {
    if (!isDirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isDirty]);
  const problem = notice?.kind === 'problem' ? notice.problem : null;
  const mistakes = problem === null ? NO_MISTAKES : mistakesIn(problem, words);
  const change = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }));
  const field = (pointer: string) => {
    const error = mistakeAt(mistakes, pointer);
    return error === undefined ? {} : { error };
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const saved = await commands.getState().send({
      name: 'save',
      done: (reader) => reader.t('devices.saved'),
      send: async (commandId) => {
        const place = Object.fromEntries(Object.entries(draft.place).filter(([, text]) => text.trim() !== ''));
        const body = { ...draft, place, version: base.version };
        const answer = await client.call('changeDevice', { params: { deviceId: device.id }, body, commandId });
        if (answer.ok) {
          setBase(answer.value.device);
          setDraft(draftOf(answer.value.device));
        }
        return answer;
      },
      problems: { 'validation-failed': 'devices.mistakes' },
    });
    if (saved) await reload();
  };
  const zones = [...new Set(counters.map(({ zone }) => zone[branch.languages[0] ?? ''] ?? ''))].filter((zone) => zone);
  const parts = { words, offered, field };
  const { settings } = draft;
  return (
    <Card as="section" aria-labelledby="device-settings" className="device-form-card">
      <h2 id="device-settings" className="device-card-title">
        {words.t('devices.settings')}
      </h2>
      <form className="device-form" noValidate onSubmit={(event) => void save(event)}>
        <fieldset disabled={device.state !== 'active'} className="device-fields">
          <div className="device-pair-of-fields">
            <TextField
              label={words.t('devices.name')}
              value={draft.name}
              onChange={(name) => change({ name })}
              maxLength={80}
              isDisabled={device.state !== 'active'}
              {...field('/name')}
            />
            <Select
              label={words.t('devices.zone')}
              options={[
                { id: NO_ZONE, label: words.t('devices.noZone') },
                ...zones.map((zone) => ({ id: zone, label: zone })),
              ]}
              value={draft.zone ?? NO_ZONE}
              onChange={(zone) => change({ zone: zone === NO_ZONE ? null : zone })}
              isDisabled={device.state !== 'active'}
              {...field('/zone')}
            />
            {branch.languages.map((language) => (
              <TextField
                key={language}
                label={words.t('devices.placeIn', { language: languageName(language) })}
                value={draft.place[language] ?? ''}
                onChange={(text) => change({ place: { ...draft.place, [language]: text } })}
                maxLength={80}
                isDisabled={device.state !== 'active'}
                {...field(`/place/${language}`)}
              />
            ))}
          </div>
          {settings.kind === 'kiosk' ? (
            <KioskFields {...parts} settings={settings} onChange={(next) => change({ settings: next })} />
          ) : (
            <ScreenFields
              {...parts}
              themes={themes}
              settings={settings}
              onChange={(next) => change({ settings: next })}
            />
          )}
        </fieldset>
        {device.state === 'active' ? (
          <div className="device-save">
            <Button type="submit" variant="primary" isDisabled={!isDirty} pending={pending === 'save'}>
              {words.t('devices.save')}
            </Button>
            {isDirty ? (
              <Button variant="quiet" onPress={discard}>
                {words.t(isBehind ? 'devices.showSaved' : 'devices.discard')}
              </Button>
            ) : null}
            {isDirty && isBehind ? <p className="muted">{words.t('devices.behind')}</p> : null}
          </div>
        ) : null}
      </form>
    </Card>
  );
}
