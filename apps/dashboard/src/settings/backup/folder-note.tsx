import type { BackupList } from '@foyer/contract';
import { useWords } from '@foyer/ui';

interface FolderNoteProps {
  readonly list: BackupList | null;
  /** What the field says. */
  readonly written: unknown;
}

/** What is wrong with the folder that was saved, at its field: it can be saved so, for its disk may be plugged in later. */
export function FolderNote({ list, written }: FolderNoteProps) {
  const words = useWords();
  const trouble = list?.settings?.folder === written ? (list?.folder?.trouble ?? null) : null;
  return (
    <div role="status">
      {trouble === null ? null : <p className="form-hint">{words.t(`backup.trouble.${trouble}`)}</p>}
    </div>
  );
}
