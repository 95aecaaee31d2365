### The street map: fetching, stopping, removing.

street-title = Street map
street-newer = There is a newer street map
street-text = Downloaded once, { $size }; then it works without a network.
street-fetch = Download
street-go-on = Go on downloading
street-stop = Stop
street-loading = { $done } of { $size } downloaded
street-paused = Paused while data is saved. It goes on by itself when you turn saving off; to download it now press “Stop”, then “Go on downloading”.
street-size = { $size } MB
street-stopped = { $why } What was downloaded is kept; “Go on downloading” continues from there.
street-bad = What came is no map that can be used, so it was thrown away. The map you have stays. Please try again later.
street-full = The device is full. What was downloaded was removed, so that reports and calls for rescue have room.
street-kept = The street map is on this device ({ $size }).
street-remove = Remove the street map
street-remove-text = To have it again it must be downloaded anew, with a network. Everything else on the map stays.
