#!lua
-- Whether an append would be taken now. It writes nothing: `#!lua` has the server itself refuse first,
-- as it would an append, when it is full, cannot store or is no primary.
-- KEYS  any
return 'there is room'
