import { run, type Scenario } from '@/lib/protocol';
import { type LadderView, ladderView } from '@/lib/questions/client';
import type { LadderLabels } from '../ladder/labels';
import { Ladder } from '../ladder/ladder';

/** The client gives up while its SYN is still on the way; then the SYN arrives. */
function ghost(mutants: NonNullable<Scenario['mutants']>): LadderView {
  const view = ladderView(
    run({
      id: 'ghost',
      mutants,
      link: { delay: 25 },
      hosts: { client: { isn: [100] }, server: { isn: [300] } },
      script: [
        { at: 0, host: 'server', call: 'listen' },
        { at: 0, host: 'client', call: 'connect' },
        { at: 20, host: 'client', call: 'abort' },
      ],
      network: [{ match: { from: 'client', flags: ['SYN'] }, do: 'delay', by: 35 }],
    }),
  );
  const [syn, ...others] = view.segments;
  return { ...view, segments: syn ? [{ ...syn, origin: 'old-duplicate' }, ...others] : [] };
}

/** The same before the SYN arrives: by then the handshakes do not differ. */
function waiting(): LadderView {
  const { segments, states, ...view } = ghost([]);
  const [syn] = segments;
  const until = Math.min(...(syn?.arrives ?? []));
  return { ...view, until, segments: syn ? [syn] : [], states: states.filter(({ at }) => at < until) };
}

export interface GhostRunProps {
  id: string;
  /** How many segments this handshake takes; or the moment before that matters. */
  way: 'two' | 'three' | 'either';
  title: string;
  labels: LadderLabels;
}

/** An old SYN under the two-way handshake, or under TCP's own, simulated as the page is made. */
export function GhostRun({ id, way, title, labels }: GhostRunProps) {
  const view = way === 'either' ? waiting() : ghost(way === 'two' ? ['two-way-handshake'] : []);
  return <Ladder id={id} view={view} title={title} labels={labels} />;
}
