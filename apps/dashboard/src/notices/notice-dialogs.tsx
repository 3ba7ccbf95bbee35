import { useView } from '@foyer/client';
import { useWords } from '@foyer/ui';
import { useEffect } from 'react';
import type { FloorParts } from '../floor/floor-ui.ts';
import { ActionDialog } from '../shell/action-dialog.tsx';
import { type BeginNotice, NoticeDialog } from './notice-dialog.tsx';

/** A window about notices: a new one, begun with what is known of it, or one that is posted. */
export type OpenNotice =
  | { readonly kind: 'newNotice'; readonly begin?: BeginNotice }
  | { readonly kind: 'correctNotice' | 'withdrawNotice'; readonly noticeId: string };

const LANDING = ['.floor-notices button', '.attention .panel-body'];

/** The window about notices that is open; it closes by itself when the notice is gone. */
export function NoticeDialogs({ view, commands, ui, actions, dialog }: FloorParts & { readonly dialog: OpenNotice }) {
  const words = useWords();
  const { close } = ui.getState();
  const branch = useView(view, (state) => state.branch);
  const found = useView(view, (state) => ('noticeId' in dialog ? state.notice[dialog.noticeId] : undefined));
  const gone = 'noticeId' in dialog && found === undefined;
  useEffect(() => {
    if (gone) close();
  }, [gone, close]);
  if (branch === null) return null;
  const common = { commands, onClose: close, landing: LANDING };
  if (dialog.kind === 'newNotice') {
    return (
      <NoticeDialog
        {...common}
        {...{ view, actions, branch }}
        notice={null}
        {...(dialog.begin === undefined ? {} : { begin: dialog.begin })}
      />
    );
  }
  if (found === undefined) return null;
  if (dialog.kind === 'correctNotice')
    return <NoticeDialog {...common} {...{ view, actions, branch }} notice={found} />;
  const what = [words.t(`common.notice.about.${found.about}`), ...(found.drill ? [words.t('notices.drillShort')] : [])];
  return (
    <ActionDialog
      {...common}
      title={words.t('notices.withdrawTitle')}
      text={words.t('notices.withdrawText', { about: what.join(' · '), text: words.text(found.text) })}
      confirm={words.t('notices.withdrawConfirm')}
      action={() => actions.withdrawNotice(found)}
    />
  );
}
