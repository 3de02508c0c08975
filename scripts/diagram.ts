// npm run protocol:diagram: finds the state diagram of lib/protocol and puts it into its README.
import { readFileSync, writeFileSync } from 'node:fs';
import { stateDiagram } from '@/lib/protocol/diagram';

const file = 'lib/protocol/README.md';
const text = readFileSync(file, 'utf8');
writeFileSync(file, text.replace(/```mermaid\n.*?\n```/s, `\`\`\`mermaid\n${stateDiagram()}\n\`\`\``));
