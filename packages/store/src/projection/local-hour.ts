const QUARTER = 15 * 60 * 1000;

/** Tells the local hour (0–23) of an instant in a time zone; quick for instants close together, as a day's events are. */
export class LocalHour {
  #timeZone = '';
  #format = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', timeZone: 'UTC' });
  #quarter = Number.NaN;
  #hour = 0;

  /** Every time zone's offset is a multiple of a quarter of an hour, so a quarter lies within one local hour. */
  of(at: number, timeZone: string): number {
    const quarter = Math.floor(at / QUARTER);
    if (timeZone !== this.#timeZone) {
      this.#format = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', timeZone });
      this.#timeZone = timeZone;
    } else if (quarter === this.#quarter) {
      return this.#hour;
    }
    this.#quarter = quarter;
    this.#hour = Number(this.#format.format(at));
    return this.#hour;
  }
}
