import './spinner.css';

export interface SpinnerProps {
  /** `inline` is as high as the text around it. */
  readonly size?: 'inline' | 'medium' | 'large';
  /** What is being waited for; nothing is announced without it. */
  readonly label?: string;
}

/** Something is on its way. */
export function Spinner({ size = 'medium', label }: SpinnerProps) {
  return (
    <span className="fy-spinner" data-size={size} {...(label === undefined ? {} : { role: 'status' })}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="12" cy="12" r="9" className="fy-spinner-track" />
        <path d="M12 3a9 9 0 0 1 9 9" className="fy-spinner-head" />
      </svg>
      {label === undefined ? null : <span className="fy-visually-hidden">{label}</span>}
    </span>
  );
}
