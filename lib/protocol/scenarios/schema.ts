import * as z from 'zod/mini';
import { scenarioShape } from './validate';

const about = {
  title: 'A scenario of the protocol simulator',
  description:
    'Who calls what when, and what the network does. What is absent has a default. With "transport": "udp" the command line refuses whatever only TCP can do.',
};

/** Where the schema is kept, from the project's root. */
export const schemaFile = 'lib/protocol/scenarios/scenario.schema.json';

/** The scenarios that the validator accepts, as a JSON Schema (draft 2020-12) for editors and other programs. */
export function schemaText(): string {
  const { $schema, ...rest } = z.toJSONSchema(scenarioShape, { override: withOneMoment });
  return `${JSON.stringify({ $schema, ...about, ...rest }, null, 2)}\n`;
}

/** An entry of the script has a time or a signal that it waits for, never both. */
function withOneMoment({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  const { at, when } = jsonSchema.properties ?? {};
  if (at === undefined || when === undefined) return;
  jsonSchema.oneOf = [
    { type: 'object', properties: { at }, required: ['at'] },
    { type: 'object', properties: { when }, required: ['when'] },
  ];
}
