import { writeNumber } from '@foyer/configuration';
import { useWords } from '@foyer/ui';
import { Fragment, useCallback, useMemo } from 'react';
import { Link } from 'wouter';
import { ChoiceLine, SwitchLine } from '../form/choice-fields.tsx';
import { FigureLine } from '../form/figure-field.tsx';
import { FormGroup } from '../form/form-group.tsx';
import { useDraft, useSectionForm } from '../form/section-context.ts';
import { type Entry, entriesOf, type PlainObject } from '../form/shape.ts';
import { TextInLanguages, TextLine } from '../form/text-fields.tsx';
import { freePrefix, idFor } from '../list/entries.ts';
import type { Row } from '../list/entry-tree.tsx';
import { type EntryKind, ListSection } from '../list/list-section.tsx';
import { type Branch, movedInTree, serviceTree } from '../list/service-tree.ts';
import { PictogramField } from '../looks/pictogram-field.tsx';
import { CategoryField, ParentField } from './category-fields.tsx';

const CATEGORIES: EntryKind = {
  list: 'categories',
  kind: 'category',
  asks: 'settings.field.name',
  retires: false,
  fields: CategoryFields,
  blank: ({ id, text, language }) => ({ id, name: { [language]: text } }),
};

const SERVICES: EntryKind = {
  list: 'services',
  kind: 'service',
  asks: 'settings.field.name',
  retires: true,
  fields: ServiceFields,
  blank: ({ id, text, language, value, beside }) => ({
    id,
    categoryId: categoryBeside(value, beside),
    name: { [language]: text },
    seriesId: '',
    target: { share: 0.8, withinSeconds: 900 },
    meanServiceSeconds: 300,
    maxWaiting: 500,
  }),
  completed: withSeries,
};

const KINDS = [SERVICES, CATEGORIES];

/** A service with a series of numbers of its own, like the one it had. */
function withSeries(entry: Entry, value: PlainObject): { readonly entry: Entry; readonly along: PlainObject } {
  const all = entriesOf(value.series);
  const like = all.find(({ id }) => id === entry.seriesId) ?? { first: 1, last: 999, step: 1, width: 3 };
  const prefix = freePrefix(all);
  const id = idFor(prefix, 'series', new Set(all.map((series) => series.id)));
  return { entry: { ...entry, seriesId: id }, along: { series: [...all, { ...like, id, prefix }] } };
}

/** The category that a new service belongs to: the chosen one, that of the chosen service, or the first. */
function categoryBeside(value: PlainObject, beside: readonly [string, string] | null): unknown {
  const [list, id] = beside ?? [];
  if (list === 'categories') return id;
  const service = entriesOf(value.services).find((each) => each.id === id);
  return service?.categoryId ?? entriesOf(value.categories)[0]?.id;
}

/** What customers can take a ticket for: services in a tree of categories. */
export function ServicesSection() {
  const { value } = useDraft();
  const series = useMemo(() => new Map(entriesOf(value.series).map((each) => [each.id, each])), [value.series]);
  const detailOf = useCallback(
    (list: string, entry: Entry) => (list === 'services' ? numbersOf(series.get(String(entry.seriesId))) : ''),
    [series],
  );
  return <ListSection kinds={KINDS} rowsOf={rowsOf} moved={movedInTree} detailOf={detailOf} />;
}

function rowsOf(
  value: PlainObject,
  rowOf: (list: string, entry: Entry, children?: readonly Row[]) => Row,
): readonly Row[] {
  const toRow = ({ list, entry, children }: Branch): Row => rowOf(list, entry, children.map(toRow));
  return serviceTree(value).map(toRow);
}

/** The first and the last number of a series, such as `A001–A999`; nothing while they can't be told. */
function numbersOf(series: Entry | undefined): string {
  if (series === undefined) return '';
  const { prefix, first, last, width } = series;
  if (typeof prefix !== 'string' || typeof first !== 'number' || typeof last !== 'number') return '';
  const shown = { prefix, width: Number(width) };
  return Number.isInteger(shown.width) ? `${writeNumber(shown, first)}–${writeNumber(shown, last)}` : '';
}

function CategoryFields({ name }: { readonly name: string }) {
  const words = useWords();
  return (
    <>
      <FormGroup title={words.t('settings.service.names')}>
        <TextInLanguages name={`${name}.name`} label={words.t('settings.field.name')} />
        <ParentField name={name} />
      </FormGroup>
      <PictogramField name={name} />
    </>
  );
}

function ServiceFields({ name }: { readonly name: string }) {
  const words = useWords();
  const { value } = useDraft();
  const service = entriesOf(value.services)[Number(name.split('.')[1])];
  return (
    <>
      <FormGroup title={words.t('settings.service.names')}>
        <TextInLanguages name={`${name}.name`} label={words.t('settings.field.name')} />
        <CategoryField name={`${name}.categoryId`} />
        {service === undefined ? null : <ServedBy id={service.id} />}
      </FormGroup>
      <PictogramField name={name} />
      <NumberFields name={name} />
      <FormGroup title={words.t('settings.service.promise')} text={words.t('settings.service.promiseText')}>
        <div className="form-row">
          <FigureLine name={`${name}.target.share`} scale="percent" label={words.t('settings.field.share')} />
          <FigureLine
            name={`${name}.target.withinSeconds`}
            scale="minutes"
            label={words.t('settings.field.withinSeconds')}
          />
        </div>
        <FigureLine
          name={`${name}.meanServiceSeconds`}
          scale="minutes"
          label={words.t('settings.field.meanServiceSeconds')}
          help={words.t('settings.help.meanServiceSeconds')}
        />
        <FigureLine
          name={`${name}.maxWaiting`}
          label={words.t('settings.field.maxWaiting')}
          help={words.t('settings.help.maxWaiting')}
        />
      </FormGroup>
      <FormGroup title={words.t('settings.service.end')}>
        <SwitchLine
          name={`${name}.outcomeRequired`}
          label={words.t('settings.field.outcomeRequired')}
          help={words.t('settings.help.outcomeRequired')}
          absent
        />
      </FormGroup>
    </>
  );
}

/** Which series a service's tickets are numbered in, and what that series is; others may share it. */
function NumberFields({ name }: { readonly name: string }) {
  const words = useWords();
  const { value } = useDraft();
  const all = entriesOf(value.series);
  const services = entriesOf(value.services);
  const seriesId = services[Number(name.split('.')[1])]?.seriesId;
  const at = all.findIndex(({ id }) => id === seriesId);
  const shared = services.filter((service) => service.seriesId === seriesId).length;
  const field = (leaf: 'first' | 'last' | 'step' | 'width') => (
    <FigureLine
      name={`series.${at}.${leaf}`}
      label={words.t(`settings.field.${leaf}`)}
      {...(leaf === 'first' ? { also: `series.${at}` } : {})}
      {...(leaf === 'width' ? { help: words.t('settings.help.width') } : {})}
    />
  );
  return (
    <FormGroup title={words.t('settings.service.numbers')} text={words.t('settings.service.numbersText')}>
      <ChoiceLine
        name={`${name}.seriesId`}
        label={words.t('settings.field.seriesId')}
        help={words.t('settings.help.seriesId')}
        options={all.map((each) => ({ id: each.id, label: numbersOf(each) || each.id }))}
      />
      {at === -1 ? null : (
        <Fragment key={at}>
          {shared < 2 ? null : <p className="muted">{words.t('settings.service.shared', { count: shared })}</p>}
          <TextLine
            name={`series.${at}.prefix`}
            label={words.t('settings.field.prefix')}
            help={words.t('settings.help.prefix')}
            className="short-line"
          />
          <div className="form-row">
            {field('first')}
            {field('last')}
          </div>
          <div className="form-row">
            {field('step')}
            {field('width')}
          </div>
          <p className="muted numbers-example" dir="ltr">
            {numbersOf(all[at])}
          </p>
        </Fragment>
      )}
    </FormGroup>
  );
}

/** Which work profiles have a service: without any, nobody is ever called for it. */
function ServedBy({ id }: { readonly id: string }) {
  const words = useWords();
  const { config } = useSectionForm();
  const profiles = config.profiles.filter(({ tiers, whenLate = [] }) =>
    [...tiers.flat(), ...whenLate].some((each) => each === id),
  );
  if (profiles.length > 0) {
    const names = words.list(profiles.map(({ name }) => words.text(name)));
    return <p className="fy-field-description">{words.t('settings.service.served', { profiles: names })}</p>;
  }
  return (
    <p className="form-hint">
      {words.t('settings.service.unserved')}{' '}
      <Link href="/settings/profiles">{words.t('settings.service.toProfiles')}</Link>
    </p>
  );
}
