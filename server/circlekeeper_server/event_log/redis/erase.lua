#!lua flags=allow-oom
-- Forget a stream for good, and tell every node.
-- KEYS  head, entries, set of erased streams, expiries
-- ARGV  stream, channel, news
redis.call('SADD', KEYS[3], ARGV[1])
redis.call('DEL', KEYS[1], KEYS[2])
redis.call('ZREM', KEYS[4], ARGV[1])
redis.call('SPUBLISH', ARGV[2], '\n' .. ARGV[3] .. '\n')
return 'erased'
