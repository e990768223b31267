export * as t from './en/more';
