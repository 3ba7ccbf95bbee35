import { Button, TextField, useWords } from '@foyer/ui';
import { type FormEvent, useState } from 'react';
import { useStore } from 'zustand';
import type { Commands } from '../shell/commands.ts';
import { client } from '../shell/server.ts';
import './devices.css';

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
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const claim = async (event: FormEvent) => {
    event.preventDefault();
    const given = { code: code.trim(), ...(name.trim() === '' ? {} : { name: name.trim() }) };
    const accepted = await commands.getState().send({
      name: 'claim',
      done: (words) => words.t('done.claim', { name: name.trim() || given.code }),
      send: async () => client.call('claimDevice', { body: given }),
      problems: { 'not-found': 'devices.unknown' },
    });
    if (!accepted) return;
    setCode('');
    setName('');
    await onClaimed();
  };
  return (
    <form className="devices-pair" onSubmit={(event) => void claim(event)}>
      <TextField
        className="devices-code"
        label={words.t('devices.code')}
        {...(codeOnly ? {} : { description: words.t('devices.codeHint') })}
        value={code}
        onChange={(text) => setCode(text.toUpperCase())}
        autoComplete="off"
        maxLength={16}
        isRequired
      />
      {codeOnly ? null : (
        <TextField
          label={words.t('devices.name')}
          description={words.t('devices.nameHint')}
          value={name}
          onChange={setName}
          maxLength={80}
        />
      )}
      <Button type="submit" variant="primary" isDisabled={code.trim().length < 4} pending={pending === 'claim'}>
        {words.t('devices.accept')}
      </Button>
    </form>
  );
}
