import type { HostName } from '@/lib/protocol/trace';
import { FlightLabel, FlightLine } from './flight';
import { LabelRow, tenth } from './label-row';
import type { LadderLayout, PlacedState, Silence } from './layout';
import { stack } from './line';

const hosts: readonly HostName[] = ['client', 'server'];
const stroke = { client: 'stroke-client', server: 'stroke-server' };
const fill = { client: 'fill-client', server: 'fill-server' };

/** The strip with the hosts' names, which stays in sight while a long run scrolls under it. */
export function HostNames({ layout }: { layout: LadderLayout }) {
  const { width, lifelines, sizes } = layout;
  return (
    <svg viewBox={`0 0 ${width} 28`} aria-hidden="true" className="block w-full">
      {hosts.map((host) => (
        <g key={host}>
          <text
            x={tenth(lifelines[host].nameX)}
            y="17"
            textAnchor="middle"
            fontSize={sizes.names}
            className={`font-sans font-semibold ${fill[host]}`}
          >
            {lifelines[host].name}
          </text>
          <path d={`M${tenth(lifelines[host].x)} 24v5`} className={stroke[host]} strokeWidth="2" />
        </g>
      ))}
    </svg>
  );
}

/** The run itself: what is solid first, then the labels on their halos. */
export function Run({ layout }: { layout: LadderLayout }) {
  const { width, height, lifelines, segments, states, silences, divergence, sizes } = layout;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" className="block w-full font-mono">
      {hosts.map((host) => (
        <Lifeline key={host} host={host} x={lifelines[host].x} height={height} silences={silences} />
      ))}
      {divergence ? (
        <path
          d={`M4 ${tenth(divergence.box.cy)}H${width - 4}`}
          className="stroke-edge"
          strokeDasharray="3 4"
        />
      ) : null}
      {segments.map((placed) => (
        <FlightLine key={`${placed.flight.segment.n}.${placed.flight.copy}`} placed={placed} />
      ))}
      <g className="halo fill-ink">
        {segments.map((placed) => (
          <FlightLabel key={`${placed.flight.segment.n}.${placed.flight.copy}`} placed={placed} />
        ))}
        <g className="fill-soft font-sans" textAnchor="middle" fontSize={sizes.notes}>
          {[...silences, ...(divergence ? [divergence] : [])].map(({ text, box }) => (
            <text key={box.cy} x={tenth(box.cx)} y={tenth(box.cy + sizes.notes * 0.36)}>
              {text}
            </text>
          ))}
        </g>
      </g>
      {states.map((state) => (
        <StateLabel key={`${state.host}${state.y}`} state={state} />
      ))}
    </svg>
  );
}

/** A lifeline, dotted where time is folded. */
function Lifeline({
  host,
  x,
  height,
  silences,
}: {
  host: HostName;
  x: number;
  height: number;
  silences: readonly Silence[];
}) {
  const folds = silences.map(({ from, until }) => [tenth(from + 8), tenth(until - 8)] as const);
  const solid = `M${tenth(x)} 0${folds.map(([from, until]) => `V${from}M${tenth(x)} ${until}`).join('')}V${height}`;
  return (
    <g className={stroke[host]} strokeWidth="2">
      <path d={solid} />
      {folds.length > 0 ? (
        <path
          d={folds.map(([from, until]) => `M${tenth(x)} ${from}V${until}`).join('')}
          strokeDasharray="0.1 5"
          strokeLinecap="round"
        />
      ) : null}
    </g>
  );
}

function StateLabel({ state }: { state: PlacedState }) {
  const { at, host, rows, x, y, box } = state;
  const left = host === 'client';
  return (
    <g data-at={at} className={fill[host]} fontWeight="600">
      <circle cx={tenth(x)} cy={tenth(y)} r="3.5" className={`fill-card ${stroke[host]}`} strokeWidth="2" />
      {stack(rows, box.cy - box.h / 2).map((row) => (
        <LabelRow
          key={row.y}
          row={row}
          x={left ? box.cx + box.w / 2 : box.cx - box.w / 2}
          y={row.y}
          anchor={left ? 'end' : 'start'}
        />
      ))}
    </g>
  );
}
