import { DOTS_PER_LINE, PRINT_STYLES, PRINTER_DIALECTS } from '@foyer/basics';
import type { Device } from '@foyer/contract';
import { TextField } from '@foyer/ui';
import type { Words } from '@foyer/words';
import { Choices } from '../shell/choices.tsx';
import { AllOrSome } from './all-or-some.tsx';
import { CheckLine } from './checks.tsx';
import { LanguageFields } from './language-fields.tsx';
import type { Offered } from './use-offered.ts';

export type KioskSettings = Extract<Device['settings'], { kind: 'kiosk' }>;
type Offers = NonNullable<KioskSettings['offers']>;
type Printer = NonNullable<KioskSettings['printer']>;

/** What every part of the form is given. */
export interface FormParts {
  readonly words: Words;
  readonly offered: Offered;
  /** The mistake at a place of what is settled, by its JSON pointer. */
  readonly field: (pointer: string) => { readonly error?: string };
}

interface KioskFieldsProps extends FormParts {
  readonly settings: KioskSettings;
  readonly onChange: (settings: KioskSettings) => void;
}

const NEW_PRINTER: Printer = { address: '', dialect: 'epson', dotsPerLine: 576, style: 'drawn' };

/** What a kiosk offers, in which languages, and how it prints. */
export function KioskFields(props: KioskFieldsProps) {
  const { words, settings, onChange, field } = props;
  return (
    <>
      <OfferFields {...props} />
      <LanguageFields
        {...props}
        chosen={settings.languages}
        onChange={(languages) => onChange({ ...settings, languages })}
      />
      <PrinterFields {...props} />
      <div className="device-pair-of-fields">
        <TextField
          label={words.t('devices.kiosk.idle')}
          description={words.t('devices.kiosk.idleHint')}
          inputMode="numeric"
          value={Number.isNaN(settings.idleSeconds) ? '' : String(settings.idleSeconds)}
          onChange={(text) =>
            onChange({ ...settings, idleSeconds: /^\d+$/.test(text) ? Number(text) : Number(text === '' ? 0 : NaN) })
          }
          {...field('/settings/idleSeconds')}
        />
      </div>
    </>
  );
}

function OfferFields({ words, offered, settings, onChange, field }: KioskFieldsProps) {
  const { branch } = offered;
  const services = offered.services.filter(({ status }) => status !== 'retired');
  const { error } = field('/settings/offers');
  const set = (next: Offers | null) => onChange({ ...settings, offers: next });
  const groups = branch.categories
    .map((category) => ({ category, services: services.filter(({ categoryId }) => categoryId === category.id) }))
    .filter((group) => group.services.length > 0);
  const everything: Offers = { services: services.map(({ id }) => id), categories: [] };
  return (
    <AllOrSome
      label={words.t('devices.kiosk.offers')}
      all={words.t('devices.kiosk.allServices')}
      some={words.t('devices.kiosk.someServices')}
      chosen={settings.offers}
      everything={everything}
      onChange={set}
    >
      {(offers) => (
        <>
          <div className="device-groups">
            {groups.map(({ category, services: within }) => {
              const whole = offers.categories.includes(category.id);
              return (
                <fieldset key={category.id} className="device-group">
                  <legend>{words.text(category.name)}</legend>
                  <CheckLine
                    checked={whole}
                    onChange={(checked) =>
                      set({
                        categories: checked
                          ? [...offers.categories, category.id]
                          : offers.categories.filter((id) => id !== category.id),
                        services: offers.services.filter((id) => !within.some((service) => service.id === id)),
                      })
                    }
                  >
                    {words.t('devices.kiosk.wholeCategory')}
                  </CheckLine>
                  {within.map(({ id, name }) => (
                    <CheckLine
                      key={id}
                      checked={whole || offers.services.includes(id)}
                      isDisabled={whole}
                      onChange={(checked) =>
                        set({
                          ...offers,
                          services: checked ? [...offers.services, id] : offers.services.filter((one) => one !== id),
                        })
                      }
                    >
                      {words.text(name)}
                    </CheckLine>
                  ))}
                </fieldset>
              );
            })}
          </div>
          {error === undefined ? null : <p className="fy-field-error">{error}</p>}
        </>
      )}
    </AllOrSome>
  );
}

function PrinterFields({ words, settings, onChange, field }: KioskFieldsProps) {
  const { printer } = settings;
  const set = (next: Printer | null) => onChange({ ...settings, printer: next });
  return (
    <section className="device-part" aria-label={words.t('devices.printer')}>
      <Choices
        label={words.t('devices.printer')}
        layout="line"
        options={[
          { id: 'none', label: words.t('devices.kiosk.shownOnly') },
          { id: 'printer', label: words.t('devices.kiosk.prints') },
        ]}
        value={printer === null ? 'none' : 'printer'}
        onChange={(value) => set(value === 'none' ? null : NEW_PRINTER)}
      />
      {printer === null ? null : (
        <>
          <TextField
            className="device-address"
            label={words.t('devices.kiosk.address')}
            description={words.t('devices.kiosk.addressHint')}
            value={printer.address}
            onChange={(address) => set({ ...printer, address: address.trim() })}
            autoComplete="off"
            {...field('/settings/printer/address')}
          />
          <Choices
            label={words.t('devices.kiosk.width')}
            layout="line"
            options={DOTS_PER_LINE.map((dots) => ({
              id: `${dots}` as const,
              label: words.t(`devices.kiosk.dots.${dots}`),
              detail: words.t('devices.kiosk.dotsDetail', { dots }),
            }))}
            value={`${printer.dotsPerLine}`}
            onChange={(value) =>
              set({ ...printer, dotsPerLine: DOTS_PER_LINE.find((dots) => `${dots}` === value) ?? 576 })
            }
          />
          <Choices
            label={words.t('devices.kiosk.dialect')}
            layout="line"
            options={PRINTER_DIALECTS.map((id) => ({
              id,
              label: words.t(`devices.kiosk.dialects.${id}`),
              detail: words.t(`devices.kiosk.dialectDetails.${id}`),
            }))}
            value={printer.dialect}
            onChange={(dialect) => set({ ...printer, dialect })}
          />
          <Choices
            label={words.t('devices.kiosk.style')}
            layout="line"
            options={PRINT_STYLES.map((id) => ({
              id,
              label: words.t(`devices.kiosk.styles.${id}`),
              detail: words.t(`devices.kiosk.styleDetails.${id}`),
            }))}
            value={printer.style}
            onChange={(style) => set({ ...printer, style })}
          />
        </>
      )}
    </section>
  );
}
