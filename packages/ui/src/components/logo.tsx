import { pictureAddress } from '../looks.ts';
import { classNames } from './class-names.ts';
import './logo.css';

export interface LogoProps {
  /** The picture's hash. */
  readonly hash: string;
  readonly className?: string;
}

/** The branch's logo, as high as its place; it stands beside the branch's name, which says the same. */
export function Logo({ hash, className }: LogoProps) {
  return <img className={classNames('fy-logo', className)} src={pictureAddress(hash)} alt="" draggable={false} />;
}
