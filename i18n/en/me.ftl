# Me: identity, settings, queue, privacy, ways out.
me-title = Me
me-guest = You are a guest
me-guest-more = You can look, write and send without a name.
me-expired = Sign in again
me-level = Identity level { $level }
me-level-more =
    { $level ->
        [0] An account by phone number, identity not verified.
        [1] Basic identity by VNeID.
       *[2] Full identity by VNeID.
    }
me-more-title = More
settings-title = Settings
settings-language = Language
settings-not-reviewed = No native speaker has reviewed this translation yet. Where it matters English stands beside it.
settings-theme = Colours
settings-theme-system = System
settings-theme-light = Light
settings-theme-dark = Dark
settings-simple = Simple mode
settings-simple-more = Few buttons, very large, and larger text.
ward-title = Your ward or commune
ward-none = Not chosen
ward-search = Search by name
ward-search-more = New names and old ones both work, with or without tone marks.
ward-hits = Results
ward-now = now part of { $ward }
ward-no-hit = No such name. Try fewer letters.
ward-clear = Clear the choice
warn-here-last = { $when } this device was in or very near { $wards }.
warn-here-outside = { $when } this device was outside the city of Huế.
notices-title = Notifications of this device
notices-on = Warnings show while you look at something else too, as long as the app is open.
notices-ask = So that warnings show while you look at something else too.
notices-refused = This device blocks them. Allow them in the notification settings of the device or the browser.
notices-turn-on = Turn on
start-at-login-title = Open when I sign in to this computer
start-at-login-more = After a restart of the computer the app opens by itself and hears warnings again.
keep-listening-title = Keep listening for warnings when the window is closed
keep-listening-more = Closing the window then leaves an icon beside the clock, and warnings still reach you. To end the app, press the icon and choose Quit. Where this device shows no such icon, closing the window still ends the app.
tray-open = Open Tràng Tiền
tray-listens = Still listens with the window closed
tray-quit = Quit
tray-saving = Saving data: warnings are asked for from time to time
tray-not-heard = The city cannot be heard at this moment
tray-more =
    { $count ->
        [one] and { $count } more warning
       *[other] and { $count } more warnings
    }
queue-title = Waiting to be sent
queue-empty = Nothing is waiting to be sent
queue-next = Next try { $when }
queue-last = Last sent { $when }
queue-try-now = Try to send now
queue-attention =
    { $count ->
        [one] See { $count } report that needs you
       *[other] See { $count } reports that need you
    }
saver-title = Storm saver
saver-more = Text only. Warnings are asked for every 5 minutes, and a connection is kept only while one is in force where you are. Reports go at once, their photos wait until you send them. A call for rescue still goes at once.
saver-offer-title = Need to save battery and data?
saver-offer-text = The storm saver uses text only and keeps a connection only while a warning is in force where you are. Reports go at once, their photos wait until you send them. A call for rescue is not slowed.
saver-offer-on = Turn the storm saver on
queue-photos-wait =
    { $count ->
        [one] The city has the report; the photos of one report wait for you to send them
       *[other] The city has the reports; the photos of { $count } reports wait for you to send them
    }
queue-send-photos = Send the photos of all reports
queue-send-photos-one = Send the photos of this report
privacy-title = Privacy
privacy-more = Who holds what, and what you agree to
about-title = About this app
about-more = Version, city, licences
about-version = Version
about-city = City
about-server = Server
about-hotline = Call centre
about-simulated-title = What is only simulated
about-simulated-text = In this demo: the VNeID-style sign-in, calls, text messages, deadlines and the people who answer. Ward borders on the map are approximate.
about-licences-title = Licences
about-pack = Wards, communes, categories
about-pack-text = Open data, sources in assets/pack/SOURCES.md
sign-out-title = Sign out
sign-out-text = Your session is revoked at the sign-in service and removed from this device.
sign-out-keep = Sign out, keep my data
sign-out-keep-more = Drafts and reports stay on this device.
sign-out-remove = Sign out and remove everything
sign-out-remove-more = For a shared device, or one you are giving away.
sign-out-done = You are signed out.
sign-out-owed = Signed out here. The city will be told when there is a network.
sign-out-owed-memory = Signed out here. The city will be told if there is a network before this app closes.
revocation-owed = Signed out here, but the city does not know yet. It will be told when there is a network; until then this device keeps only the code of the session to revoke, in its keyring.
revocation-owed-memory = Signed out here, but the city does not know yet. It will be told if there is a network before this app closes: the code of the session to revoke is in memory only. Otherwise the session at the city ends by itself.
revocation-lost = If somebody was signed in here, the city does not know that they left: the code of the session went with everything else. The session at the city ends by itself.
remove-title = Remove everything on this device
remove-text = This cannot be undone:
remove-drafts = Drafts, photos and what waits to be sent will be gone.
remove-sent = Reports the city already has are still dealt with.
remove-no = Keep it
remove-yes = Remove everything
remove-done = Everything on this device was removed.
remove-owed = Everything on this device was removed. The city will be told of the sign-out when there is a network.
remove-owed-memory = Everything on this device was removed. The city will be told of the sign-out if there is a network before this app closes.
remove-lost = Everything on this device was removed. The city could not be told; the session there ends by itself.
try-title = Try my warnings
try-more = A test that goes to this device alone
try-text = The city sends a signed test to this device alone. Nobody else gets it, and nothing is kept. The alarm sounds for a few seconds, and the device shakes if it can.
try-now = Try now
try-arrived-title = By which way the test arrived
try-arrived = Arrived after { $millis } ms, rightly signed
try-arrived-late = Arrived late, after { $seconds } seconds, rightly signed
try-way-stream = Direct line
try-way-list = List of warnings
try-way-heard = Hearing the city by itself
try-way-sound = Alarm sound
try-way-system = System notification
try-way-push = Web Push
try-push-there = Tested where it was turned on, see the address below
try-system-none = Not in this build yet
try-notice-title = TEST: warnings of Tràng Tiền
try-notice-text = This is only a test on this device, not a warning.
try-system-shown = The system was asked to show it; if you saw none, see do not disturb
try-system-off = Not allowed yet
try-blocker-notices = The device shows no notifications of this app, so a warning is seen only while you look at it. Turn them on in the settings.
try-sound-played = Played; if you heard nothing, turn up the volume
try-sound-held-back = Held back
try-failed-network = Did not arrive: the city cannot be reached
try-failed-refused = Did not arrive: the city did not answer as it should
try-failed-late = Did not arrive within 30 seconds
try-failed-busy = Did not arrive: the city is overloaded and asks to try again in { $seconds } seconds
try-failed-no-keys = Arrived, but this device has no key to check the signature with yet
try-failed-untrusted = Refused: not signed by the city
try-failed-no-key = Cannot be tried: this build lacks the city's key
try-blockers-title = What stands in the way
try-nothing-in-the-way = Nothing was found that keeps warnings from this device while the app is open.
try-to-settings = Open settings
try-blocker-network = The device cannot reach the city. Check Wi-Fi or mobile data in its settings.
try-blocker-city = There is a network, but the city does not answer as it should. Try again in a few minutes; if it stays so, call the hotline.
try-blocker-late = The network is slow or the city is busy, so the test came late or not in time. Try again in a few minutes.
try-blocker-busy = Too many devices ask the city at once. This device asks again by itself; warnings may come late.
try-blocker-no-keys = This device could not fetch the list of warnings, so it has no keys of the city yet and can believe no warning. Try again in a few minutes.
try-blocker-untrusted = Something on the way answers in the city's place. Change to another network and try again.
try-blocker-no-key = This build does not know the city's key, so it can believe no warning. Install the city's own build.
try-blocker-stale = For more than 10 minutes the device has not heard the city by itself.
try-blocker-clock = The device's clock does not agree with the city yet. Turn on automatic date and time in its settings.
try-blocker-sound = The browser or the device lets the app make no sound. Allow sound at the icon left of the address bar.
try-blocker-quiet = It is within your quiet hours: only warnings of danger to life make a sound.
try-blocker-saver = The storm saver is on: a warning may come up to 5 minutes late.
try-blocker-no-ward = You chose no ward: the device tells of every warning in the city, far from you too.
try-hints-title = What the app cannot look at
try-hint-silence = Do not disturb and volume: see the sound settings of the device. Silent mode may mute the alarm too.
try-hint-battery = Battery saving: in the battery settings of the device, let this app run without restrictions.
try-hint-network = Background data: in the network settings of the device, let this app use data while data is saved.
try-hint-closed = While the app is closed this device does not warn by itself yet. To be warned by your browser, and to test that there, open { $address }.
