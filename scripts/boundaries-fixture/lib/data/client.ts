export const client = 'the database';
