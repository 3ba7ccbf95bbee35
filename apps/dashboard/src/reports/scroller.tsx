import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import './scroller.css';

interface ScrollerProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** A region that scrolls when it must, by keys too; a shadow at an edge says that there is more beyond it. */
export function Scroller({ label, children }: ScrollerProps) {
  const region = useRef<HTMLElement>(null);
  useEdges(region);
  return (
    <div className="scroller table-scroller">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable to be scrolled by keys */}
      <section ref={region} className="table-scroll" aria-label={label} tabIndex={0}>
        {children}
      </section>
    </div>
  );
}

/** Marks the place around what scrolls with `data-more-left`, `-right` and `-below` while something lies out of sight there. */
function useEdges(region: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const scrolled = region.current;
    const place = scrolled?.parentElement;
    if (!scrolled || !place) return;
    const mark = () => {
      for (const [edge, more] of Object.entries(beyond(scrolled))) place.toggleAttribute(`data-more-${edge}`, more);
    };
    const watch = new ResizeObserver(mark);
    const watchAll = () => {
      watch.disconnect();
      for (const element of [scrolled, ...scrolled.children]) watch.observe(element);
    };
    const parts = new MutationObserver(watchAll);
    parts.observe(scrolled, { childList: true });
    watchAll();
    scrolled.addEventListener('scroll', mark, { passive: true });
    return () => {
      parts.disconnect();
      watch.disconnect();
      scrolled.removeEventListener('scroll', mark);
    };
  }, [region]);
}

/** Beyond which edges, as they lie on the screen, something is out of sight. */
function beyond(place: HTMLElement): Readonly<Record<'left' | 'right' | 'below', boolean>> {
  // From right to left, `scrollLeft` runs from zero down.
  const rtl = getComputedStyle(place).direction === 'rtl';
  const across = place.scrollWidth - place.clientWidth;
  const fromLeft = rtl ? across + place.scrollLeft : place.scrollLeft;
  return {
    left: fromLeft > 1,
    right: across - fromLeft > 1,
    below: place.scrollHeight - place.clientHeight - place.scrollTop > 1,
  };
}

interface ReportPlaceProps {
  readonly report: string;
  readonly loading: boolean;
  readonly children: ReactNode;
}

/** A report's parts, as high as they want to be; scrolled as one where the window is lower, which its edge shows. */
export function ReportPlace({ report, loading, children }: ReportPlaceProps) {
  const region = useRef<HTMLDivElement>(null);
  useEdges(region);
  return (
    <div className="scroller report-place">
      <div ref={region} className="report" data-report={report} aria-busy={loading}>
        {children}
      </div>
    </div>
  );
}
