/** A ticket coming out of its slot: what this machine is for, without words. The slot is empty where none would come. */
export function TicketSlot({ empty }: { readonly empty: boolean }) {
  return (
    <div className="slot" aria-hidden="true">
      <div className="slot-mouth" />
      <div className="slot-window">
        {empty ? null : (
          <div className="slot-paper">
            <span className="slot-line" data-width="short" />
            <span className="slot-number">
              <i />
              <i />
              <i />
              <i />
            </span>
            <span className="slot-line" />
            <span className="slot-line" data-width="short" />
          </div>
        )}
      </div>
    </div>
  );
}
