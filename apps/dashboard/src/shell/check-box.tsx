import { Check } from 'lucide-react';
import './check-box.css';

/** The box in a checkbox, first of what stands in it; ticked while the checkbox is. */
export function CheckBox() {
  return (
    <span className="check-box" aria-hidden="true">
      <Check size={14} />
    </span>
  );
}
