import { useBranchNow } from '@foyer/client';
import type { Branch } from '@foyer/contract';
import { formatClockTime, formatDate, localText } from '@foyer/ui';
import { DoorClosed } from 'lucide-react';
import { useContext } from 'react';
import type { ScreenView } from '../screen-address.ts';
import { say } from '../words.ts';
import { InEach, Languages } from './said.tsx';

/** The branch's name and date in each language, around its clock; below them, that only those who have a ticket are served. */
export function Header({ view, branch }: { view: ScreenView; branch: Branch }) {
  const now = useBranchNow(view);
  const [first = 'en'] = useContext(Languages);
  return (
    <header className="header">
      <h1 className="fy-visually-hidden">{say(first, 'screen')}</h1>
      <InEach>
        {(language) => (
          <>
            <strong className="branch-name">{localText(branch.name, language)}</strong>
            {now !== null && <span className="date">{formatDate(now, language, branch.timeZone)}</span>}
          </>
        )}
      </InEach>
      {now !== null && <time className="clock">{formatClockTime(now, first, branch.timeZone)}</time>}
      {branch.finishing && <Finishing />}
    </header>
  );
}

function Finishing() {
  return (
    <div className="finishing" role="status">
      <DoorClosed aria-hidden />
      <InEach>
        {(language) => (
          <>
            <strong>{say(language, 'finishing.title')}</strong> {say(language, 'finishing.hint')}
          </>
        )}
      </InEach>
    </div>
  );
}
