import type { ColourScheme } from '@foyer/basics';
import { accentStyle, Logo, PictogramIcon, useWords } from '@foyer/ui';
import { ArrowLeft, ArrowRight, Users } from 'lucide-react';
import type { CSSProperties } from 'react';
import './looks.css';
import './looks-preview.css';

interface LooksPreviewProps {
  readonly logo: string | undefined;
  readonly accent: string | undefined;
  readonly branchName: string;
}

/** What the looks make of a kiosk, a lobby screen and a ticket, before they are saved. */
export function LooksPreview(props: LooksPreviewProps) {
  return (
    <div className="looks-preview">
      {(['light', 'dark'] as const).map((scheme) => (
        <Scene key={scheme} scheme={scheme} {...props} />
      ))}
      <Paper {...props} />
    </div>
  );
}

function Scene({ scheme, logo, accent, branchName }: LooksPreviewProps & { readonly scheme: ColourScheme }) {
  const words = useWords();
  const Arrow = words.direction === 'rtl' ? ArrowLeft : ArrowRight;
  const shades = accent === undefined ? {} : accentStyle(accent, scheme);
  return (
    <figure className="looks-scene">
      <div className="looks-scene-page" data-scene={scheme} style={shades as CSSProperties}>
        <div className="looks-scene-head">
          {logo === undefined ? null : <Logo hash={logo} />}
          <strong>{branchName}</strong>
        </div>
        <div className="looks-scene-card">
          <span className="looks-scene-picture">
            <PictogramIcon name="banknote" size={26} />
          </span>
          <span>
            <strong>{words.t('looks.preview.service')}</strong>
            <small>
              <Users size={15} aria-hidden="true" /> {words.t('common.ahead', { count: 3 })}
            </small>
          </span>
          <Arrow className="looks-scene-arrow" size={20} aria-hidden="true" />
        </div>
        <div className="looks-scene-call">
          <bdi>A042</bdi>
          <span>{words.counter('3')}</span>
        </div>
      </div>
      <figcaption>{words.t(`looks.preview.${scheme}`)}</figcaption>
    </figure>
  );
}

function Paper({ logo, branchName }: Pick<LooksPreviewProps, 'logo' | 'branchName'>) {
  const words = useWords();
  return (
    <figure className="looks-scene">
      <div className="looks-paper">
        {logo === undefined ? null : <Logo hash={logo} />}
        <strong>{branchName}</strong>
        <small>{words.t('looks.preview.number')}</small>
        <bdi>A042</bdi>
        <span>{words.t('looks.preview.service')}</span>
      </div>
      <figcaption>{words.t('looks.preview.paper')}</figcaption>
    </figure>
  );
}
