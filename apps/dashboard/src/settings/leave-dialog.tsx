import { Button, Dialog, useWords } from '@foyer/ui';
import { useStore } from 'zustand';
import { leaveGuard } from './leave-guard.ts';

/** Asks somebody who is about to leave unsaved work. */
export function LeaveDialog() {
  const words = useWords();
  const leaving = useStore(leaveGuard, (state) => state.leaving !== null);
  const canSave = useStore(leaveGuard, (state) => state.work?.save !== undefined);
  const { stay, saveAndGo, goAnyway } = leaveGuard.getState();
  return (
    <Dialog
      isOpen={leaving}
      onClose={stay}
      kind="alert"
      size={canSave ? 'medium' : 'small'}
      title={words.t('settings.leave.title')}
      actions={
        <>
          <Button variant="danger" onPress={goAnyway}>
            {words.t('settings.leave.leave')}
          </Button>
          <Button variant={canSave ? 'secondary' : 'primary'} autoFocus onPress={stay}>
            {words.t('settings.leave.stay')}
          </Button>
          {canSave ? (
            <Button variant="primary" onPress={() => void saveAndGo()}>
              {words.t('settings.leave.save')}
            </Button>
          ) : null}
        </>
      }
    >
      <p className="action-text">{words.t('settings.leave.text')}</p>
    </Dialog>
  );
}
