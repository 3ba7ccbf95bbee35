import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';

export interface KioskWindowProps {
  readonly title: ReactNode;
  readonly icon: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A window over the page, low enough for everybody's reach. A question: it is closed by its buttons or Escape only. */
export function KioskWindow({ title, icon, onClose, children }: KioskWindowProps) {
  return (
    <ModalOverlay className="window-scrim" isOpen onOpenChange={(open) => open || onClose()}>
      <Modal className="window">
        <Dialog role="alertdialog" className="window-body">
          <span className="window-icon" aria-hidden="true">
            {icon}
          </span>
          <Heading slot="title" level={2} className="window-title">
            {title}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
