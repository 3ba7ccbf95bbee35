import type { ServiceId } from '@foyer/basics';
import { useView } from '@foyer/client';
import type { Branch, Notice } from '@foyer/contract';
import { useWords } from '@foyer/ui';
import type { Words } from '@foyer/words';
import { useState } from 'react';
import { ActionDialog } from '../shell/action-dialog.tsx';
import type { Commands } from '../shell/commands.ts';
import { useTick } from '../shell/ticker.ts';
import type { ReadableView } from '../shell/use-names.ts';
import type { NoticeActions } from './notice-actions.ts';
import {
  bodyOf,
  draftOf,
  EMPTY_NOTICE,
  endsTooSoon,
  type NoticeDraft,
  type NoticeMoment,
  withAbout,
} from './notice-draft.ts';
import { NoticeFields } from './notice-fields.tsx';
import { NoticePreview } from './notice-preview.tsx';
import { aboutOf, type StarterId, starterTexts, useCustomerWords } from './starters.ts';
import './notices.css';

/** What a new notice begins with, where it is offered with something else that was done. */
export interface BeginNotice {
  readonly starter: StarterId;
  readonly serviceIds?: readonly ServiceId[];
}

interface NoticeDialogProps {
  readonly commands: Commands;
  readonly view: ReadableView;
  readonly actions: NoticeActions;
  readonly branch: Branch;
  /** What is put right; `null`: a new one. */
  readonly notice: Notice | null;
  /** What a new one begins with. */
  readonly begin?: BeginNotice;
  readonly onClose: () => void;
  readonly landing: readonly string[];
}

/** Writes a notice or puts one right, with what it is going to look like beside it. An emergency is asked about once more. */
export function NoticeDialog(props: NoticeDialogProps) {
  const { commands, view, actions, branch, begin, onClose, landing } = props;
  // As it was when it was opened: what somebody else has corrected since is not overwritten unseen.
  const [notice] = useState(props.notice);
  const words = useWords();
  const customers = useCustomerWords(branch);
  const [written, setWritten] = useState<NoticeDraft | null>(null);
  // Until somebody writes, the text is the starter's, whose languages come one after the other.
  const draft = written ?? (notice === null ? begunWith(begin, customers) : draftOf(notice, branch.timeZone));
  const [asked, setAsked] = useState(false);
  const now = useTick(view) ?? 0;
  const services = useView(view, (state) => state.services);
  const counters = useView(view, (state) => state.counters);
  const zones = [...new Set(counters.flatMap(({ zone }) => zone[branch.languages[0] ?? ''] ?? []))];
  const moment: NoticeMoment = { now, timeZone: branch.timeZone, closesAt: branch.closesAt, notice };
  const tooSoon = endsTooSoon(draft, moment);
  const body = tooSoon ? null : bodyOf(draft, moment, branch.languages);
  const isEarnest = draft.about === 'emergency' && !draft.drill;
  const wasEarnest = notice?.about === 'emergency' && !notice.drill;
  const ask = draft.about === 'emergency' && !(isEarnest && wasEarnest);
  const action = () => {
    if (body === null) return null;
    const confirmed = { ...body, confirmed: ask };
    return notice === null ? actions.postNotice(confirmed) : actions.correctNotice(notice, confirmed);
  };
  const common = { commands, onClose, landing, action };
  if (ask && asked) {
    return (
      <ActionDialog
        {...common}
        key="asked"
        onClose={() => setAsked(false)}
        onDone={onClose}
        danger={isEarnest}
        irreversible
        title={words.t(isEarnest ? 'notices.emergencyTitle' : 'notices.drillTitle')}
        text={words.t(isEarnest ? 'notices.emergencyText' : 'notices.drillText')}
        confirm={words.t(isEarnest ? 'notices.emergencyConfirm' : 'notices.drillConfirm')}
      />
    );
  }
  return (
    <ActionDialog
      {...common}
      size="large"
      title={words.t(notice === null ? 'notices.new' : 'notices.correct')}
      confirm={words.t(ask ? 'notices.next' : notice === null ? 'notices.post' : 'notices.correctConfirm')}
      ready={body !== null}
      action={() => {
        if (!ask) return action();
        setAsked(true);
        return null;
      }}
    >
      <div className="notice-compose">
        <NoticeFields
          {...{ draft, branch, zones, tooSoon }}
          services={services.filter(({ status }) => status !== 'retired')}
          customers={customers}
          posted={notice}
          now={now}
          onChange={setWritten}
        />
        <NoticePreview
          draft={draft}
          languages={branch.languages}
          customers={customers}
          services={services.filter(({ id }) => draft.serviceIds.includes(id))}
        />
      </div>
    </ActionDialog>
  );
}

/** A new notice, about what is known of it. */
function begunWith(begin: BeginNotice | undefined, customers: ReadonlyMap<string, Words>): NoticeDraft {
  if (begin === undefined) return EMPTY_NOTICE;
  const { starter, serviceIds = [] } = begin;
  return { ...withAbout(EMPTY_NOTICE, aboutOf(starter)), text: starterTexts(starter, customers), serviceIds };
}
