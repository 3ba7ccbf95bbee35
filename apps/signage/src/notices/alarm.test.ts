import type { NoticeRecord, ViewState } from '@foyer/client';
import { notice } from '@foyer/client/testing/notice';
import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { type AlarmParts, soundEmergencies } from './alarm.ts';

const emergency = (id: string, more: Partial<NoticeRecord> = {}) => notice(id, { about: 'emergency', ...more });
const of = (...records: NoticeRecord[]) => Object.fromEntries(records.map((one) => [one.id, one]));

/** A screen whose alarms are counted; a page that is opened anew keeps what the last one left behind. */
function screen(zone: string | null = null) {
  const kept = new Map<string, string>();
  const storage: AlarmParts['storage'] = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  };
  const view = createStore<Pick<ViewState, 'notice' | 'time'>>(() => ({ notice: {}, time: null }));
  const own = createStore<ReturnType<AlarmParts['own']['getState']>>(() => ({ self: { zone } }));
  let alarms = 0;
  const open = () =>
    soundEmergencies({
      view,
      own,
      storage,
      screen: 'lobby',
      alarm: (_times, began) => {
        alarms += 1;
        began();
      },
    });
  const tell = (...records: NoticeRecord[]) => view.setState({ notice: of(...records) });
  return { own, open, tell, alarms: () => alarms };
}

test('SCREEN-43: each version of an emergency alarms once, whichever others come and go, also over reloads', () => {
  const { open, tell, alarms } = screen();
  const close = open();
  const [fire, flood] = [emergency('fire'), emergency('flood')];
  tell(fire);
  tell(fire, flood);
  expect(alarms()).toBe(2);
  tell(flood);
  tell(fire);
  expect(alarms()).toBe(2);
  close();
  open();
  tell(fire, flood);
  expect(alarms()).toBe(2);
  tell({ ...fire, version: 2 }, flood);
  expect(alarms()).toBe(3);
});

test('SCREEN-44: nothing alarms before the branch has said where the screen stands, and then only what is meant for there', () => {
  const { own, open, tell, alarms } = screen();
  own.setState({ self: null });
  open();
  tell(emergency('hall', { zones: ['Hall'] }));
  expect(alarms()).toBe(0);
  own.setState({ self: { zone: 'Cellar' } });
  expect(alarms()).toBe(0);
  own.setState({ self: { zone: 'Hall' } });
  expect(alarms()).toBe(1);
});
