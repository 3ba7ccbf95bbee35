import type { SectionId } from '@foyer/configuration';
import {
  Building2,
  CircleCheckBig,
  Layers,
  LayoutList,
  ListOrdered,
  type LucideIcon,
  MonitorSmartphone,
  Scale,
  Store,
} from 'lucide-react';
import type { ComponentType } from 'react';
import { DevicesPage } from '../devices/devices-page.tsx';
import { BranchSection } from './sections/branch-section.tsx';
import { ClassesSection } from './sections/classes-section.tsx';
import { CountersSection } from './sections/counters-section.tsx';
import { OutcomesSection } from './sections/outcomes-section.tsx';
import { PolicySection } from './sections/policy-section.tsx';
import { ProfilesSection } from './sections/profiles-section.tsx';
import { ServicesSection } from './sections/services-section.tsx';

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
  { id: 'services', group: 'branch', icon: LayoutList, kind: 'section', content: ServicesSection },
  { id: 'counters', group: 'branch', icon: Store, kind: 'section', content: CountersSection },
  { id: 'profiles', group: 'queue', icon: Layers, kind: 'section', content: ProfilesSection },
  { id: 'classes', group: 'queue', icon: Scale, kind: 'section', content: ClassesSection },
  { id: 'policy', group: 'queue', icon: ListOrdered, kind: 'section', content: PolicySection },
  { id: 'outcomes', group: 'queue', icon: CircleCheckBig, kind: 'section', content: OutcomesSection },
  { id: 'devices', group: 'house', icon: MonitorSmartphone, kind: 'page', content: DevicesPage },
] as const satisfies readonly (SettingsPage & ({ readonly kind: 'page' } | { readonly id: SectionId }))[];

export const SETTINGS_GROUPS = ['branch', 'queue', 'house'] as const;
