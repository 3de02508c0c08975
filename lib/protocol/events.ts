import type { Packet } from './packet';
import type { HostName, SendReason, StateReason, TcpState, ToldRow } from './trace';

/** A transmission. `n` counts them from 1 over the whole run. */
export interface Sent {
  readonly kind: 'sent';
  readonly n: number;
  readonly from: HostName;
  /** 0 where the sender has no such connection: a reset from CLOSED or LISTEN, a forged segment, UDP. */
  readonly connection: number;
  readonly packet: Packet;
  readonly because: SendReason;
  readonly rule: string;
}

/** What one step did, in the order it was done. */
export type WorldEvent =
  | Sent
  | {
      readonly kind: 'state';
      readonly host: HostName;
      readonly connection: number;
      readonly from: TcpState;
      readonly to: TcpState;
      readonly because: StateReason;
      readonly rule: string;
    }
  | {
      readonly kind: 'told';
      readonly host: HostName;
      readonly connection: number;
      readonly signal: ToldRow['signal'];
      readonly bytes: number;
    };
