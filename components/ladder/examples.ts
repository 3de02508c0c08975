import type { Flag, HostName } from '@/lib/protocol/trace';
import type {
  LadderSegment,
  LadderState,
  LadderView,
  ShownNumber,
  ShownState,
} from '@/lib/questions/ladder-view';
import type { LadderLabels } from './labels';

/** Labels and runs for the tests: what a ladder has to draw well. */
export const english: LadderLabels = {
  client: 'Client',
  server: 'Server',
  lost: 'lost',
  oldDuplicate: 'old duplicate',
  forged: 'forged',
  copy: 'copy',
  portUnreachable: 'port unreachable',
  silence: 'silence of {time}',
  diverges: 'from here on they differ',
  table: {
    summary: 'Segments as a table',
    number: 'No.',
    time: 'Time',
    direction: 'From → to',
    flags: 'Flags',
    seq: 'seq',
    ack: 'ack',
    data: 'Data',
    arrives: 'Arrives',
    states: 'States',
    blank: 'blank {letter}',
    hidden: 'hidden',
  },
};

export const chinese: LadderLabels = {
  client: '客户端',
  server: '服务器',
  lost: '丢失',
  oldDuplicate: '旧的重复报文段',
  forged: '伪造',
  copy: '副本',
  portUnreachable: '端口不可达',
  silence: '静默 {time}',
  diverges: '从这里起两者不同',
  table: {
    summary: '报文段列表',
    number: '序',
    time: '时间',
    direction: '方向',
    flags: '标志',
    seq: 'seq',
    ack: 'ack',
    data: '数据',
    arrives: '到达',
    states: '状态',
    blank: '空 {letter}',
    hidden: '隐藏',
  },
};

const isn = 4294967290;

/** `C 0 40 SYN` as a segment: who sends, when, when it arrives, with what. */
function segment(
  n: number,
  from: HostName,
  at: number,
  arrives: number | readonly number[],
  flags: string,
  seq: ShownNumber,
  ack: ShownNumber | null = null,
  more: Partial<LadderSegment> = {},
): LadderSegment {
  const times = typeof arrives === 'number' ? [arrives] : arrives;
  return { n, from, at, arrives: times, flags: flags.split(',') as Flag[], seq, ack, len: 0, ...more };
}

function state(host: HostName, at: number, to: ShownState): LadderState {
  return { host, at, to };
}

export const open: LadderView = {
  segments: [
    segment(1, 'client', 0, 40, 'SYN', isn),
    segment(2, 'server', 40, 80, 'SYN,ACK', 900, isn + 1),
    segment(3, 'client', 80, 120, 'ACK', isn + 1, 901),
  ],
  states: [
    state('server', 0, 'LISTEN'),
    state('client', 0, 'SYN-SENT'),
    state('server', 40, 'SYN-RECEIVED'),
    state('client', 80, 'ESTABLISHED'),
    state('server', 120, 'ESTABLISHED'),
  ],
  from: 0,
  until: 120,
};

/** A full close with blanks, and hidden what would give them away. */
export const close: LadderView = {
  segments: [
    segment(1, 'client', 0, 40, 'FIN,ACK', isn, 901),
    segment(2, 'server', 40, 80, 'ACK', 901, { blank: 'ack-2' }),
    segment(3, 'server', 120, 160, 'FIN,ACK', { blank: 'seq-3' }, 'hidden'),
    segment(4, 'client', 160, 200, 'ACK', 'hidden', 'hidden'),
  ],
  states: [
    state('client', 0, 'FIN-WAIT-1'),
    state('server', 40, 'CLOSE-WAIT'),
    state('client', 80, 'FIN-WAIT-2'),
    state('server', 120, 'LAST-ACK'),
    state('client', 160, 'TIME-WAIT'),
    state('server', 200, 'CLOSED'),
    state('client', 240_160, 'CLOSED'),
  ],
  from: 0,
  until: 240_160,
};

/** A close whose states are asked for, as are two numbers, and one state is hidden. */
export const closeStates: LadderView = {
  ...close,
  states: [
    state('client', 0, { blank: 'client-1' }),
    state('server', 40, 'hidden'),
    state('client', 80, { blank: 'client-2' }),
    state('server', 120, 'LAST-ACK'),
    state('client', 160, { blank: 'client-3' }),
    state('server', 200, 'CLOSED'),
    state('client', 240_160, { blank: 'client-4' }),
  ],
};

export const ghost: LadderView = {
  segments: [
    segment(1, 'client', 0, 300, 'SYN', 100, null, { origin: 'old-duplicate' }),
    segment(2, 'server', 300, 340, 'SYN,ACK', 300, 101),
    segment(3, 'client', 340, 380, 'RST', 101),
  ],
  states: [
    state('client', 60, 'CLOSED'),
    state('server', 300, 'ESTABLISHED'),
    state('server', 380, 'hidden'),
  ],
  from: 0,
  until: 380,
};

export const retransmission: LadderView = {
  segments: [
    segment(1, 'client', 0, [], 'SYN', isn),
    segment(2, 'client', 1000, 1040, 'SYN', isn),
    segment(3, 'server', 1040, 1080, 'SYN,ACK', 900, isn + 1),
    segment(4, 'client', 1080, 1120, 'ACK', isn + 1, 901),
  ],
  states: [
    state('client', 0, 'SYN-SENT'),
    state('server', 1040, 'SYN-RECEIVED'),
    state('client', 1080, 'ESTABLISHED'),
    state('server', 1120, 'ESTABLISHED'),
  ],
  from: 0,
  until: 1120,
};

export const simultaneousOpen: LadderView = {
  segments: [
    segment(1, 'client', 0, 40, 'SYN', isn),
    segment(2, 'server', 0, 40, 'SYN', 900),
    segment(3, 'client', 40, 80, 'SYN,ACK', isn, 901),
    segment(4, 'server', 40, 80, 'SYN,ACK', 900, isn + 1),
  ],
  states: [
    state('client', 0, 'SYN-SENT'),
    state('server', 0, 'SYN-SENT'),
    state('client', 40, 'SYN-RECEIVED'),
    state('server', 40, 'SYN-RECEIVED'),
    state('client', 80, 'ESTABLISHED'),
    state('server', 80, 'ESTABLISHED'),
  ],
  from: 0,
  until: 80,
};

export const simultaneousClose: LadderView = {
  segments: [
    segment(1, 'client', 0, 40, 'FIN,ACK', isn, 901),
    segment(2, 'server', 10, 50, 'FIN,ACK', 901, isn),
    segment(3, 'server', 40, 80, 'ACK', 902, isn + 1),
    segment(4, 'client', 50, 90, 'ACK', isn + 1, 902),
  ],
  states: [
    state('client', 0, 'FIN-WAIT-1'),
    state('server', 10, 'FIN-WAIT-1'),
    state('server', 40, 'CLOSING'),
    state('client', 50, 'CLOSING'),
    state('client', 80, 'TIME-WAIT'),
    state('server', 90, 'TIME-WAIT'),
  ],
  from: 0,
  until: 90,
};

/** Open, a request and an answer, and close: twelve segments, one of them duplicated. */
export const long: LadderView = {
  segments: [
    ...open.segments,
    segment(4, 'client', 80, [121, 135], 'PSH,ACK', isn + 1, 901, { len: 120 }),
    segment(5, 'server', 121, 161, 'ACK', 901, 115),
    segment(6, 'server', 150, 190, 'PSH,ACK', 901, 115, { len: 1460 }),
    segment(7, 'client', 190, 230, 'ACK', 115, 2361),
    segment(8, 'client', 260, 300, 'FIN,ACK', 115, 2361),
    segment(9, 'server', 300, 340, 'ACK', 2361, 116),
    segment(10, 'server', 300, [], 'FIN,ACK', 2361, 116),
    segment(11, 'server', 500, 540, 'FIN,ACK', 2361, 116),
    segment(12, 'client', 540, 580, 'ACK', 116, 2362),
  ],
  states: [
    ...open.states,
    state('client', 260, 'FIN-WAIT-1'),
    state('server', 300, 'CLOSE-WAIT'),
    state('server', 300, 'LAST-ACK'),
    state('client', 340, 'FIN-WAIT-2'),
    state('client', 540, 'TIME-WAIT'),
    state('server', 580, 'CLOSED'),
  ],
  from: 0,
  until: 580,
};

const datagram = { flags: [], seq: null, ack: null } as const;

/** No TCP: an empty datagram, one that is lost, and one that meets a closed port. */
export const udp: LadderView = {
  segments: [
    { n: 1, from: 'client', at: 0, arrives: [40], protocol: 'udp', ...datagram, len: 0 },
    { n: 2, from: 'client', at: 60, arrives: [], protocol: 'udp', ...datagram, len: 512 },
    { n: 3, from: 'client', at: 120, arrives: [160, 200], protocol: 'udp', ...datagram, len: 1200 },
    { n: 4, from: 'server', at: 160, arrives: [200], protocol: 'icmp', ...datagram, len: 0 },
  ],
  states: [],
  from: 0,
  until: 200,
};

/** Everything in one instant. */
export const atOnce: LadderView = {
  segments: open.segments.map((some) => ({ ...some, at: 0, arrives: [0] })),
  states: open.states.map((some) => ({ ...some, at: 0 })),
  from: 0,
  until: 0,
};

/** The learner's protocol and the real one, which part at the second segment. */
export const yours: LadderView = {
  segments: [
    segment(1, 'client', 0, 40, 'FIN,ACK', isn, 901),
    segment(2, 'server', 40, 80, 'ACK', 901, isn),
    segment(3, 'client', 1000, 1040, 'FIN,ACK', isn, 901),
  ],
  states: [],
  from: 0,
  until: 1040,
  divergesAt: 2,
};

export const real: LadderView = {
  segments: [
    segment(1, 'client', 0, 40, 'FIN,ACK', isn, 901),
    segment(2, 'server', 40, 80, 'ACK', 901, isn + 1),
    segment(3, 'server', 120, 160, 'FIN,ACK', 901, isn + 1),
    segment(4, 'client', 160, 200, 'ACK', isn + 1, 902),
  ],
  states: [],
  from: 0,
  until: 200,
  divergesAt: 2,
};
