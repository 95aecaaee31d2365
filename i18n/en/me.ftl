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
saver-more = Text only, no held connection: warnings are asked for every 5 minutes, every minute while one is in force where you are. Photos of reports wait until you send them. A call for rescue still goes at once.
saver-offer-title = Need to save battery and data?
saver-offer-text = The storm saver uses text only and asks for warnings every minute instead of holding a connection. Photos of reports wait until you send them. A call for rescue is not slowed.
saver-offer-on = Turn the storm saver on
queue-photos-wait =
    { $count ->
        [one] The city has the text, the photos of one report still wait
       *[other] The city has the text, the photos of { $count } reports still wait
    }
queue-send-photos = Send photos now
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
remove-title = Remove everything on this device
remove-text = This cannot be undone:
remove-drafts = Drafts, photos and what waits to be sent will be gone.
remove-sent = Reports the city already has are still dealt with.
remove-no = Keep it
remove-yes = Remove everything
remove-done = Everything on this device was removed.
