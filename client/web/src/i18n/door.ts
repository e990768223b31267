export * as t from './en/door';
