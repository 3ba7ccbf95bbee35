/** How long a notice's longest text is; longer ones are set smaller. */
export function lengthOf(text: Readonly<Record<string, string>>): 'short' | 'medium' | 'long' {
  const most = Math.max(0, ...Object.values(text).map((words) => [...words].length));
  return most <= 90 ? 'short' : most <= 180 ? 'medium' : 'long';
}
