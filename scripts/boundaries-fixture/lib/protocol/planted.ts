import { readFileSync } from 'node:fs';
import { client } from '../data/client';

export const planted = [client, readFileSync];
