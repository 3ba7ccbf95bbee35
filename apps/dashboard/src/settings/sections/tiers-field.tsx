import { Button, IconButton, SearchSelect, useWords } from '@foyer/ui';
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useController, useWatch } from 'react-hook-form';
import { useMistakeAt } from '../form/field-mistake.ts';
import { useSectionForm } from '../form/section-context.ts';
import { EntryTree, type Row } from '../list/entry-tree.tsx';
import { idsIn, serviceKey, type Tiers, tierKey, withRowPut, withServicePut, withServiceShifted } from './tiers.ts';

/** The services of a profile, in tiers; moved between them with the pointer, with keys, or by the buttons of a row. */
export function TiersField({ name }: { readonly name: string }) {
  const words = useWords();
  const { form, config } = useSectionForm();
  const { field } = useController({ name, control: form.control });
  const [selected, setSelected] = useState<string | null>(null);
  const tiers: Tiers = Array.isArray(field.value)
    ? field.value.map((services) => (Array.isArray(services) ? services.map(String) : []))
    : [];
  const places = tiers.flatMap((services, tier) => [
    `${name}.${tier}`,
    ...services.map((_, at) => `${name}.${tier}.${at}`),
  ]);
  const error = useMistakeAt(name, ...places);
  const labelOf = (id: string) => {
    const service = config.services.find((each) => each.id === id);
    return service === undefined ? id : words.text(service.name);
  };
  const rows = tiers.map(
    (services, tier): Row => ({
      key: tierKey(tier),
      label: words.t('settings.profile.tier', { number: tier + 1 }),
      detail: words.t(tier === 0 ? 'settings.profile.tierFirst' : 'settings.profile.tierThen'),
      mark: null,
      warning: null,
      faulty: services.length === 0,
      children: services.map((id) => {
        const service = config.services.find((each) => each.id === id);
        return {
          key: serviceKey(id),
          label: labelOf(id),
          detail: '',
          mark: service?.retired === true ? words.t('settings.list.retired') : null,
          warning: null,
          faulty: service === undefined,
          children: [],
        };
      }),
    }),
  );
  const whenLate = idsIn(useWatch({ name: name.replace(/tiers$/, 'whenLate'), control: form.control }));
  const listed = new Set([...tiers.flat(), ...whenLate]);
  const offered = config.services.filter(({ id, retired }) => !listed.has(id) && retired !== true);
  const serviceIn = (key: string) => (key.startsWith('service/') ? key.slice('service/'.length) : null);
  const chosenTier = tiers.findIndex(
    (services, tier) => tierKey(tier) === selected || services.some((id) => serviceKey(id) === selected),
  );
  const add = (ids: readonly string[]) => {
    const target = { key: tierKey(Math.max(chosenTier, 0)), position: 'on' } as const;
    field.onChange(ids.reduce((to, id) => withServicePut(to, id, target), tiers.length === 0 ? [[]] : tiers));
  };
  // Several of a category can be added as one.
  const whole = config.categories
    .map(({ id, name: texts }) => ({
      id: `category/${id}`,
      label: words.t('settings.profile.addCategory', { name: words.text(texts) }),
      services: offered.filter(({ categoryId }) => categoryId === id).map((service) => service.id),
    }))
    .filter(({ services }) => services.length > 1);
  return (
    <div className="tiers" data-field={name}>
      <EntryTree
        label={words.t('settings.field.tiers')}
        searchable={listed.size > 12}
        rows={rows}
        selected={selected}
        holds={(key) => key.startsWith('tier/')}
        onSelect={setSelected}
        onMove={(key, target) => field.onChange(withRowPut(tiers, key, target))}
        actions={({ key, label }) => {
          const id = serviceIn(key);
          if (id === null) return null;
          return (
            <>
              <IconButton
                size="small"
                label={words.t('settings.profile.up', { name: label })}
                isDisabled={tiers[0]?.includes(id) ?? true}
                onPress={() => field.onChange(withServiceShifted(tiers, id, -1))}
              >
                <ArrowUp size={16} aria-hidden="true" />
              </IconButton>
              <IconButton
                size="small"
                label={words.t('settings.profile.down', { name: label })}
                onPress={() => field.onChange(withServiceShifted(tiers, id, 1))}
              >
                <ArrowDown size={16} aria-hidden="true" />
              </IconButton>
              <IconButton
                size="small"
                label={words.t('settings.profile.takeOut', { name: label })}
                onPress={() => field.onChange(tiers.map((services) => services.filter((each) => each !== id)))}
              >
                <X size={16} aria-hidden="true" />
              </IconButton>
            </>
          );
        }}
      />
      {error === undefined ? null : (
        <p role="alert" className="fy-field-error">
          {error}
        </p>
      )}
      <div className="tiers-add">
        <SearchSelect
          // Each one that is added empties it for the next.
          key={listed.size}
          label={words.t('settings.profile.addService')}
          options={[
            ...whole,
            ...offered.map(({ id, name: texts }) => ({ id: serviceKey(id), label: words.text(texts) })),
          ]}
          value={null}
          onChange={(key) => add(whole.find(({ id }) => id === key)?.services ?? [serviceIn(key) ?? key])}
        />
        <Button icon={<Plus size={16} aria-hidden="true" />} onPress={() => field.onChange([...tiers, []])}>
          {words.t('settings.profile.addTier')}
        </Button>
      </div>
    </div>
  );
}
