/** More than this many are drawn as a number. */
const MOST_DRAWN = 7;

/** The line as a picture: those ahead, then oneself. The words beside it say the same. */
export function Line({ ahead }: { readonly ahead: number }) {
  const drawn = Math.min(ahead, MOST_DRAWN);
  return (
    <div className="line" aria-hidden="true">
      {ahead > drawn ? <bdi className="line-more" dir="ltr">{`+${ahead - drawn}`}</bdi> : null}
      {Array.from({ length: drawn }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: people in line are alike
        <span key={index} className="line-person" />
      ))}
      <span className="line-self" />
    </div>
  );
}
