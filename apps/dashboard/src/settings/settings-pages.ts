import type { SectionId } from '@foyer/configuration';
import { Building2, type LucideIcon, MonitorSmartphone } from 'lucide-react';
import type { ComponentType } from 'react';
import { DevicesPage } from '../devices/devices-page.tsx';
import { BranchSection } from './sections/branch-section.tsx';

interface SettingsPage {
  /** In its address; a section of the configuration where it is one. */
  readonly id: string;
  readonly group: 'branch' | 'queue' | 'house';
  readonly icon: LucideIcon;
  /** `section`: a form of a section's settings; `page`: a page of its own. */
  readonly kind: 'section' | 'page';
  readonly content: ComponentType;
}

/** The pages of the settings, in the order of the navigation. */
export const SETTINGS_PAGES = [
  { id: 'branch', group: 'branch', icon: Building2, kind: 'section', content: BranchSection },
  { id: 'devices', group: 'house', icon: MonitorSmartphone, kind: 'page', content: DevicesPage },
] as const satisfies readonly (SettingsPage & ({ readonly kind: 'page' } | { readonly id: SectionId }))[];

export const SETTINGS_GROUPS = ['branch', 'queue', 'house'] as const;
