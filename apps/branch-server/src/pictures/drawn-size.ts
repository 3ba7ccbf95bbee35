/** More elements than any logo draws: a few lines that repeat each other would keep a screen busy for good. */
const MOST_DRAWN = 200_000;
/** Deeper than parts of a drawing refer to parts that refer to parts. */
const DEEPEST = 50;

/** An element with an id: what is in it, and what that refers to. */
interface Part {
  elements: number;
  readonly refers: string[];
}

/** Counts what a drawing comes to, with everything that is drawn again wherever it is referred to. */
export class DrawnSize {
  readonly #whole: Part = { elements: 0, refers: [] };
  readonly #parts = new Map<string, Part>();
  /** The parts that the elements which are open now begin; `null`: one without an id. */
  readonly #open: (Part | null)[] = [];
  readonly #counted = new Map<string, number>();

  /** An element begins. */
  open(attributes: readonly (readonly [name: string, value: string])[]): void {
    const refers: string[] = [];
    let part: Part | null = null;
    for (const [name, value] of attributes) {
      if (name === 'id') {
        part = { elements: 0, refers: [] };
        this.#parts.set(value, part);
      } else if (/(^|:)href$/.test(name)) {
        refers.push(value.trim().slice(1));
      } else {
        for (const [, id = ''] of value.matchAll(/url\(\s*["']?\s*#([^"')\s]*)/gi)) refers.push(id);
      }
    }
    this.#open.push(part);
    for (const each of [this.#whole, ...this.#open]) {
      if (each === null) continue;
      each.elements += 1;
      each.refers.push(...refers);
    }
  }

  /** The element that began last ends. */
  close(): void {
    this.#open.pop();
  }

  /** Is more drawn than a screen gets done with? */
  isEndless(): boolean {
    return this.#sizeOf(this.#whole, 0) > MOST_DRAWN;
  }

  #sizeOf({ elements, refers }: Part, depth: number): number {
    if (depth > DEEPEST) return Number.POSITIVE_INFINITY;
    let size = elements;
    for (const id of refers) {
      const part = this.#parts.get(id);
      const counted = this.#counted.get(id);
      if (part === undefined) continue;
      // What refers to itself is not drawn within itself.
      if (counted === undefined) this.#counted.set(id, 0);
      const whole = counted ?? this.#sizeOf(part, depth + 1);
      this.#counted.set(id, whole);
      size += whole;
    }
    return size;
  }
}
