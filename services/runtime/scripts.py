"""The atomic steps on the server. They compare, write bytes and append; they decide and compute nothing.

Every key that a script touches has the tag of one partition. Each script may be sent twice: the second time it finds
its own effect and changes nothing.
"""

from __future__ import annotations

COMMIT = """
-- One batch of an owner stage: messages out, state, cursor, acknowledgement.
-- KEYS: fence, cursor, watch, [acknowledged stream], message streams.., values to set.., values to delete..
-- ARGV: token, expected cursor, new cursor, group, #ack, #messages, #sets, ids to ack.., (id, payload).., values..
-- The id '+' is one beside the numbering: the last number that the stream has given out, with a part of its own.
local function beside(stream)
  if redis.call('EXISTS', stream) == 0 then return '0-*' end
  local info = redis.call('XINFO', 'STREAM', stream)
  for i = 1, #info, 2 do
    if info[i] == 'last-generated-id' then return string.match(info[i + 1], '^%d+') .. '-*' end
  end
end
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 'FENCED' end
local cursor = redis.call('GET', KEYS[2]) or ''
local acks, messages, sets = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
local key, arg = 4, 8
if cursor == ARGV[2] then
  local first = acks > 0 and 5 or 4
  for i = first, first + messages - 1 do
    local kind = redis.call('TYPE', KEYS[i]).ok
    if kind ~= 'stream' and kind ~= 'none' then return redis.error_reply('WRONGTYPE ' .. KEYS[i]) end
  end
elseif cursor ~= ARGV[3] then
  return 'MOVED'
end
if acks > 0 then key = 5 end
local outgoing = arg + acks
if cursor == ARGV[2] then
  for _ = 1, messages do
    local id = ARGV[outgoing]
    redis.call('XADD', KEYS[key], id == '+' and beside(KEYS[key]) or id, 'data', ARGV[outgoing + 1])
    key, outgoing = key + 1, outgoing + 2
  end
  if redis.call('EXISTS', KEYS[3]) == 1 then
    -- A backup is being taken: it has to hear of every commit, and of every value that one changes.
    if redis.call('HGET', KEYS[3], KEYS[2]) ~= ARGV[2] then redis.call('HSET', KEYS[3], 'missed', KEYS[2]) end
    redis.call('HSET', KEYS[3], KEYS[2], ARGV[3])
    for i = key, #KEYS do redis.call('HSET', KEYS[3], KEYS[i], '*') end
  end
  for _ = 1, sets do
    redis.call('SET', KEYS[key], ARGV[outgoing])
    key, outgoing = key + 1, outgoing + 1
  end
  for i = key, #KEYS do redis.call('DEL', KEYS[i]) end
  redis.call('SET', KEYS[2], ARGV[3])
end
for i = arg, arg + acks - 1 do redis.call('XACK', KEYS[4], ARGV[4], ARGV[i]) end
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

RESEND = """
-- A dead letter goes back onto the stream that it came on, behind everything that stands there.
-- KEYS: dead letters, stream   ARGV: id of the letter, message
if #redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[1]) == 0 then return false end
local last = '0'
for i, name in ipairs(redis.call('EXISTS', KEYS[2]) == 1 and redis.call('XINFO', 'STREAM', KEYS[2]) or {}) do
  if name == 'last-generated-id' then last = redis.call('XINFO', 'STREAM', KEYS[2])[i + 1] end
end
local entry = redis.call('XADD', KEYS[2], string.match(last, '^%d+') .. '-*', 'data', ARGV[2])
redis.call('XDEL', KEYS[1], ARGV[1])
return entry
"""

BEGIN = """
-- An owner begins an entry over which somebody may have died: count it, and say whether it may.
-- KEYS: fence, attempt, halt   ARGV: token, entry id, limit, name of the halt, stage
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return {'FENCED', 0, ''} end
if redis.call('HGET', KEYS[2], 'entry') ~= ARGV[2] then
  redis.call('DEL', KEYS[2])
  redis.call('HSET', KEYS[2], 'entry', ARGV[2], 'count', '0')
end
local count = tonumber(redis.call('HGET', KEYS[2], 'count'))
local skip = redis.call('HGET', KEYS[2], 'skip')
if skip then return {'SKIP', count, skip} end
-- One owner counts once, however often the server was away in between.
if redis.call('HGET', KEYS[2], 'token') == ARGV[1] then return {'GO', count, ''} end
if count >= tonumber(ARGV[3]) then
  redis.call('HSETNX', KEYS[3], ARGV[4], cjson.encode({stage = ARGV[5], entry = ARGV[2], deliveries = count}))
  return {'HALT', count, ''}
end
redis.call('HSET', KEYS[2], 'count', count + 1, 'token', ARGV[1])
return {'GO', count + 1, ''}
"""

DECIDE = """
-- An operator's decision about the entry at which an owner stage stands.
-- KEYS: attempt, halt   ARGV: entry id, name of the halt, skip as JSON or '' to try again
if redis.call('HGET', KEYS[1], 'entry') ~= ARGV[1] or redis.call('HEXISTS', KEYS[2], ARGV[2]) == 0 then return 0 end
if ARGV[3] == '' then
  redis.call('HDEL', KEYS[1], 'entry', 'count', 'token', 'skip')
else
  redis.call('HSET', KEYS[1], 'skip', ARGV[3])
end
redis.call('HDEL', KEYS[2], ARGV[2])
return 1
"""

FORGET_CONSUMER = """
-- A consumer that holds nothing; with what it held, the entries would be lost to the group.
-- KEYS: stream   ARGV: group, consumer, least idle milliseconds
for _, info in ipairs(redis.call('XINFO', 'CONSUMERS', KEYS[1], ARGV[1])) do
  local about = {}
  for i = 1, #info, 2 do about[info[i]] = info[i + 1] end
  if about['name'] == ARGV[2] and about['pending'] == 0 and about['idle'] >= tonumber(ARGV[3]) then
    redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], ARGV[2])
    return 1
  end
end
return 0
"""

WATCH = """
-- A backup begins: from now on every commit notes here what it changes.
-- KEYS: watch, cursors of the owner stages..   ARGV: name of the backup, milliseconds
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
redis.call('HSET', KEYS[1], 'id', ARGV[1])
for i = 2, #KEYS do redis.call('HSET', KEYS[1], KEYS[i], redis.call('GET', KEYS[i]) or '') end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1
"""

SEAL = """
-- A backup ends: everything that changed since it was copied, all at one moment.
-- KEYS: watch, small values.., streams..   ARGV: name of the backup, #small, per stream: entries from this id on
-- The changed values are named by the watch itself; they have the tag of the other keys, hence lie in the same slot.
if redis.call('HGET', KEYS[1], 'id') ~= ARGV[1] then return {'LOST'} end
local missed = redis.call('HGET', KEYS[1], 'missed')
if missed then return {'MISSED', missed} end
local noted, changed = redis.call('HGETALL', KEYS[1]), {}
for i = 1, #noted, 2 do
  local name, value = noted[i], noted[i + 1]
  if value == '*' then
    changed[#changed + 1] = {name, redis.call('GET', name)}
  elseif name ~= 'id' and (redis.call('GET', name) or '') ~= value then
    return {'MISSED', name}
  end
end
local small, streams, count = {}, {}, tonumber(ARGV[2])
for i = 2, 1 + count do
  local kind = redis.call('TYPE', KEYS[i]).ok
  if kind == 'string' then small[#small + 1] = {KEYS[i], kind, redis.call('GET', KEYS[i])}
  elseif kind == 'hash' then small[#small + 1] = {KEYS[i], kind, redis.call('HGETALL', KEYS[i])}
  elseif kind ~= 'none' then return {'KIND', KEYS[i], kind} end
end
for i = 2 + count, #KEYS do
  if redis.call('EXISTS', KEYS[i]) == 1 then
    local info = redis.call('XINFO', 'STREAM', KEYS[i])
    streams[#streams + 1] = {KEYS[i], info, redis.call('XRANGE', KEYS[i], ARGV[i - count + 1], '+')}
  end
end
redis.call('DEL', KEYS[1])
return {'SEALED', changed, small, streams}
"""
