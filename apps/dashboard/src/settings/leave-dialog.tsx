import { Button, Dialog, useWords } from '@foyer/ui';
import { useStore } from 'zustand';
import { leaveGuard } from './leave-guard.ts';

/** Asks somebody who is about to leave unsaved work. */
export function LeaveDialog() {
  const words = useWords();
  const leaving = useStore(leaveGuard, (state) => state.leaving !== null);
  const { stay, goAnyway } = leaveGuard.getState();
  return (
    <Dialog
      isOpen={leaving}
      onClose={stay}
      kind="alert"
      title={words.t('settings.leave.title')}
      actions={
        <>
          <Button variant="danger" onPress={goAnyway}>
            {words.t('settings.leave.leave')}
          </Button>
          <Button variant="primary" autoFocus onPress={stay}>
            {words.t('settings.leave.stay')}
          </Button>
        </>
      }
    >
      <p className="action-text">{words.t('settings.leave.text')}</p>
    </Dialog>
  );
}
