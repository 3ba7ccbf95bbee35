import type { RouteReply } from '@foyer/contract';
import type { Words } from '@foyer/words';
import type { Action } from '../../shell/commands.ts';
import { client } from '../../shell/server.ts';

type Former = NonNullable<RouteReply<'auditEntry'>['former']>;

/**
 * Puts a section back as it was before a change: by a change of its own, on the version that is there now. What
 * somebody else saves in between is not overwritten.
 *
 * @param sequence - of the change that is taken back
 */
export function takeBack({ section, value }: Former, sequence: number, words: Words): Action {
  return {
    name: 'take-back',
    done: (reader) => reader.t('audit.takenBack', { section: reader.t(`audit.section.${section}`) }),
    send: async (commandId) => {
      const present = await client.call('settingsSection', { params: { section } });
      if (!present.ok) return present;
      const note = words.t('audit.takeBackNote', { number: words.count(sequence) });
      const body = { version: present.value.version, value: { ...value }, note };
      return client.call('changeSettings', { params: { section }, body, commandId });
    },
  };
}
