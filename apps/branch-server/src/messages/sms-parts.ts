import { SegmentedMessage } from 'sms-segments-calculator';

/** How a text travels as SMS, and what it costs by that. */
export interface SmsParts {
  /** The letters of GSM 03.38, or any letters at half as many a part. */
  readonly encoding: 'gsm-7' | 'ucs-2';
  /** Each is paid for; 1 for a text without letters. */
  readonly parts: number;
  /** As a telephone counts them: `€` is two in GSM 03.38, most emoji are two otherwise. */
  readonly characters: number;
}

/** Counts the parts of a text: 160 characters in one or 153 in each of several, 70 or 67 where a letter is not of GSM 03.38. */
export function smsParts(text: string): SmsParts {
  const { encodingName, segmentsCount, numberOfCharacters } = new SegmentedMessage(text);
  return encodingName === 'GSM-7'
    ? { encoding: 'gsm-7', parts: segmentsCount, characters: numberOfCharacters }
    : { encoding: 'ucs-2', parts: segmentsCount, characters: text.length };
}
