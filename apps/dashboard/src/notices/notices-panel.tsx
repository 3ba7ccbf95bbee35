import { noticesToShow, useView } from '@foyer/client';
import type { Notice } from '@foyer/contract';
import { Badge, Button, NoticeIcon, useWords } from '@foyer/ui';
import { Megaphone, Plus } from 'lucide-react';
import type { FloorParts } from '../floor/floor-ui.ts';
import { useTick } from '../shell/ticker.ts';
import { TONES } from './about-tones.ts';
import './notices.css';

/** What everybody is told now and later; hidden where nobody may post and nothing is posted. */
export function NoticesPanel({ view, names, ui, mayPost }: FloorParts & { readonly mayPost: boolean }) {
  const words = useWords();
  const notices = noticesToShow(
    useView(view, (state) => state.notice),
    useTick(view),
  );
  if (notices.length === 0 && !mayPost) return null;
  return (
    <section className="panel floor-notices" aria-labelledby="notices-title">
      <div className="panel-head">
        <h2 id="notices-title">{words.t('notices.title')}</h2>
        {notices.length === 0 ? null : <span className="count">{notices.length}</span>}
        {mayPost ? (
          <Button
            size="small"
            className="notices-new"
            icon={<Plus size={16} aria-hidden="true" />}
            onPress={() => ui.getState().open({ kind: 'newNotice' })}
          >
            {words.t('notices.newShort')}
          </Button>
        ) : null}
      </div>
      {notices.length === 0 ? (
        <p className="notices-none">
          <Megaphone size={18} aria-hidden="true" />
          {words.t('notices.none')}
        </p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable to be scrolled by keys
        <ul className="notices-list" tabIndex={0} aria-labelledby="notices-title">
          {notices.map((notice) => (
            <NoticeItem key={notice.id} {...{ view, names, ui, notice, mayPost }} />
          ))}
        </ul>
      )}
    </section>
  );
}

type NoticeItemProps = Pick<FloorParts, 'view' | 'names' | 'ui'> & {
  readonly notice: Notice;
  readonly mayPost: boolean;
};

function NoticeItem({ view, names, ui, notice, mayPost }: NoticeItemProps) {
  const words = useWords();
  const now = useTick(view) ?? 0;
  const { id, about, text, serviceIds, from, until, drill, by } = notice;
  const isToCome = Date.parse(from) > now;
  const when = isToCome
    ? words.t('notices.when.from', { time: words.soon(from, now) })
    : until === null
      ? words.t('notices.when.open')
      : words.t('notices.when.until', { time: words.soon(until, now) });
  return (
    <li className="notice-item" data-about={about} data-to-come={isToCome || undefined}>
      <p className="notice-item-head">
        <Badge tone={TONES[about]} icon={<NoticeIcon about={about} />}>
          {words.t(`common.notice.about.${about}`)}
        </Badge>
        {drill ? <Badge>{words.t('notices.drillShort')}</Badge> : null}
        <span className="muted">{when}</span>
      </p>
      <p className="notice-item-text">{words.text(text)}</p>
      {serviceIds.length === 0 ? null : (
        <p className="muted">{words.t('common.notice.for', { services: words.list(serviceIds.map(names.service)) })}</p>
      )}
      <div className="notice-item-foot">
        {by === null ? null : <span className="muted">{by}</span>}
        {mayPost ? (
          <>
            <Button
              size="small"
              variant="quiet"
              onPress={() => ui.getState().open({ kind: 'correctNotice', noticeId: id })}
            >
              {words.t('notices.correctShort')}
            </Button>
            <Button
              size="small"
              variant="quiet"
              onPress={() => ui.getState().open({ kind: 'withdrawNotice', noticeId: id })}
            >
              {words.t('notices.withdraw')}
            </Button>
          </>
        ) : null}
      </div>
    </li>
  );
}
