import { Button, useWords } from '@foyer/ui';
import { Download } from 'lucide-react';
import { useStore } from 'zustand';
import { dayIn } from '../../reports/periods.ts';
import { useSession } from '../../session/session.ts';
import type { Commands } from '../../shell/commands.ts';
import { client } from '../../shell/server.ts';
import { FormGroup } from '../form/form-group.tsx';

/** The button that makes the file. */
export function TakeOut({ commands }: { readonly commands: Commands }) {
  const words = useWords();
  const timeZone = useSession((state) => state.branch?.timeZone ?? 'UTC');
  const pending = useStore(commands, (state) => state.pending === 'export');
  const takeOut = () =>
    commands.getState().send({
      name: 'export',
      done: (reader) => reader.t('settings.transfer.out.done'),
      send: async () => {
        const answer = await client.call('exportSettings');
        if (answer.ok) {
          const { branch, exportedAt } = answer.value;
          const day = dayIn(timeZone, Date.parse(exportedAt));
          download(`foyer-${branch.branchId}-${day}.json`, answer.value);
        }
        return answer;
      },
    });
  return (
    <FormGroup title={words.t('settings.transfer.out.title')} text={words.t('settings.transfer.out.text')}>
      <Button pending={pending} icon={<Download size={18} aria-hidden="true" />} onPress={() => void takeOut()}>
        {words.t('settings.transfer.out.button')}
      </Button>
      <p className="fy-field-description">{words.t('settings.transfer.out.use')}</p>
    </FormGroup>
  );
}

/** Gives the reader a file to keep, written so that people can read and change it. */
function download(name: string, content: object): void {
  const address = URL.createObjectURL(
    new Blob([`${JSON.stringify(content, null, 2)}\n`], { type: 'application/json' }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address));
}
