import { MAX_SETTINGS_FILE_BYTES } from '@foyer/contract';
import { useWords } from '@foyer/ui';
import { memberName, type Words } from '@foyer/words';
import { CircleAlert } from 'lucide-react';
import { formatProblem } from '../../shell/format-problem.ts';
import type { ShownMistake } from '../form/mistakes.ts';
import { sayMistake } from '../form/say-mistake.ts';
import { sayPlace } from '../form/say-place.ts';
import type { Checked, Refused } from './check-file.ts';

/** Nobody mends more at once: the file is chosen again then. */
const MOST_SHOWN = 50;

/** Why a file is not taken in: each mistake in a sentence, with its place. */
export function FileRefused({ checked }: { readonly checked: Exclude<Checked, { readonly kind: 'fits' }> }) {
  const words = useWords();
  const sentences = checked.kind === 'refused' ? mistakeSentences(checked, words) : [];
  return (
    <div className="transfer-refused">
      <p>
        <CircleAlert size={20} aria-hidden="true" />
        {checked.kind === 'refused' ? words.t('settings.transfer.in.refused') : whyNot(checked, words)}
      </p>
      {sentences.length === 0 ? null : (
        <ul>
          {sentences.slice(0, MOST_SHOWN).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {sentences.length <= MOST_SHOWN ? null : (
        <p>{words.t('settings.transfer.in.moreMistakes', { count: sentences.length - MOST_SHOWN })}</p>
      )}
    </div>
  );
}

function whyNot(checked: Exclude<Checked, Refused | { readonly kind: 'fits' }>, words: Words): string {
  switch (checked.kind) {
    case 'too-large':
      return words.t('settings.transfer.in.too-large', { size: words.fileSize(MAX_SETTINGS_FILE_BYTES) });
    case 'unreadable':
      return words.t('founding.file.unreadable');
    case 'problem':
      return formatProblem(checked.problem, words);
  }
}

function mistakeSentences({ mistakes, file, inForce }: Refused, words: Words): readonly string[] {
  const sentences = mistakes.map((one) => {
    const mistake = sayMistake(one, words, inForce);
    // The branch's id is no setting: what is said of it says all.
    if (one.code === 'branch-renamed') return mistake;
    const place = placeOf(one, one.code === 'in-use' ? { ...inForce } : file.branch, words);
    return words.t('settings.elsewhere.mistake', { place, mistake });
  });
  return [...new Set(sentences)];
}

/** Where a mistake is, in the names of the settings; the last step, where it has none there, as the audit calls it. */
function placeOf({ code, path, item }: ShownMistake, whole: Refused['file']['branch'], words: Words): string {
  const steps = code === 'in-use' && item !== null ? [...path, item.id] : [...path];
  // An entry without a name is known by its id.
  const at = steps.findIndex((step) => /^\d+$/.test(step));
  if (item !== null && at >= 0) steps[at] = item.id;
  const last = steps.at(-1) ?? '';
  const said = sayPlace(steps, whole, words);
  if (/^\d+$/.test(last) || said !== sayPlace(steps.slice(0, -1), whole, words)) return said;
  const member = memberName(last, words);
  return said === '' ? member : words.t('shell.common.facts', { first: said, second: member });
}
