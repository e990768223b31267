export * as t from './en/parts';
