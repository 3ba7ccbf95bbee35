/** The project's mark: a door ajar. */
export function Mark({ size = 40 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 40 40" aria-hidden="true">
      <rect width="40" height="40" rx="12" fill="var(--fy-accent)" />
      <path d="M12 31V11.5A2.5 2.5 0 0 1 14.5 9H24" fill="none" stroke="var(--fy-on-accent)" strokeWidth="2.4" />
      <path d="M18 13.2 28 9.6v21L18 31z" fill="var(--fy-on-accent)" />
      <circle cx="21.2" cy="21.6" r="1.4" fill="var(--fy-accent)" />
    </svg>
  );
}
