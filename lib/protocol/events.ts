import type { Segment } from './segment';
import type { HostName, SendReason, StateReason, TcpState, ToldRow } from './trace';

/** What one step did, in the order it was done. `n` counts transmissions from 1 over the whole run. */
export type WorldEvent =
  | {
      readonly kind: 'sent';
      readonly n: number;
      readonly from: HostName;
      /** 0 where the sender has no such connection: a reset from CLOSED or LISTEN, a forged segment. */
      readonly connection: number;
      readonly segment: Segment;
      readonly because: SendReason;
      readonly rule: string;
    }
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
