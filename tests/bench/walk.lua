-- For wrk: walks through the requests of a file, one a line: method, path and a JSON body, if any, each after a blank.
-- A body @N is a form with a file of N bytes.
-- Each thread has a share of its own, so that none is sent twice before all are.
--
--   wrk ... -s walk.lua URL -- FILE THREADS [COOKIE]

local threads = 0

function setup(thread)
   thread:set("place", threads)
   threads = threads + 1
end

local function form(size)
   local bytes = {}
   for i = 1, 4096 do
      bytes[i] = string.char(math.random(0, 255))
   end
   local block = table.concat(bytes)
   local file = block:rep(math.ceil(size / #block)):sub(1, size)
   return '--limit\r\nContent-Disposition: form-data; name="file"; filename="foto.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
      .. file .. "\r\n--limit--\r\n"
end

function init(args)
   local headers = { ["Content-Type"] = "application/json", ["Cookie"] = args[3] }
   local lines = {}
   for line in io.lines(args[1]) do
      lines[#lines + 1] = line
   end
   requests = {}
   for i = 1, #lines do
      -- a file with fewer lines than threads is for all of them
      if #lines < tonumber(args[2]) or i % tonumber(args[2]) == place then
         local method, path, body = lines[i]:match("^(%S+) (%S+) ?(.*)$")
         local size = body:match("^@(%d+)$")
         headers["Content-Type"] = size and "multipart/form-data; boundary=limit" or "application/json"
         body = size and form(tonumber(size)) or body
         requests[#requests + 1] = wrk.format(method, path, headers, body ~= "" and body or nil)
      end
   end
   at = 0
end

function request()
   at = at % #requests + 1
   return requests[at]
end

function done(summary)
   local errors = summary.errors
   io.write(string.format('\n{"seconds": %f, "answers": %d, "errors": %d}\n', summary.duration / 1e6, summary.requests,
      errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
