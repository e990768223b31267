#!lua
-- Append entries behind a known place, all or none, and tell every node.
--
-- Everything is checked before the first write, since an error later would not take writes back;
-- `#!lua` has the server itself refuse first when it is full, cannot store or is no primary.
-- KEYS  head {epoch, seq, mark}, entries, set of erased streams, expiries
-- ARGV  stream, channel, epoch, seq to append behind, mark there ('' unknown), expires at, news,
--       then id and bytes of each entry
-- Answers "stored", "there already", or why not.
local head, entries, erased, expiries = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local stream, channel, epoch, after = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
local mark, expires_at, news = ARGV[5], ARGV[6], ARGV[7]
local first = 8
local count = (#ARGV - first + 1) / 2

if redis.call('SISMEMBER', erased, stream) == 1 then
  return 'erased'
end
local known = redis.call('HMGET', head, 'epoch', 'seq', 'mark')
local seq = tonumber(known[2] or '0')
-- Nothing is ever trimmed: anything else was done by hand.
if redis.call('XLEN', entries) ~= seq then
  return 'broken'
end
if known[1] and known[1] ~= epoch then
  return 'elsewhere'
end
if seq ~= after then
  if seq < after then
    return 'behind'
  end
  local there = redis.call('XRANGE', entries, (after + 1) .. '-0', tostring(after + count))
  if #there < count then
    return 'elsewhere'
  end
  for place = 1, count do
    if there[place][2][2] ~= ARGV[first + 2 * place - 1] then
      return 'elsewhere'
    end
  end
  return 'there already'
end
if mark ~= '' and known[1] and mark ~= known[3] then
  return 'another history'
end

local bytes = {}
local last
for place = 1, count do
  last = ARGV[first + 2 * place - 2]
  bytes[place] = ARGV[first + 2 * place - 1]
  redis.call('XADD', entries, last, 'e', bytes[place])
end
local last_mark = string.match(last, '-(.*)')
redis.call('HSET', head, 'epoch', epoch, 'seq', after + count, 'mark', last_mark)
redis.call('ZADD', expiries, expires_at, stream)
redis.call('SPUBLISH', channel, (known[3] or '') .. '\n' .. news .. '\n' .. table.concat(bytes))
return 'stored'
