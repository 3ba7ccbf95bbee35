/** A device's name for people: one that is only an id, such as `lobby` or `screen-2`, as words. */
export function sayDevice(name: string): string {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) return name;
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
