import { requests } from '@foyer/contract/requests';
import { Button, TextField, useWords } from '@foyer/ui';
import { useForm } from 'react-hook-form';
import { useStore } from 'zustand';
import type { Commands } from '../shell/commands.ts';
import { client } from '../shell/server.ts';
import './devices.css';

const NOTHING = { code: '', name: '' };

interface ClaimFormProps {
  readonly commands: Commands;
  /** Called when a device was let in. */
  readonly onClaimed: () => Promise<void>;
  /** Asks for its code alone; it keeps the name it gave itself. */
  readonly codeOnly?: boolean;
}

/** Lets a device in by the code that it shows. */
export function ClaimForm({ commands, onClaimed, codeOnly = false }: ClaimFormProps) {
  const words = useWords();
  const pending = useStore(commands, (state) => state.pending);
  const form = useForm({ defaultValues: NOTHING });
  const { code, name } = form.watch();
  const given = requests.claimDevice.safeParse({ code, ...(name.trim() === '' ? {} : { name }) });
  const claim = form.handleSubmit(async () => {
    if (!given.success) return;
    const body = given.data;
    let called = body.code;
    const accepted = await commands.getState().send({
      name: 'claim',
      done: (words) => words.t('done.claim', { name: called }),
      send: async () => {
        const answer = await client.call('claimDevice', { body });
        if (answer.ok) called = answer.value.device.name;
        return answer;
      },
      problems: { 'not-found': 'devices.unknown' },
    });
    if (!accepted) return;
    form.reset();
    await onClaimed();
  });
  return (
    <form className="devices-pair" noValidate onSubmit={(event) => void claim(event)}>
      <TextField
        className="devices-code"
        label={words.t('devices.code')}
        {...(codeOnly ? {} : { description: words.t('devices.codeHint') })}
        value={code}
        onChange={(text) => form.setValue('code', text.toUpperCase())}
        autoComplete="off"
        maxLength={16}
        isRequired
      />
      {codeOnly ? null : (
        <TextField
          label={words.t('devices.name')}
          description={words.t('devices.nameHint')}
          value={name}
          onChange={(text) => form.setValue('name', text)}
          maxLength={80}
        />
      )}
      <Button type="submit" variant="primary" isDisabled={!given.success} pending={pending === 'claim'}>
        {words.t('devices.accept')}
      </Button>
    </form>
  );
}
