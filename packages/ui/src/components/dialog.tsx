import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useWords } from '../words-provider.tsx';
import { IconButton } from './button.tsx';
import './dialog.css';

export interface DialogProps {
  readonly isOpen: boolean;
  /** Asked to close: by the cross, Escape, or a touch outside. */
  readonly onClose: () => void;
  readonly title: string;
  readonly children?: ReactNode;
  /** The buttons at its end, the main one last. */
  readonly actions?: ReactNode;
  /** A question that must be answered: `alert` is not closed by a touch outside and has no cross. */
  readonly kind?: 'dialog' | 'alert';
  readonly size?: 'small' | 'medium' | 'large';
}

/** A window over the page; the focus stays in it and goes back where it was. */
export function Dialog({ isOpen, onClose, title, children, actions, kind = 'dialog', size = 'small' }: DialogProps) {
  const words = useWords();
  return (
    <ModalOverlay
      className="fy-dialog-scrim"
      isOpen={isOpen}
      isDismissable={kind === 'dialog'}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="fy-dialog" data-size={size}>
        <AriaDialog className="fy-dialog-body" role={kind === 'alert' ? 'alertdialog' : 'dialog'}>
          <header className="fy-dialog-head">
            <Heading slot="title" level={2} className="fy-dialog-title">
              {title}
            </Heading>
            {kind === 'alert' ? null : (
              <IconButton label={words.t('common.close')} size="small" onPress={onClose}>
                <X size={20} aria-hidden="true" />
              </IconButton>
            )}
          </header>
          {children}
          {actions === undefined ? null : <footer className="fy-dialog-actions">{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
