import { type FoundingRequest, filePictures, SETTINGS_FILE } from '@foyer/contract';

/** A whole configuration with its pictures, as a branch exports it. */
export type BranchFile = Extract<FoundingRequest['begin'], { readonly with: 'file' }>['file'];

/** Reads a file that a branch has exported; `null` where it is none. */
export function readBranchFile(text: string): BranchFile | null {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null || !('branch' in read) || !('version' in read)) return null;
    const { branch, version } = read;
    if (!('format' in read) || read.format !== SETTINGS_FILE || typeof version !== 'number') return null;
    if (typeof branch !== 'object' || branch === null || Array.isArray(branch)) return null;
    const pictures = 'pictures' in read ? filePictures.safeParse(read.pictures).data : undefined;
    return { format: SETTINGS_FILE, version, branch: { ...branch }, ...(pictures === undefined ? {} : { pictures }) };
  } catch {
    return null;
  }
}
