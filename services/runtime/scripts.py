"""The atomic steps on the server. They compare, write bytes and append; they decide and compute nothing.

Every key that a script touches has the tag of one partition. Each script may be sent twice: the second time it finds
its own effect and changes nothing.
"""

from __future__ import annotations

COMMIT = """
-- One batch of an owner stage: messages out, state, cursor, acknowledgement.
-- KEYS: fence, cursor, [acknowledged stream], message streams.., values to set.., values to delete..
-- ARGV: token, expected cursor, new cursor, group, #ack, #messages, #sets, ids to ack.., (id, payload).., values..
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 'FENCED' end
local cursor = redis.call('GET', KEYS[2]) or ''
local acks, messages, sets = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
local key, arg = 3, 8
if cursor == ARGV[2] then
  local first = acks > 0 and 4 or 3
  for i = first, first + messages - 1 do
    local kind = redis.call('TYPE', KEYS[i]).ok
    if kind ~= 'stream' and kind ~= 'none' then return redis.error_reply('WRONGTYPE ' .. KEYS[i]) end
  end
elseif cursor ~= ARGV[3] then
  return 'MOVED'
end
if acks > 0 then key = 4 end
local outgoing = arg + acks
if cursor == ARGV[2] then
  for _ = 1, messages do
    redis.call('XADD', KEYS[key], ARGV[outgoing], 'data', ARGV[outgoing + 1])
    key, outgoing = key + 1, outgoing + 2
  end
  for _ = 1, sets do
    redis.call('SET', KEYS[key], ARGV[outgoing])
    key, outgoing = key + 1, outgoing + 1
  end
  for i = key, #KEYS do redis.call('DEL', KEYS[i]) end
  redis.call('SET', KEYS[2], ARGV[3])
end
for i = arg, arg + acks - 1 do redis.call('XACK', KEYS[3], ARGV[4], ARGV[i]) end
return 'DONE'
"""

RELEASE = """
-- One extracted bundle: into the buffer at its number, then the contiguous prefix out.
-- KEYS: admitted, bundles, next, claims, dead letters
-- ARGV: group, entry id, seq, bundle, dead letter or '', sha1 of the message
local entry = redis.call('XRANGE', KEYS[1], ARGV[2], ARGV[2])[1]
-- After FLUSHALL numbers begin again: a result of before must not take the number of another message.
if not entry or redis.sha1hex(entry[2][2]) ~= ARGV[6] then return 0 end
if #redis.call('XPENDING', KEYS[1], ARGV[1], ARGV[2], ARGV[2], 1) == 0 then return 0 end
for _, k in ipairs({KEYS[4], KEYS[5]}) do
  local kind = redis.call('TYPE', k).ok
  if kind ~= 'stream' and kind ~= 'none' then return redis.error_reply('WRONGTYPE ' .. k) end
end
redis.call('SETNX', KEYS[3], '1')
if tonumber(ARGV[3]) >= tonumber(redis.call('GET', KEYS[3])) then
  if redis.call('HSETNX', KEYS[2], ARGV[3], ARGV[4]) == 1 and ARGV[5] ~= '' then
    redis.call('XADD', KEYS[5], '*', 'data', ARGV[5])
  end
  local number = redis.call('GET', KEYS[3])
  local bundle = redis.call('HGET', KEYS[2], number)
  while bundle do
    redis.call('XADD', KEYS[4], number .. '-0', 'data', bundle)
    redis.call('HDEL', KEYS[2], number)
    number = string.format('%.0f', redis.call('INCR', KEYS[3]))
    bundle = redis.call('HGET', KEYS[2], number)
  end
end
redis.call('XACK', KEYS[1], ARGV[1], ARGV[2])
return 1
"""

ACQUIRE = """
-- KEYS: lease, fence   ARGV: holder, milliseconds, token
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
redis.call('SET', KEYS[2], ARGV[3])
return 1
"""

RENEW = """
-- KEYS: lease, fence   ARGV: holder, milliseconds, token
if redis.call('GET', KEYS[2]) ~= ARGV[3] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
"""

GIVE_BACK = """
-- KEYS: lease, fence   ARGV: token
if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1], KEYS[2])
return 1
"""
