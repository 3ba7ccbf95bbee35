import { useTranslation } from 'react-i18next';
import { useKiosk } from '../kiosk-context.ts';
import { useOfferedLanguages } from './offered-languages.ts';

/** Words in the customer's language; before they have chosen one, in every language of the branch, below each other. */
export function Said({ words }: { readonly words: string }) {
  const { i18n, t } = useTranslation();
  const languages = useOfferedLanguages();
  const undecided = useKiosk(({ screen }) => screen.name === 'attract');
  if (!undecided || languages.length === 1) return t(words);
  return languages.map((language) => (
    <span key={language} className="said" lang={language} dir={i18n.dir(language)}>
      {i18n.getFixedT(language)(words)}
    </span>
  ));
}
