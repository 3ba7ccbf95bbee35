interface Entry<Item> {
  readonly at: number;
  readonly number: number;
  readonly item: Item;
}

/** What is to happen, by time; what falls on the same moment happens in the order it was entered (a binary heap). */
export class Agenda<Item> {
  readonly #entries: Entry<Item>[] = [];
  #number = 0;

  enter(at: number, item: Item): void {
    const entries = this.#entries;
    const entry = { at, number: this.#number, item };
    this.#number += 1;
    let place = entries.length;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = entries[above];
      if (parent === undefined || isBefore(parent, entry)) break;
      entries[place] = parent;
      place = above;
    }
    entries[place] = entry;
  }

  /** The next, taken out; `undefined` when nothing is left. */
  next(): { readonly at: number; readonly item: Item } | undefined {
    const entries = this.#entries;
    const [first] = entries;
    const last = entries.pop();
    if (last === undefined || entries.length === 0) return first;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      let child = entries[below];
      if (child === undefined) break;
      const other = entries[below + 1];
      if (other !== undefined && isBefore(other, child)) {
        below += 1;
        child = other;
      }
      if (isBefore(last, child)) break;
      entries[place] = child;
      place = below;
    }
    entries[place] = last;
    return first;
  }
}

function isBefore(one: Entry<unknown>, other: Entry<unknown>): boolean {
  return one.at < other.at || (one.at === other.at && one.number < other.number);
}
