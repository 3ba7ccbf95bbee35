/** What a measured figure has to keep. */
export interface Bar {
  readonly what: string;
  /** `null`: not measured in this run. */
  readonly figure: number | null;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly unit: 'ratio' | 'share' | 'ms';
  /** Anything a reader should know of it, such as the day or class it stems from. */
  readonly of?: string;
}

/** Whether the figure keeps its bar; `null` where it was not measured. */
export function isMet({ figure, atLeast, atMost }: Bar): boolean | null {
  if (figure === null) return null;
  return figure >= (atLeast ?? Number.NEGATIVE_INFINITY) && figure <= (atMost ?? Number.POSITIVE_INFINITY);
}
