import type { BackupList } from '@foyer/contract';
import { Button, Card, Spinner, useWords } from '@foyer/ui';
import { CircleAlert, ShieldAlert, ShieldCheck, ShieldX } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  formatAttention,
  formatKept,
  formatMeaning,
  formatTook,
  newestCopy,
  type Standing,
  standingOf,
} from './backup-standing.ts';
import { TestBadge } from './test-badge.tsx';

interface BackupStatusProps {
  readonly list: BackupList;
  readonly pending: boolean;
  readonly onMake: () => void;
}

const ICONS = { safe: ShieldCheck, doubtful: ShieldAlert, none: ShieldX } as const;

/** What is safe and until when, what needs somebody, and how it goes on. */
export function BackupStatus({ list, pending, onMake }: BackupStatusProps) {
  const words = useWords();
  const standing = standingOf(list);
  const attention = formatAttention(list, words);
  const Icon = ICONS[standing];
  const lacking = list.settings === null ? 'folder' : list.key === null ? 'key' : null;
  return (
    <Card as="section" className="backup-status" data-standing={standing} aria-labelledby="backup-standing">
      <div className="backup-standing">
        <Icon size={40} aria-hidden="true" />
        <div>
          <h2 id="backup-standing">{formatStanding(standing)}</h2>
          <p className="muted">{formatMeaning(list, words)}</p>
        </div>
        <div className="backup-make">
          <Button
            variant="primary"
            isDisabled={lacking !== null || list.activity !== 'idle'}
            pending={pending}
            onPress={onMake}
          >
            {words.t('backup.now')}
          </Button>
          {lacking === null ? null : <small className="muted">{words.t(`backup.lacking.${lacking}`)}</small>}
        </div>
      </div>
      <div role="status" className="backup-activity">
        {list.activity === 'idle' ? null : (
          <>
            <Spinner size="inline" /> {words.t(`backup.${list.activity}`)}
          </>
        )}
      </div>
      {attention.length === 0 ? null : (
        <ul className="backup-attention" aria-label={words.t('backup.attention')}>
          {attention.map((sentence) => (
            <li key={sentence}>
              <CircleAlert size={18} aria-hidden="true" />
              <span>{sentence}</span>
            </li>
          ))}
        </ul>
      )}
      <Facts list={list} />
    </Card>
  );

  function formatStanding(how: Standing): string {
    const newest = newestCopy(list);
    if (how === 'none' || newest === null) return words.t('backup.none');
    return how === 'safe' ? words.t('backup.safe', { moment: words.moment(newest.at) }) : words.t('backup.doubtful');
  }
}

function Facts({ list }: { readonly list: BackupList }) {
  const words = useWords();
  const { settings, dueAt, time } = list;
  const newest = newestCopy(list);
  const tested = list.items.find((copy) => copy.tested !== null)?.tested ?? null;
  const isDue = dueAt !== null && Date.parse(dueAt) <= Date.parse(time.now);
  const canBeMade = settings !== null && list.key !== null;
  return (
    <dl className="backup-facts">
      <Fact name={words.t('backup.newest')}>
        {newest === null ? (
          words.t('backup.never')
        ) : (
          <>
            {words.moment(newest.at)}
            <small>
              {words.t('backup.newestFacts', {
                size: words.fileSize(newest.bytes),
                time: formatTook(newest.seconds, words),
              })}
            </small>
          </>
        )}
      </Fact>
      <Fact name={words.t('backup.test')}>
        {tested === null ? (
          words.t('backup.never')
        ) : (
          <>
            {words.moment(tested.at)}
            <TestBadge tested={tested} />
          </>
        )}
      </Fact>
      <Fact name={words.t('backup.next')}>
        {dueAt === null || !canBeMade ? words.t('backup.never') : isDue ? words.t('backup.soon') : words.moment(dueAt)}
        {settings === null ? null : (
          <small>{words.t('backup.atHour', { hour: words.timeOfDay(settings.atHour) })}</small>
        )}
      </Fact>
      {settings === null ? null : (
        <Fact name={words.t('backup.folder')}>
          <bdi className="backup-path">{settings.folder}</bdi>
          <small>
            {words.t('backup.keptFor')} {formatKept(settings, words)}
          </small>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
