import { useView } from '@foyer/client';
import type { Counter } from '@foyer/contract';
import { useWords } from '@foyer/ui';
import { useState } from 'react';
import { ActionDialog } from '../shell/action-dialog.tsx';
import { Choices } from '../shell/choices.tsx';
import type { FloorParts } from './floor-ui.ts';

/** The counter's own, or that of the person there. */
const USUAL = '';

interface ProfileDialogProps extends Pick<FloorParts, 'view' | 'commands' | 'actions'> {
  readonly counter: Counter;
  readonly onClose: () => void;
  readonly landing: readonly string[];
}

/** Which work profile a counter goes by until the day ends. */
export function ProfileDialog({ view, commands, actions, counter, onClose, landing }: ProfileDialogProps) {
  const words = useWords();
  const profiles = useView(view, (state) => state.branch?.profiles) ?? [];
  const [chosen, setChosen] = useState<string>(counter.switched ? counter.profileId : USUAL);
  const options = [
    { id: USUAL, label: words.t('floor.profileUsual') },
    ...profiles.map(({ id, name }) => ({ id: String(id), label: words.text(name) })),
  ];
  return (
    <ActionDialog
      commands={commands}
      title={words.t('floor.profileTitle', { counter: words.counter(counter.number, 'in-sentence') })}
      text={words.t('floor.profileText')}
      confirm={words.t('floor.profileConfirm')}
      onClose={onClose}
      landing={landing}
      onDigit={(digit) => setChosen(options[digit - 1]?.id ?? chosen)}
      action={() => actions.setProfile(counter, profiles.find(({ id }) => id === chosen)?.id ?? null)}
    >
      <Choices
        label={words.t('floor.profile')}
        labelHidden
        numbered
        autoFocus
        value={chosen}
        onChange={setChosen}
        options={options}
      />
    </ActionDialog>
  );
}
