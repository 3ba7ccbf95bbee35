import type { Pictogram } from '@foyer/basics';
import { useBranchNow } from '@foyer/client';
import type { Service } from '@foyer/contract';
import { NoticeIcon, PictogramIcon, useWords } from '@foyer/ui';
import { ArrowLeft, ArrowRight, Clock3, ClockAlert, DoorClosed, PauseCircle, Users } from 'lucide-react';
import { type CSSProperties, type ReactNode, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { useStore } from 'zustand';
import { useBranchView, useKiosk, useKioskContext, useOwnSettings } from '../kiosk-context.ts';
import {
  isNotOffered,
  isUnstaffed,
  levelOf,
  type NotOffered,
  offeredBy,
  type ServiceGroup,
  treeOf,
} from '../offering.ts';
import { Bar } from '../parts/bar.tsx';
import { CategoryWait } from '../parts/category-wait.tsx';
import { Header } from '../parts/header.tsx';
import { Needs } from '../parts/needs.tsx';
import { NoticeCard, useNotices } from '../parts/notices.tsx';
import { useOverflow } from '../parts/use-overflow.ts';

/** What the customer has come for, with the present wait of each. */
export function ServicesScreen({ categoryId }: { readonly categoryId: string | null }) {
  const words = useWords();
  const { store } = useKioskContext();
  const view = useBranchView();
  const branch = useStore(view, (state) => state.branch);
  const offers = useOwnSettings()?.offers ?? null;
  const all = useStore(view, (state) => state.services);
  const largeText = useKiosk((model) => model.preferences.largeText);
  const { chooseCategory, startOver } = store.getState();
  const { others: told } = useNotices();
  const main = useRef<HTMLElement>(null);
  const overflows = useOverflow(
    main,
    [words.language, largeText, categoryId, ...told.map(({ id, version }) => `${id} ${version}`)].join(),
  );
  if (branch === null) return null;
  const services = offeredBy(offers, branch, all);
  const { kind, groups, own, back, chosen } = levelOf(treeOf(branch, services), categoryId, { largeText, overflows });
  const offered = new Set([...own, ...groups.flatMap((group) => group.services)].map(({ id }) => id));
  const notices = told.filter(({ serviceIds }) => serviceIds.length === 0 || serviceIds.some((id) => offered.has(id)));
  const noCounter = isUnstaffed(services);
  const lyingRows = Math.min(largeText ? 2 : 3, Math.max(1, ...groups.map((group) => group.services.length)));
  return (
    <div className="screen">
      <Header onBack={chosen === null ? startOver : () => chooseCategory(back)} />
      <main ref={main} className="services" data-few={kind === 'services' ? few(groups) : undefined}>
        <div className="services-ask">
          <h1>{chosen === null || kind === 'services' ? words.t('kiosk.howCanWeHelp') : words.text(chosen.name)}</h1>
          <p>
            {words.t('kiosk.chooseService')}
            {branch.closesAt === null ? null : (
              <strong className="services-closing">
                {words.t('kiosk.closing', { time: words.clockTime(branch.closesAt) })}
              </strong>
            )}
          </p>
          {noCounter ? (
            <p className="services-unstaffed">
              <DoorClosed aria-hidden="true" /> {words.t('kiosk.noCounter')}
            </p>
          ) : null}
        </div>
        <NoticeCard notices={notices} />
        <div className="services-groups" data-kind={kind} style={{ '--lying-rows': lyingRows } as CSSProperties}>
          {groups.map((group) =>
            kind === 'services' ? (
              <GroupOfServices
                key={group.categoryId}
                group={group}
                titled={groups.length > 1 || chosen !== null}
                columns={largeText ? 1 : 2}
                lyingRows={lyingRows}
                noCounterSaid={noCounter}
              />
            ) : (
              <CategoryCard key={group.categoryId} group={group} noCounterSaid={noCounter} />
            ),
          )}
          {own.map((service) => (
            <ServiceCard key={service.id} service={service} noCounterSaid={noCounter} />
          ))}
        </div>
      </main>
      <Needs />
      <Bar />
    </div>
  );
}

interface GroupProps {
  readonly group: ServiceGroup;
  readonly titled: boolean;
  /** How many cards stand side by side on an upright screen. */
  readonly columns: number;
  /** How many stand below each other on a screen that lies. */
  readonly lyingRows: number;
  /** It is said above all cards that no counter is open. */
  readonly noCounterSaid: boolean;
}

/** One or two services have the screen to themselves: their cards are larger, and say what a touch does. */
function few(groups: readonly ServiceGroup[]): number | undefined {
  const count = groups.reduce((sum, { services }) => sum + services.length, 0);
  return count <= 2 ? count : undefined;
}

function GroupOfServices({ group, titled, columns, lyingRows, noCounterSaid }: GroupProps) {
  const words = useWords();
  const count = group.services.length;
  const rows = {
    '--rows': Math.ceil(count / columns),
    '--lying-columns': Math.max(1, Math.ceil(count / lyingRows)),
  } as CSSProperties;
  return (
    <section className="group" style={rows}>
      {titled ? <h2>{words.text(group.name)}</h2> : null}
      <div className="group-cards">
        {group.services.map((service) => (
          <ServiceCard key={service.id} service={service} noCounterSaid={noCounterSaid} />
        ))}
      </div>
    </section>
  );
}

function CategoryCard({ group, noCounterSaid }: Pick<GroupProps, 'group' | 'noCounterSaid'>) {
  const words = useWords();
  const { store } = useKioskContext();
  const Arrow = words.direction === 'rtl' ? ArrowLeft : ArrowRight;
  return (
    <Button className="card category-card" onPress={() => store.getState().chooseCategory(group.categoryId)}>
      <CardName pictogram={group.pictogram}>{words.text(group.name)}</CardName>
      <span className="card-examples">{group.services.map((service) => words.text(service.name)).join(' · ')}</span>
      <CategoryWait services={group.services} noCounterSaid={noCounterSaid} />
      <Told services={group.services} />
      <Arrow className="card-arrow" aria-hidden="true" />
    </Button>
  );
}

interface CardNameProps {
  readonly pictogram: Pictogram | null;
  readonly children: ReactNode;
}

/** What a card is for: its picture, for those who read none of the languages, and its name. */
function CardName({ pictogram, children }: CardNameProps) {
  if (pictogram === null) return <span className="card-name">{children}</span>;
  return (
    <span className="card-name" data-pictured>
      <span className="card-picture">
        <PictogramIcon name={pictogram} />
      </span>
      <span>{children}</span>
    </span>
  );
}

interface ServiceProps extends Pick<GroupProps, 'noCounterSaid'> {
  readonly service: Service;
}

/** One service. One that can't be had stays in its place and says why: a customer looks for it there. */
function ServiceCard({ service, noCounterSaid }: ServiceProps) {
  const words = useWords();
  const { store } = useKioskContext();
  const name = words.text(service.name);
  const Arrow = words.direction === 'rtl' ? ArrowLeft : ArrowRight;
  if (isNotOffered(service)) {
    return (
      <div className="card" data-status={service.status}>
        <CardName pictogram={service.pictogram}>{name}</CardName>
        <WhyNot service={service} />
      </div>
    );
  }
  return (
    <Button className="card" data-status={service.status} onPress={() => store.getState().chooseService(service.id)}>
      <CardName pictogram={service.pictogram}>{name}</CardName>
      <Wait service={service} noCounterSaid={noCounterSaid} />
      <Told services={[service]} />
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
function Wait({ service, noCounterSaid }: ServiceProps) {
  const words = useWords();
  const { ahead, estimate, status } = service;
  const people = (text: string) => <Fact icon={<Users />}>{text}</Fact>;
  const minutes = words.wait(estimate);
  if (status === 'unstaffed') {
    return (
      <span className="card-facts">
        {ahead === 0 ? null : people(words.t('common.ahead', { count: ahead }))}
        {noCounterSaid ? null : <Fact icon={<DoorClosed />}>{words.t('kiosk.wait.noCounter')}</Fact>}
      </span>
    );
  }
  if (minutes === null && ahead === 0) return <span className="card-facts">{people(words.t('kiosk.wait.next'))}</span>;
  return (
    <span className="card-facts">
      {people(words.t('common.ahead', { count: ahead }))}
      <Fact icon={minutes === null ? <ClockAlert /> : <Clock3 />}>{minutes ?? words.t('common.waitNotKnown')}</Fact>
    </span>
  );
}

/** That everybody is told something about one of these; what it is stands above all cards. */
function Told({ services }: { readonly services: readonly Service[] }) {
  const words = useWords();
  const told = useNotices().others.find(({ serviceIds }) => services.some(({ id }) => serviceIds.includes(id)));
  if (told === undefined) return null;
  return <Fact icon={<NoticeIcon about={told.about} />}>{words.t(`common.notice.about.${told.about}`)}</Fact>;
}

function Fact({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <span className="card-fact">
      {icon}
      {children}
    </span>
  );
}

function WhyNot({ service }: { readonly service: NotOffered }) {
  const words = useWords();
  const now = useBranchNow(useBranchView(), 60);
  const until =
    service.closesAt !== null
      ? words.t('kiosk.closed.last-ticketDetail', { time: words.clockTime(service.closesAt) })
      : service.opensAt !== null && now !== null
        ? words.opens(service.opensAt, now)
        : null;
  return (
    <span className="card-why">
      <PauseCircle aria-hidden="true" />
      <span>
        {words.t(`kiosk.closed.${service.status}`)}
        {until === null ? null : <span className="card-message">{until}</span>}
        {service.message === null ? null : (
          <span className="card-message" dir="auto">
            {service.message}
          </span>
        )}
      </span>
    </span>
  );
}
