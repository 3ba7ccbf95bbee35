import { type NoticeRecord, noticesToShow, type ViewState } from '@foyer/client';
import { NoticeIcon, useWords } from '@foyer/ui';

/** What the branch tells everybody who comes for the same; an emergency first, and loudest. */
export function Notices({ state, now }: { readonly state: Pick<ViewState, 'notice'>; readonly now: number | null }) {
  const shown = noticesToShow(state.notice, now);
  if (shown.length === 0) return null;
  return (
    <div className="notices" role="status">
      {shown.map((notice) => (
        <Notice key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function Notice({ notice: { about, text, drill } }: { readonly notice: NoticeRecord }) {
  const words = useWords();
  return (
    <section className="notice" data-about={about}>
      <NoticeIcon about={about} />
      <h2>
        {words.t(`common.notice.about.${about}`)}
        {drill ? <strong className="notice-drill">{words.t('common.notice.drill')}</strong> : null}
      </h2>
      <p dir="auto">{words.text(text)}</p>
    </section>
  );
}
