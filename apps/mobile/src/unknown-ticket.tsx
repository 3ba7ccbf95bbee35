import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Frame } from './frame.tsx';
import { Notice } from './notice.tsx';

/** The same for an address that never was and a ticket that is long over: it tells nobody which. */
export function UnknownTicket() {
  const { t } = useTranslation();
  const heading = t('unknown.heading');
  useEffect(() => {
    document.title = heading;
  }, [heading]);
  return (
    <Frame>
      <Notice heading={heading} detail={t('unknown.detail')} kind="unknown" />
    </Frame>
  );
}
