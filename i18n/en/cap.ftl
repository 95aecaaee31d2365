# What only a CAP file says; the coded phrases it is built from are in phrase.ftl.

cap-feed = Warnings: { $city }
cap-whole-city = All of Huế City
cap-drawn-area = Area drawn on the map
cap-cancelled = Warning cancelled: { $event }
cap-all-clear = Danger over: { $event }
cap-release = Emergency release of water from a reservoir.
cap-bulletin = After bulletin { $number } of { $issuer }, issued at { $time }.
cap-next-bulletin = The next bulletin is due at { $time }.
cap-note-update = Update, in place of the older messages of the same event.
cap-note-cancel = Cancels the older messages of the same event.
