import { v7 } from 'uuid';

/** A new id: UUIDv7 (RFC 9562 5.7), so that ids sort by the time of their making. */
export const newId = (): string => v7();

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** Whether a text from outside can be an id at all; PostgreSQL refuses to compare others with a UUID. */
export const isId = (text: string): boolean => pattern.test(text);
