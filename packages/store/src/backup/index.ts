export { fingerprintOf, type PreparedKey, prepareBackupKey, readBackupKey } from './backup-key.ts';
export { nameOfBackup, timeOfBackup } from './backup-name.ts';
export { BackupRefused } from './backup-refused.ts';
export { headerOf } from './copy.ts';
export type { BackupHeader } from './header.ts';
export { type MadeBackup, type MakeBackupOptions, makeBackup } from './make-backup.ts';
export { type Restored, type RestoreOptions, restoreBackup } from './restore-backup.ts';
export { type TriedOut, tryOutBackup } from './try-out.ts';
export { keepListBeside } from './withdrawn.ts';
