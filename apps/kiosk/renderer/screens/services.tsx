import type { Service } from '@foyer/contract';
import { formatEstimate, formatNoEstimate, localText } from '@foyer/ui';
import { ArrowLeft, ArrowRight, Clock3, ClockAlert, DoorClosed, PauseCircle, Users } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useBranchView, useKiosk, useKioskContext } from '../kiosk-context.ts';
import { groupServices, isOffered, type ServiceGroup, shownGroups } from '../offering.ts';
import { Bar } from '../parts/bar.tsx';
import { Header } from '../parts/header.tsx';

/** What the customer has come for, with the present wait of each. */
export function ServicesScreen({ categoryId }: { readonly categoryId: string | null }) {
  const { t } = useTranslation();
  const { store } = useKioskContext();
  const view = useBranchView();
  const branch = useStore(view, (state) => state.branch);
  const services = useStore(view, (state) => state.services);
  const largeText = useKiosk((model) => model.preferences.largeText);
  const { chooseCategory, startOver } = store.getState();
  if (branch === null) return null;
  const { kind, groups } = shownGroups(groupServices(branch, services), categoryId, largeText);
  return (
    <div className="screen">
      <Header onBack={categoryId === null ? startOver : () => chooseCategory(null)} />
      <main className="services" data-few={kind === 'services' ? few(groups) : undefined}>
        <div className="services-ask">
          <h1>{t('howCanWeHelp')}</h1>
          <p>{t('chooseService')}</p>
        </div>
        <div className="services-groups" data-kind={kind}>
          {groups.map((group) =>
            kind === 'services' ? (
              <GroupOfServices
                key={group.categoryId}
                group={group}
                titled={groups.length > 1 || categoryId !== null}
                columns={largeText ? 1 : 2}
              />
            ) : (
              <CategoryCard key={group.categoryId} group={group} />
            ),
          )}
        </div>
      </main>
      <Bar />
    </div>
  );
}

interface GroupProps {
  readonly group: ServiceGroup;
  readonly titled: boolean;
  /** How many cards stand side by side on an upright screen. */
  readonly columns: number;
}

/** One or two services have the screen to themselves: their cards are larger, and say what a touch does. */
function few(groups: readonly ServiceGroup[]): number | undefined {
  const count = groups.reduce((sum, { services }) => sum + services.length, 0);
  return count <= 2 ? count : undefined;
}

function GroupOfServices({ group, titled, columns }: GroupProps) {
  const language = useKiosk((model) => model.language);
  const rows = { '--rows': Math.ceil(group.services.length / columns) } as CSSProperties;
  return (
    <section className="group" style={rows}>
      {titled ? <h2>{localText(group.name, language)}</h2> : null}
      <div className="group-cards">
        {group.services.map((service) => (
          <ServiceCard key={service.id} service={service} />
        ))}
      </div>
    </section>
  );
}

function CategoryCard({ group }: { readonly group: ServiceGroup }) {
  const { i18n } = useTranslation();
  const { store } = useKioskContext();
  const language = useKiosk((model) => model.language);
  const Arrow = i18n.dir(language) === 'rtl' ? ArrowLeft : ArrowRight;
  return (
    <Button className="card category-card" onPress={() => store.getState().chooseCategory(group.categoryId)}>
      <span className="card-name">{localText(group.name, language)}</span>
      <span className="card-examples">
        {group.services.map((service) => localText(service.name, language)).join(' · ')}
      </span>
      <Arrow className="card-arrow" aria-hidden="true" />
    </Button>
  );
}

/** One service. One that can't be had stays in its place and says why: a customer looks for it there. */
function ServiceCard({ service }: { readonly service: Service }) {
  const { i18n } = useTranslation();
  const { store } = useKioskContext();
  const language = useKiosk((model) => model.language);
  const name = localText(service.name, language);
  const Arrow = i18n.dir(language) === 'rtl' ? ArrowLeft : ArrowRight;
  if (!isOffered(service)) {
    return (
      <div className="card" data-status={service.status}>
        <span className="card-name">{name}</span>
        <WhyNot service={service} />
      </div>
    );
  }
  return (
    <Button className="card" data-status={service.status} onPress={() => store.getState().chooseService(service.id)}>
      <span className="card-name">{name}</span>
      <Wait service={service} />
      <span className="card-go" aria-hidden="true">
        <Arrow />
      </span>
    </Button>
  );
}

/**
 * How many are ahead, whatever they came for, and minutes, or why there are none. Where nobody is ahead and no minutes
 * are known, one line says all there is to say.
 */
function Wait({ service }: { readonly service: Service }) {
  const { t } = useTranslation();
  const language = useKiosk((model) => model.language);
  const { ahead, estimate, status } = service;
  const people = (words: string) => <Fact icon={<Users />}>{words}</Fact>;
  const minutes = formatEstimate(estimate, language);
  if (status === 'unstaffed') {
    return (
      <span className="card-facts">
        {ahead === 0 ? null : people(t('wait.ahead', { count: ahead }))}
        <Fact icon={<DoorClosed />}>{t('wait.noCounter')}</Fact>
      </span>
    );
  }
  if (minutes === null && ahead === 0) return <span className="card-facts">{people(t('wait.next'))}</span>;
  return (
    <span className="card-facts">
      {people(ahead === 0 ? t('wait.none') : t('wait.ahead', { count: ahead }))}
      <Fact icon={minutes === null ? <ClockAlert /> : <Clock3 />}>
        {minutes ?? formatNoEstimate(estimate, language, 'short')}
      </Fact>
    </span>
  );
}

function Fact({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <span className="card-fact">
      {icon}
      {children}
    </span>
  );
}

function WhyNot({ service }: { readonly service: Service }) {
  const { t } = useTranslation();
  return (
    <span className="card-why">
      <PauseCircle aria-hidden="true" />
      <span>
        {t(`closed.${service.status}`)}
        {service.message === null ? null : (
          <span className="card-message" dir="auto">
            {service.message}
          </span>
        )}
      </span>
    </span>
  );
}
