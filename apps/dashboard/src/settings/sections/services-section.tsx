import { writeNumber } from '@foyer/configuration';
import { useWords } from '@foyer/ui';
import { useCallback } from 'react';
import { Link } from 'wouter';
import { FigureLine } from '../form/figure-field.tsx';
import { FormGroup } from '../form/form-group.tsx';
import { useDraft, useSectionForm } from '../form/section-context.ts';
import { type Entry, entriesOf, isObject, type PlainObject } from '../form/shape.ts';
import { TextInLanguages, TextLine } from '../form/text-fields.tsx';
import { freePrefix } from '../list/entries.ts';
import type { Row } from '../list/entry-tree.tsx';
import { type EntryKind, ListSection } from '../list/list-section.tsx';
import { type Branch, movedInTree, serviceTree } from '../list/service-tree.ts';
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
    numbering: { prefix: freePrefix(entriesOf(value.services)), first: 1, last: 999, step: 1, width: 3 },
    target: { share: 0.8, withinSeconds: 900 },
    meanServiceSeconds: 300,
    maxWaiting: 500,
  }),
};

const KINDS = [SERVICES, CATEGORIES];

/** The category that a new service belongs to: the chosen one, that of the chosen service, or the first. */
function categoryBeside(value: PlainObject, beside: readonly [string, string] | null): unknown {
  const [list, id] = beside ?? [];
  if (list === 'categories') return id;
  const service = entriesOf(value.services).find((each) => each.id === id);
  return service?.categoryId ?? entriesOf(value.categories)[0]?.id;
}

/** What customers can take a ticket for: services in a tree of categories. */
export function ServicesSection() {
  const detailOf = useCallback((list: string, entry: Entry) => (list === 'services' ? numbersOf(entry) : ''), []);
  return <ListSection kinds={KINDS} rowsOf={rowsOf} moved={movedInTree} detailOf={detailOf} />;
}

function rowsOf(
  value: PlainObject,
  rowOf: (list: string, entry: Entry, children?: readonly Row[]) => Row,
): readonly Row[] {
  const toRow = ({ list, entry, children }: Branch): Row => rowOf(list, entry, children.map(toRow));
  return serviceTree(value).map(toRow);
}

/** The first and the last number of a service, such as `A001 – A999`; nothing while they can't be told. */
function numbersOf({ numbering }: Entry): string {
  if (!isObject(numbering)) return '';
  const { prefix, first, last, step, width } = numbering;
  if (typeof prefix !== 'string' || typeof first !== 'number' || typeof last !== 'number') return '';
  const series = { prefix, first, last, step: Number(step), width: Number(width) };
  return Number.isInteger(series.width) ? `${writeNumber(series, first)}–${writeNumber(series, last)}` : '';
}

function CategoryFields({ name }: { readonly name: string }) {
  const words = useWords();
  return (
    <FormGroup title={words.t('settings.service.names')}>
      <TextInLanguages name={`${name}.name`} label={words.t('settings.field.name')} />
      <ParentField name={name} />
    </FormGroup>
  );
}

function ServiceFields({ name }: { readonly name: string }) {
  const words = useWords();
  const { value } = useDraft();
  const field = (leaf: 'first' | 'last' | 'step' | 'width') => (
    <FigureLine
      name={`${name}.numbering.${leaf}`}
      label={words.t(`settings.field.${leaf}`)}
      {...(leaf === 'first' ? { also: `${name}.numbering` } : {})}
      {...(leaf === 'width' ? { help: words.t('settings.help.width') } : {})}
    />
  );
  const index = Number(name.split('.')[1]);
  const service = entriesOf(value.services)[index];
  return (
    <>
      <FormGroup title={words.t('settings.service.names')}>
        <TextInLanguages name={`${name}.name`} label={words.t('settings.field.name')} />
        <CategoryField name={`${name}.categoryId`} />
        {service === undefined ? null : <ServedBy id={service.id} />}
      </FormGroup>
      <FormGroup title={words.t('settings.service.numbers')} text={words.t('settings.service.numbersText')}>
        <TextLine
          name={`${name}.numbering.prefix`}
          label={words.t('settings.field.prefix')}
          help={words.t('settings.help.prefix')}
          className="short-line"
        />
        <div className="form-row">
          {field('first')}
          {field('last')}
          {field('step')}
          {field('width')}
        </div>
        <p className="muted numbers-example" dir="ltr">
          {service === undefined ? '' : numbersOf(service)}
        </p>
      </FormGroup>
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
    </>
  );
}

/** Which work profiles have a service: without any, nobody is ever called for it. */
function ServedBy({ id }: { readonly id: string }) {
  const words = useWords();
  const { config } = useSectionForm();
  const profiles = config.profiles.filter(({ tiers }) =>
    tiers.some((services) => services.some((each) => each === id)),
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
