/** What every benchmark is told. */
export interface BenchOptions {
  /** Fewer and shorter rounds: a rough answer in a minute. */
  readonly short: boolean;
  /** Tells whoever waits how far it is. */
  readonly say: (sentence: string) => void;
  /** A folder that holds, or shall hold, a year of visits; made and removed again when absent. */
  readonly year: string | null;
}
