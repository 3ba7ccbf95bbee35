import { useBranchNow } from '@foyer/client';
import type { Branch } from '@foyer/contract';
import { useWords } from '@foyer/ui';
import { DoorClosed } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ScreenView } from '../screen-address.ts';
import { InEach } from './in-languages.tsx';

interface HeaderProps {
  readonly view: ScreenView;
  readonly branch: Branch;
  /** What everybody is told. */
  readonly children: ReactNode;
}

/** The branch's name and date in each language, around its clock; below them, that only those who have a ticket are served. */
export function Header({ view, branch, children }: HeaderProps) {
  const now = useBranchNow(view);
  const words = useWords();
  return (
    <header className="header">
      <h1 className="fy-visually-hidden">{words.t('signage.screen')}</h1>
      <InEach>
        {(words) => (
          <>
            <strong className="branch-name">{words.text(branch.name)}</strong>
            {now !== null && <span className="date">{words.date(now)}</span>}
          </>
        )}
      </InEach>
      {now !== null && <time className="clock">{words.clockTime(now)}</time>}
      {branch.finishing ? (
        <Banner of="finishing" />
      ) : (
        branch.closesAt !== null && <Banner of="closing" at={branch.closesAt} />
      )}
      {children}
    </header>
  );
}

/** What everybody in the lobby is to know of the end of the day. */
function Banner({ of, at = '' }: { of: 'finishing' | 'closing'; at?: string }) {
  return (
    <div className="finishing" role="status">
      <DoorClosed aria-hidden />
      <InEach>
        {(words) => (
          <>
            <strong>{words.t(`signage.${of}.title`, { time: at === '' ? '' : words.clockTime(at) })}</strong>{' '}
            {words.t(`signage.${of}.hint`)}
          </>
        )}
      </InEach>
    </div>
  );
}
