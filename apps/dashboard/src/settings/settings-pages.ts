import type { SectionId } from '@foyer/configuration';
import { type Access, routes, type User } from '@foyer/contract';
import {
  ArrowLeftRight,
  Building2,
  CircleCheckBig,
  Clock,
  DatabaseBackup,
  Layers,
  LayoutList,
  LifeBuoy,
  ListOrdered,
  type LucideIcon,
  MessageCircleQuestionMark,
  MessageSquareText,
  MonitorSmartphone,
  Palette,
  Plug,
  Quote,
  Scale,
  ShieldCheck,
  Store,
  Tally5,
  Users,
} from 'lucide-react';
import type { ComponentType } from 'react';
import { DevicesPage } from '../devices/devices-page.tsx';
import { KeysPage } from './keys/keys-page.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { PrivacyPage } from './privacy/privacy-page.tsx';
import { BackupSection } from './sections/backup-section.tsx';
import { BranchSection } from './sections/branch-section.tsx';
import { ClassesSection } from './sections/classes-section.tsx';
import { CountersSection } from './sections/counters-section.tsx';
import { EscalationsSection } from './sections/escalations-section.tsx';
import { HoursSection } from './sections/hours-section.tsx';
import { LooksSection } from './sections/looks-section.tsx';
import { MarksSection } from './sections/marks-section.tsx';
import { MessagesSection } from './sections/messages-section.tsx';
import { OutcomesSection } from './sections/outcomes-section.tsx';
import { PolicySection } from './sections/policy-section.tsx';
import { ProfilesSection } from './sections/profiles-section.tsx';
import { ReasonsSection } from './sections/reasons-section.tsx';
import { ServicesSection } from './sections/services-section.tsx';
import { WordsSection } from './sections/words-section.tsx';
import { TransferPage } from './transfer/transfer-page.tsx';

interface SettingsPage {
  /** In its address; a section of the configuration where it is one. */
  readonly id: string;
  readonly group: 'branch' | 'queue' | 'house';
  readonly icon: LucideIcon;
  /** `section`: a form of a section's settings; `page`: a page of its own. */
  readonly kind: 'section' | 'page';
  readonly content: ComponentType<{ readonly user: User }>;
  readonly access: Access;
}

/** The pages of the settings, in the order of the navigation. */
export const SETTINGS_PAGES = [
  {
    id: 'branch',
    group: 'branch',
    icon: Building2,
    kind: 'section',
    content: BranchSection,
    access: routes.settings.access,
  },
  {
    id: 'services',
    group: 'branch',
    icon: LayoutList,
    kind: 'section',
    content: ServicesSection,
    access: routes.settings.access,
  },
  {
    id: 'counters',
    group: 'branch',
    icon: Store,
    kind: 'section',
    content: CountersSection,
    access: routes.settings.access,
  },
  {
    id: 'words',
    group: 'branch',
    icon: Quote,
    kind: 'section',
    content: WordsSection,
    access: routes.settings.access,
  },
  {
    id: 'messages',
    group: 'branch',
    icon: MessageSquareText,
    kind: 'section',
    content: MessagesSection,
    access: routes.settings.access,
  },
  {
    id: 'looks',
    group: 'branch',
    icon: Palette,
    kind: 'section',
    content: LooksSection,
    access: routes.settings.access,
  },
  { id: 'hours', group: 'branch', icon: Clock, kind: 'section', content: HoursSection, access: routes.settings.access },
  {
    id: 'profiles',
    group: 'queue',
    icon: Layers,
    kind: 'section',
    content: ProfilesSection,
    access: routes.settings.access,
  },
  {
    id: 'classes',
    group: 'queue',
    icon: Scale,
    kind: 'section',
    content: ClassesSection,
    access: routes.settings.access,
  },
  {
    id: 'policy',
    group: 'queue',
    icon: ListOrdered,
    kind: 'section',
    content: PolicySection,
    access: routes.settings.access,
  },
  {
    id: 'outcomes',
    group: 'queue',
    icon: CircleCheckBig,
    kind: 'section',
    content: OutcomesSection,
    access: routes.settings.access,
  },
  {
    id: 'marks',
    group: 'queue',
    icon: Tally5,
    kind: 'section',
    content: MarksSection,
    access: routes.settings.access,
  },
  {
    id: 'reasons',
    group: 'queue',
    icon: MessageCircleQuestionMark,
    kind: 'section',
    content: ReasonsSection,
    access: routes.settings.access,
  },
  {
    id: 'escalations',
    group: 'queue',
    icon: LifeBuoy,
    kind: 'section',
    content: EscalationsSection,
    access: routes.settings.access,
  },
  { id: 'people', group: 'house', icon: Users, kind: 'page', content: PeoplePage, access: routes.people.access },
  {
    id: 'devices',
    group: 'house',
    icon: MonitorSmartphone,
    kind: 'page',
    content: DevicesPage,
    access: routes.devices.access,
  },
  { id: 'keys', group: 'house', icon: Plug, kind: 'page', content: KeysPage, access: routes.keys.access },
  {
    id: 'privacy',
    group: 'house',
    icon: ShieldCheck,
    kind: 'page',
    content: PrivacyPage,
    access: routes.privacy.access,
  },
  {
    id: 'backup',
    group: 'house',
    icon: DatabaseBackup,
    kind: 'section',
    content: BackupSection,
    access: routes.settings.access,
  },
  {
    id: 'transfer',
    group: 'house',
    icon: ArrowLeftRight,
    kind: 'page',
    content: TransferPage,
    access: routes.exportSettings.access,
  },
] as const satisfies readonly (SettingsPage & ({ readonly kind: 'page' } | { readonly id: SectionId }))[];

export const SETTINGS_GROUPS = ['branch', 'queue', 'house'] as const;
