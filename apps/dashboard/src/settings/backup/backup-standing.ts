import type { BackupCopy, BackupList } from '@foyer/contract';
import type { Words } from '@foyer/words';

/** How well the branch is kept: whether there is a copy, and whether the newest can be relied on. */
export type Standing = 'safe' | 'doubtful' | 'none';

/** The newest copy that is still in its folder. */
export function newestCopy({ items }: BackupList): BackupCopy | null {
  return items.find(({ there }) => there) ?? null;
}

/** The newest copy that was tried out, found reliable, and is still in its folder. */
export function newestReliable({ items }: BackupList): BackupCopy | null {
  return items.find(({ there, tested }) => there && tested?.trouble === null) ?? null;
}

export function standingOf(list: BackupList): Standing {
  const newest = newestCopy(list);
  if (newest === null) return 'none';
  return (newest.tested?.trouble ?? null) === null ? 'safe' : 'doubtful';
}

/** What somebody has to do something about, as sentences, the most pressing first. */
export function formatAttention(list: BackupList, words: Words): readonly string[] {
  const { settings, key, folder, failed } = list;
  if (settings === null) return [words.t('backup.noSettings')];
  const why = (trouble: NonNullable<BackupList['failed']>['trouble']) => words.t(`backup.trouble.${trouble}`);
  const sentences: string[] = [];
  if (key === null) sentences.push(words.t('backup.noKey'));
  const blocked = folder?.trouble ?? null;
  if (blocked !== null) sentences.push(words.t('backup.folderTrouble', { why: why(blocked) }));
  if (failed !== null && failed.trouble !== blocked && failed.trouble !== 'no-key') {
    sentences.push(words.t('backup.failed', { moment: words.moment(failed.at), why: why(failed.trouble) }));
  }
  const newest = newestCopy(list);
  const doubt = newest?.tested?.trouble ?? null;
  if (newest !== null && doubt !== null) {
    sentences.push(words.t('backup.untrusted', { moment: words.moment(newest.at), why: why(doubt) }));
  }
  if (folder?.sameDisk === true) sentences.push(words.t('backup.sameDisk'));
  return sentences;
}

/** What the standing means. */
export function formatMeaning(list: BackupList, words: Words): string {
  const standing = standingOf(list);
  if (standing === 'safe') return words.t('backup.safeText');
  const reliable = newestReliable(list);
  if (standing === 'none' || reliable === null) return words.t('backup.noneText');
  return words.t('backup.doubtfulText', { moment: words.moment(reliable.at) });
}

/** A length of time in which something was done: no less than a second. */
export function formatTook(seconds: number, words: Words): string {
  return words.duration(Math.max(1, Math.round(seconds)));
}

/** How long copies are kept, such as “7 days, 4 weeks and 12 months”. */
export function formatKept({ daily, weekly, monthly }: NonNullable<BackupList['settings']>, words: Words): string {
  return words.list([
    words.t('backup.kept.days', { count: daily }),
    ...(weekly === 0 ? [] : [words.t('backup.kept.weeks', { count: weekly })]),
    ...(monthly === 0 ? [] : [words.t('backup.kept.months', { count: monthly })]),
  ]);
}
