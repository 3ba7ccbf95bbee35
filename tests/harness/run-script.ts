import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const scripts = path.resolve(import.meta.dirname, '../../scripts');

/** Runs one of the project's scripts to its end, as somebody at a terminal does. */
export async function runScript(script: string, ...args: string[]): Promise<{ code: number; text: string }> {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [path.join(scripts, script), ...args]);
    return { code: 0, text: stdout + stderr };
  } catch (error) {
    const failed = error as { code: number; stdout: string; stderr: string };
    return { code: failed.code, text: failed.stdout + failed.stderr };
  }
}
