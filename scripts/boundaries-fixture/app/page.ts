import { client } from '../lib/data/client';

export const page = client;
