import * as z from 'zod';
import type { Scenario } from '../protocol';
import { parseScenario } from '../protocol/scenarios/validate';
import { tcpStates } from '../protocol/trace';
import { isMisconception, type MisconceptionId } from './misconceptions';
import { text } from './text';

/** The shapes that come back from the database. What does not fit is a fault of ours, not of a learner. */
export const hostName = z.enum(['client', 'server']);
export const flag = z.enum(['SYN', 'FIN', 'RST', 'PSH', 'ACK']);
export const tcpState = z.enum(tcpStates);

export const textShape = z
  .strictObject({
    id: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number()])).exactOptional(),
  })
  .transform(({ id, values }) => text(id, values));

const notShown = z.union([z.strictObject({ blank: z.string() }), z.literal('hidden')]);
const shownNumber = z.union([z.number(), notShown]);
const shownState = z.union([tcpState, notShown]);

export const ladderShape = z.strictObject({
  segments: z.array(
    z.strictObject({
      n: z.int(),
      at: z.number(),
      from: hostName,
      len: z.int(),
      arrives: z.array(z.number()),
      protocol: z.enum(['udp', 'icmp']).exactOptional(),
      flags: z.array(flag),
      seq: shownNumber.nullable(),
      ack: shownNumber.nullable(),
      origin: z.enum(['old-duplicate', 'forged']).exactOptional(),
    }),
  ),
  states: z.array(z.strictObject({ at: z.number(), host: hostName, to: shownState })),
  from: z.number(),
  until: z.number(),
  divergesAt: z.int().exactOptional(),
});

export const misconceptionId = z.custom<MisconceptionId>(
  (id) => typeof id === 'string' && isMisconception(id),
);

export const scenarioShape = z.custom<Scenario>((raw) => parseScenario(raw).ok);
