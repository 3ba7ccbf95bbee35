import { type ReactNode, useRef } from 'react';
import { useEdges } from './scroller.tsx';

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
