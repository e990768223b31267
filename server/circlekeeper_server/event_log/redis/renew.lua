#!lua
-- Give a history that went back another epoch, unless somebody has, and tell every node.
-- KEYS  head
-- ARGV  channel, epoch as it was, new epoch, news
local epoch = redis.call('HGET', KEYS[1], 'epoch')
if epoch ~= ARGV[2] then
  return 'elsewhere'
end
redis.call('HSET', KEYS[1], 'epoch', ARGV[3])
redis.call('SPUBLISH', ARGV[1], '\n' .. ARGV[4] .. '\n')
return 'renewed'
