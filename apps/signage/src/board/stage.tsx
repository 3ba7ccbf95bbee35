import type { Call } from '@foyer/contract';
import { Logo, useWords } from '@foyer/ui';
import { hasOwnName, type Words } from '@foyer/words';
import { Armchair, DoorClosed } from 'lucide-react';
import type { CSSProperties } from 'react';
import { inReadingOrder, type StagedCall } from '../calls/schedule.ts';
import { Between, InEach, NameInEach, Sentence, useTurns } from './in-languages.tsx';
import { longestWordInEms, widthInEms } from './text-width.ts';

/** Capitals and digits that stand on the line; other letters can reach below it. */
const ON_THE_LINE = /^[A-PR-Z0-9-]*$/;

/** A counter's name wider than this many ems, or a zone longer than so many letters, gets more of each card. */
const LONG = { ems: 2.2, letters: 18 } as const;

interface StageProps {
  readonly stage: readonly StagedCall[];
  /** The branch's logo by its hash, for when nothing is called. */
  readonly logo: string | null;
  /** Is the branch closed, and everybody served? */
  readonly closed: boolean;
  /** When it opens again, where that is known, and the branch's present instant. */
  readonly opensAt: string | null;
  readonly now: number | null;
  /** Does it help to say where the counter is? */
  readonly severalZones: boolean;
}

/** The calls shown large, or what to do while nothing is called. */
export function Stage({ stage, logo, closed, opensAt, now, severalZones }: StageProps) {
  const words = useWords();
  const turns = useTurns();
  const each = turns.flat();
  const zonesOf = (call: Call) => (severalZones ? each.map((one) => one.text(call.zone)) : []);
  return (
    <main className="stage" data-count={stage.length} aria-live="assertive" aria-label={words.t('signage.stage.title')}>
      {stage.length === 0 ? (
        <Idle closed={closed} logo={logo} opensAt={opensAt} now={now} />
      ) : (
        <ol
          className="calls"
          data-long={stage.some(({ call }) => isLong(call, zonesOf(call))) || undefined}
          data-deep={stage.some(({ call }) => !ON_THE_LINE.test(call.number)) || undefined}
          style={{ '--labels-ems': widestLabels(turns) } as CSSProperties}
        >
          {inReadingOrder(stage).map((staged) => (
            <LargeCall key={staged.call.sequence} staged={staged} severalZones={severalZones} />
          ))}
        </ol>
      )}
    </main>
  );
}

/** What the words for a counter need side by side, in the turn in which they are longest. */
function widestLabels(turns: readonly (readonly Words[])[]): number {
  const labelOf = (words: Words) => longestWordInEms(words.counterNoun());
  return Math.max(...turns.map((turn) => turn.reduce((sum, words) => sum + labelOf(words), 0)));
}

function isLong({ counterNumber }: Call, zones: readonly string[]): boolean {
  return longestWordInEms(counterNumber) > LONG.ems || zones.some((zone) => zone.length > LONG.letters);
}

function LargeCall({ staged, severalZones }: { staged: StagedCall; severalZones: boolean }) {
  const { call, silent } = staged;
  const parts = call.counterNumber.split(/\s+/u);
  const width = {
    '--ems': widthInEms(call.number),
    '--counter-ems': longestWordInEms(call.counterNumber),
    '--counter-lines': parts.length,
  } as CSSProperties;
  const named = hasOwnName(call.counterNumber);
  const number = (
    <bdi className="call-counter-number">
      {/* A name breaks between its words, never at a dash within one. */}
      {parts.flatMap((word, at) => [
        at === 0 ? null : ' ',
        // biome-ignore lint/suspicious/noArrayIndexKey: the words of a name stand in their order
        <span key={at} className="call-counter-word">
          {word}
        </span>,
      ])}
    </bdi>
  );
  return (
    <li
      className="call"
      data-sequence={call.sequence}
      data-silent={silent}
      data-named={named || undefined}
      style={width}
    >
      <div className="call-card">
        <bdi className="call-number">{call.number}</bdi>
        <div className="call-counter">
          {named ? number : <Between name={(words) => words.counterNoun()}>{number}</Between>}
          {severalZones && (
            <span className="call-zone">
              <NameInEach>{(words) => words.text(call.zone)}</NameInEach>
            </span>
          )}
        </div>
      </div>
    </li>
  );
}

function Idle({ closed, logo, opensAt, now }: Pick<StageProps, 'closed' | 'logo' | 'opensAt' | 'now'>) {
  const Picture = closed ? DoorClosed : Armchair;
  return (
    <div className="idle">
      {logo === null ? <Picture className="idle-picture" aria-hidden /> : <Logo className="idle-logo" hash={logo} />}
      <p className="idle-title">
        <Sentence of={closed ? 'signage.stage.closed' : 'signage.stage.idle'} />
      </p>
      <p className="idle-hint">
        {closed && opensAt !== null && now !== null ? (
          <InEach>{(words) => words.opens(opensAt, now)}</InEach>
        ) : (
          <Sentence of={closed ? 'signage.stage.closedHint' : 'signage.stage.idleHint'} />
        )}
      </p>
    </div>
  );
}
