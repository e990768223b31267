export * as t from './en/room';
