/** An open way to a printer, bytes in both directions. */
export interface Connection {
  /** Resolves when the operating system has taken the bytes; rejects when the connection is gone. */
  write(bytes: Uint8Array): Promise<void>;
  onData(listener: (bytes: Uint8Array) => void): void;
  /** Called once when the other side or the cable is gone, not after `close`. */
  onLost(listener: () => void): void;
  /** Frees everything the connection holds; pending writes reject. */
  close(): void;
}

/** Opens a connection, a new one for every ticket. Rejects when there is none within `timeoutMs`. */
export interface Transport {
  open(timeoutMs: number): Promise<Connection>;
}
