import { createLucideIcon } from 'lucide-react';

export default createLucideIcon('passport', [
  ['rect', { x: '5', y: '2', width: '14', height: '20', rx: '2', key: 'cover' }],
  ['circle', { cx: '12', cy: '10', r: '4', key: 'globe' }],
  ['path', { d: 'M8 10h8', key: 'equator' }],
  ['path', { d: 'M12 6c-2 2.4-2 5.6 0 8c2-2.4 2-5.6 0-8', key: 'meridians' }],
  ['path', { d: 'M9 18h6', key: 'line' }],
]);
