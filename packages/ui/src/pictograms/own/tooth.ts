import { createLucideIcon } from 'lucide-react';

const OUTLINE = [
  'M12 5.5C10.6 4.4 9.2 3 7.3 3C4.9 3 3 5.1 3 8c0 2.3 1 3.7 1.6 5.4C5.3 15.5 5.3 21 7.4 21',
  'c2.3 0 1.9-6.5 4.6-6.5s2.3 6.5 4.6 6.5c2.1 0 2.1-5.5 2.8-7.6C20 11.7 21 10.3 21 8c0-2.9-1.9-5-4.3-5',
  'C14.8 3 13.4 4.4 12 5.5',
].join('');

export default createLucideIcon('tooth', [['path', { d: OUTLINE, key: 'outline' }]]);
