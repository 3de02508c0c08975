// npm run questions:showcase: writes docs/questions.md, ten questions in both languages with their answers.
import { writeFileSync } from 'node:fs';
import { showcase } from './showcase/page';

writeFileSync('docs/questions.md', showcase());
