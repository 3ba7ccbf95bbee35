import { localText } from '@foyer/ui';
import { Armchair, DoorClosed } from 'lucide-react';
import { type CSSProperties, useContext } from 'react';
import { inReadingOrder, type StagedCall } from '../calls/schedule.ts';
import { say } from '../words.ts';
import { Between, InEach, Languages, Said } from './said.tsx';
import { longestWordInEms, widthInEms } from './text-width.ts';

/** A counter's name wider than this many ems, or a zone longer than so many letters, gets more of the card. */
const LONG = { ems: 2.2, letters: 18 } as const;

interface StageProps {
  readonly stage: readonly StagedCall[];
  /** Is the branch closed, and everybody served? */
  readonly closed: boolean;
  /** Does it help to say where the counter is? */
  readonly severalZones: boolean;
}

/** The calls shown large, or what to do while nothing is called. */
export function Stage({ stage, closed, severalZones }: StageProps) {
  const [first = 'en'] = useContext(Languages);
  return (
    <main className="stage" data-count={stage.length} aria-live="assertive" aria-label={say(first, 'stage.title')}>
      {stage.length === 0 ? (
        <Idle closed={closed} />
      ) : (
        <ol className="calls">
          {inReadingOrder(stage).map((staged) => (
            <LargeCall key={staged.call.sequence} staged={staged} severalZones={severalZones} />
          ))}
        </ol>
      )}
    </main>
  );
}

function LargeCall({ staged, severalZones }: { staged: StagedCall; severalZones: boolean }) {
  const { call, silent } = staged;
  const languages = useContext(Languages);
  const words = call.counterNumber.split(/\s+/u);
  const counterEms = longestWordInEms(call.counterNumber);
  const zones = severalZones ? languages.map((language) => localText(call.zone, language)) : [];
  const long = counterEms > LONG.ems || zones.some((zone) => zone.length > LONG.letters);
  const width = {
    '--ems': widthInEms(call.number),
    '--counter-ems': counterEms,
    '--counter-lines': words.length,
  } as CSSProperties;
  return (
    <li className="call" data-sequence={call.sequence} data-silent={silent} data-long={long || undefined} style={width}>
      <div className="call-card">
        <bdi className="call-number">{call.number}</bdi>
        <div className="call-counter">
          <Between name={(language) => say(language, 'stage.counter')}>
            <bdi className="call-counter-number">
              {/* A name breaks between its words, never at a dash within one. */}
              {words.flatMap((word, at) => [
                at === 0 ? null : ' ',
                // biome-ignore lint/suspicious/noArrayIndexKey: the words of a name stand in their order
                <span key={at} className="call-counter-word">
                  {word}
                </span>,
              ])}
            </bdi>
          </Between>
          {severalZones && (
            <span className="call-zone">
              <InEach>{(language) => localText(call.zone, language)}</InEach>
            </span>
          )}
        </div>
      </div>
    </li>
  );
}

function Idle({ closed }: { closed: boolean }) {
  const Picture = closed ? DoorClosed : Armchair;
  return (
    <div className="idle">
      <Picture className="idle-picture" aria-hidden />
      <p className="idle-title">
        <Said path={closed ? 'stage.closed' : 'stage.idle'} />
      </p>
      <p className="idle-hint">
        <Said path={closed ? 'stage.closedHint' : 'stage.idleHint'} />
      </p>
    </div>
  );
}
