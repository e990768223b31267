export * as t from './en/line';
