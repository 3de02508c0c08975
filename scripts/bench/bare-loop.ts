/**
 * The least that a simulator of TCP can be, and so about as fast as one can be in this language: one mutable
 * block a host, a binary heap of events, a record for every segment. No loss, no data, no explanations. What
 * an immutable world with a full trace costs is measured against it.
 */
const CLOSED = 0;
const LISTEN = 1;
const SYN_SENT = 2;
const SYN_RECEIVED = 3;
const ESTABLISHED = 4;
const FIN_WAIT_1 = 5;
const FIN_WAIT_2 = 6;
const CLOSE_WAIT = 7;
const LAST_ACK = 8;
const TIME_WAIT = 9;

const FIN = 1;
const SYN = 2;
const ACK = 16;

const DELAY_MS = 50;
const RTO_MS = 1000;
const TIME_WAIT_MS = 60_000;
const WINDOW = 65_535;

interface Segment {
  readonly from: number;
  readonly to: number;
  readonly seq: number;
  readonly ack: number;
  readonly flags: number;
  readonly window: number;
}

class Block {
  state = CLOSED;
  iss = 0;
  una = 0;
  nxt = 0;
  rcv = 0;
  timer: Due | null = null;
  readonly id: number;
  constructor(id: number) {
    this.id = id;
  }
}

const ARRIVAL = 0;
const RETRANSMISSION = 1;
const TIME_WAIT_OVER = 2;

class Due {
  cancelled = false;
  readonly at: number;
  /** Equal times keep their order. */
  readonly order: number;
  readonly kind: number;
  readonly block: Block;
  readonly segment: Segment | null;
  constructor(at: number, kind: number, block: Block, segment: Segment | null) {
    this.at = at;
    this.order = ordered++;
    this.kind = kind;
    this.block = block;
    this.segment = segment;
  }
}

let now = 0;
let ordered = 0;
let trace: { at: number; segment: Segment; state: number }[] = [];
const heap: (Due | null)[] = [];
let size = 0;

const client = new Block(0);
const server = new Block(1);

function isBefore(a: Due, b: Due): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

function push(due: Due): void {
  let i = size++;
  heap[i] = due;
  while (i > 0) {
    const parent = (i - 1) >> 1;
    const above = heap[parent] as Due;
    if (!isBefore(due, above)) break;
    heap[i] = above;
    i = parent;
  }
  heap[i] = due;
}

function pop(): Due {
  const first = heap[0] as Due;
  const last = heap[--size] as Due;
  heap[size] = null;
  if (size > 0) sink(last);
  return first;
}

function sink(due: Due): void {
  let i = 0;
  for (;;) {
    let child = 2 * i + 1;
    if (child >= size) break;
    if (child + 1 < size && isBefore(heap[child + 1] as Due, heap[child] as Due)) child++;
    const below = heap[child] as Due;
    if (!isBefore(below, due)) break;
    heap[i] = below;
    i = child;
  }
  heap[i] = due;
}

function arm(block: Block, afterMs: number, kind: number): void {
  block.timer = new Due(now + afterMs, kind, block, null);
  push(block.timer);
}

function disarm(block: Block): void {
  if (block.timer === null) return;
  block.timer.cancelled = true;
  block.timer = null;
}

function send(block: Block, seq: number, flags: number, repeats: boolean): void {
  const to = block === client ? server : client;
  const segment = { from: block.id, to: to.id, seq, ack: block.rcv, flags, window: WINDOW };
  trace.push({ at: now, segment, state: block.state });
  push(new Due(now + DELAY_MS, ARRIVAL, to, segment));
  if (repeats) arm(block, RTO_MS, RETRANSMISSION);
}

function receive(block: Block, segment: Segment): void {
  switch (block.state) {
    case LISTEN:
      if (segment.flags & SYN) acceptSyn(block, segment);
      return;
    case SYN_SENT:
      if ((segment.flags & (SYN | ACK)) === (SYN | ACK) && segment.ack === block.nxt) connect(block, segment);
      return;
    case CLOSED:
      return;
    default:
      receiveSynchronized(block, segment);
  }
}

function acceptSyn(block: Block, segment: Segment): void {
  block.rcv = (segment.seq + 1) | 0;
  block.una = block.iss;
  block.nxt = (block.iss + 1) | 0;
  block.state = SYN_RECEIVED;
  send(block, block.iss, SYN | ACK, true);
}

function connect(block: Block, segment: Segment): void {
  block.rcv = (segment.seq + 1) | 0;
  block.una = segment.ack;
  block.state = ESTABLISHED;
  disarm(block);
  send(block, block.nxt, ACK, false);
}

function receiveSynchronized(block: Block, segment: Segment): void {
  const offset = (segment.seq - block.rcv) | 0;
  if (offset < 0 || offset >= WINDOW) {
    send(block, block.nxt, ACK, false);
    return;
  }
  if (((segment.ack - block.una) | 0) > 0 && ((block.nxt - segment.ack) | 0) >= 0) {
    block.una = segment.ack;
    disarm(block);
  }
  const allAcked = block.una === block.nxt;
  if (block.state === SYN_RECEIVED && allAcked) block.state = ESTABLISHED;
  else if (block.state === FIN_WAIT_1 && allAcked) block.state = FIN_WAIT_2;
  else if (block.state === LAST_ACK && allAcked) {
    block.state = CLOSED;
    return;
  }
  if (segment.flags & FIN) receiveFin(block, segment);
}

function receiveFin(block: Block, segment: Segment): void {
  block.rcv = (segment.seq + 1) | 0;
  send(block, block.nxt, ACK, false);
  if (block.state === ESTABLISHED) block.state = CLOSE_WAIT;
  else if (block.state === FIN_WAIT_2) {
    block.state = TIME_WAIT;
    arm(block, TIME_WAIT_MS, TIME_WAIT_OVER);
  }
}

function close(block: Block): void {
  block.state = block.state === ESTABLISHED ? FIN_WAIT_1 : LAST_ACK;
  const seq = block.nxt;
  block.nxt = (seq + 1) | 0;
  send(block, seq, FIN | ACK, true);
}

function runUntil(clientState: number, serverState: number): void {
  while (size > 0 && !(client.state === clientState && server.state === serverState)) {
    const { at, kind, block, segment, cancelled } = pop();
    now = at;
    if (cancelled) continue;
    if (segment !== null) receive(block, segment);
    else if (kind === TIME_WAIT_OVER) {
      block.state = CLOSED;
      block.timer = null;
    } else throw new Error('nothing is ever lost here');
  }
}

/** One connection, opened and closed from both sides, its 2MSL waited out. Returns the segments it took. */
export function bareConnection(i: number): number {
  now = 0;
  ordered = 0;
  trace = [];
  client.iss = (i * 64_007) | 0;
  client.una = client.iss;
  client.nxt = (client.iss + 1) | 0;
  client.rcv = 0;
  client.state = SYN_SENT;
  server.iss = (i * 250_013 + 77) | 0;
  server.state = LISTEN;
  send(client, client.iss, SYN, true);
  runUntil(ESTABLISHED, ESTABLISHED);
  close(client);
  runUntil(FIN_WAIT_2, CLOSE_WAIT);
  close(server);
  runUntil(CLOSED, CLOSED);
  if (client.state !== CLOSED || server.state !== CLOSED) throw new Error('it did not close');
  while (size > 0) pop();
  return trace.length;
}
