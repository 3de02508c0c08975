// npm run protocol:schema: writes down for editors what the validator of scenarios accepts. A test compares the two.
import { writeFileSync } from 'node:fs';
import { schemaFile, schemaText } from '../lib/protocol/scenarios/schema';

writeFileSync(schemaFile, schemaText());
