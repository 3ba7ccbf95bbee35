/** Paper by its width in millimetres. */
export type PaperWidth = '80' | '58';

/** What a roll offers at 203 dots per inch (8 dots a millimetre). */
export interface PaperMeasure {
  /** Printable dots across. */
  readonly dots: number;
  /** Columns of the printer's own 12-dot font. */
  readonly columns: number;
}

export const paperMeasures: Readonly<Record<PaperWidth, PaperMeasure>> = {
  '80': { dots: 576, columns: 48 },
  '58': { dots: 384, columns: 32 },
};

/** 20 mm at 203 dots per inch: the least height of a ticket's number. */
export const leastNumberDots = 160;
