### Pages of the city for everybody, without script: a case for its team, a call for rescue, its state.

lite-demo = DEMO · no real rescue here
lite-demo-call = simulated
lite-drill = EXERCISE

## What was said of a case
lite-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
lite-people-range = { $least }–{ $most } people
lite-vulnerable-child = small children
lite-vulnerable-elderly = old people
lite-vulnerable-pregnant = a pregnant woman
lite-vulnerable-disabled = somebody who cannot walk
lite-vulnerable-injured = somebody hurt or ill
lite-water-dry = no water
lite-water-ankle = water to the ankles
lite-water-knee = water to the knees
lite-water-waist = water to the waist
lite-water-chest = water to the chest
lite-water-over_head = water over the head, on a roof or upper floor
lite-need-rescue = to be taken away
lite-need-medical = medical help
lite-need-food_water = drinking water, food
lite-need-shelter = shelter

## The case of a team
lite-team-gone-title = This link serves no more
lite-team-gone = It has expired or was mistyped. Call the desk for a new link.
lite-team-place = Place
lite-team-map = Open a map
lite-team-people = How many
lite-team-vulnerable = Help first
lite-team-water = Water
lite-team-need = Needed
lite-team-note = Note
lite-team-call = Call
lite-team-text = Text
lite-team-cannot-talk = They cannot talk: text, do not call.
lite-team-accepted = We take it
lite-team-on-the-way = On the way
lite-team-done = They are safe
lite-team-cannot-reach = Cannot reach them
lite-team-cannot-reach-send = Say that we cannot reach them
lite-team-why = Why (the caller will read it)
lite-team-accepted-note = The team has accepted and is getting ready.
lite-team-not-yours = This case is not with your team any more.
lite-team-too-long = The message is too long or has characters that cannot be printed.
lite-team-state-given = New · please accept
lite-team-state-accepted = Your team has accepted
lite-team-state-on-the-way = Your team is on the way
lite-team-state-done = Done. Thank you.
lite-team-state-cancelled = The caller took it back. There is no need to go.
lite-team-state-closed = The desk closed this case. There is no need to go.
lite-team-state-taken = This case is not with your team any more.

## Texts to whoever called by text
lite-sms-received = Received { $number }, code { $receipt }. Go up high, save your battery.
lite-sms-state-received = { $number }: the city opened this case again.
lite-sms-state-assigned = { $number }: given to a rescue team.
lite-sms-state-on_the_way = { $number }: the team is on the way.
lite-sms-state-cannot_reach = { $number }: not reached yet, looking for another team.
lite-sms-state-done = { $number }: noted as safe.
lite-sms-state-cancelled = { $number }: taken back as asked.
lite-sms-state-closed = { $number }: closed. If you need help, text again or call 112.

## A call for rescue from any browser, and how it stands
lite-sos-title = Call for rescue
lite-sos-hint = If you can call, call first. If not, write here: a place or a phone is enough.
lite-sos-empty = Not sent yet: say where you are, or a phone.
lite-sos-busy = Not sent yet: the city is busy or something failed there. Everything you wrote is still below; wait a few seconds and send it again. In danger, call { $number } now.
lite-sos-refused = Not sent yet. Everything you wrote is still below: look through it and send it once more. In danger, call { $number } now.
lite-sos-address = Where: house, alley, village, landmark
lite-sos-ward = Ward or commune
lite-sos-no-ward = Not known
lite-sos-phone = Phone
lite-sos-people = How many people
lite-sos-send = Send the call for rescue
lite-s-title = Your call for rescue
lite-s-code = Receipt code, write it down:
lite-s-again = Look again
lite-s-none-title = No such code
lite-s-none = Check its letters and digits. If you need help now, call.
lite-refused-title = Not done yet
lite-refused-busy = The city is busy or something failed there. What you sent before is kept. Wait a few seconds and try again; in danger, call { $number } now.
lite-refused = The city could not take this. What you sent before is kept. Open the page again and repeat it; in danger, call { $number } now.
lite-refused-again = Open the page again
lite-s-state-received = The city has it
lite-s-lost = The city has it, but does not know where you are
lite-s-lost-text = The call has neither a place nor a phone number, so no team can come yet. Choose the place or give a phone number in the app, or call one of the numbers below now.
lite-s-state-assigned = Given to a team
lite-s-state-on_the_way = The team is on the way
lite-s-state-cannot_reach = Not reached yet, looking for another team
lite-s-state-done = Noted as safe
lite-s-state-cancelled = Taken back as asked
lite-s-state-closed = Closed

## The site for everybody: its first page, warnings
lite-home-title = Warnings and rescue
lite-warnings-none = There is no warning in force just now.
lite-warnings-all = All warnings
lite-warnings-over = Over within the last day
lite-warnings-more =
    { $count ->
        [one] { $count } more warning is in force.
       *[other] { $count } more warnings are in force.
    }
lite-warnings-as-of = List of { $when }
lite-warnings-old = No newer list could be fetched. This is the list of { $when }; there may be newer warnings. Listen to the loudspeakers and the radio as well.
lite-warnings-silent = The list of warnings cannot be read just now. Listen to the loudspeakers and the radio, and do what the authorities of your ward say.
lite-warning-none-title = There is no such warning
lite-warning-none = The address may be old or incomplete.
lite-warning-unread = Earlier bulletins cannot be read just now. This is the newest one that is known.
lite-warning-cap = CAP file for other systems
lite-code-title = Look up a code
lite-code-label = Receipt code of a call for rescue or a report
lite-r-title = Your report
lite-r-photos =
  { $count ->
    [one] One photo is still to come; the city does not wait for it to begin.
   *[other] { $count } photos are still to come; the city does not wait for them to begin.
  }
lite-code-show = Show how it stands

## Warnings by push message
lite-push-title = Warnings on this device
lite-push-hint = When there is a warning for a ward you choose, this device shows it though no page is open. The city keeps your browser's address for messages and those wards, and does not know who you are. Push messages may come late or not at all: listen to the loudspeakers and the radio as well.
lite-push-none = This city sends no push messages yet. Please look at the page of warnings.
lite-push-script = Turning push messages on needs JavaScript, which is off in this browser. Every other page works without it.
lite-push-wards = Wards and communes
lite-push-receipts = Tell the city when warnings arrive: only which warning, which ward and how long it took, nothing that says which device.
lite-push-on = Turn on or change
lite-push-off = Turn off
lite-push-is-on = On, on this device.
lite-push-is-off = Off on this device.
lite-push-wait = One moment…
lite-push-denied = This browser does not let the page show notifications. Allow it in the settings of this page, then try again.
lite-push-nowhere = Choose at least one ward or commune.
lite-push-failed = That did not work. Check the connection and try again.
lite-push-slow = This browser has not reached its push service yet and keeps trying. For now push messages are not on here.
lite-push-unreachable = This browser cannot reach its push service, so push messages are not on here. Try again later; the page of warnings works as always.
lite-push-cannot = This browser takes no push messages. On an iPhone, add the page to the home screen first.
lite-push-gone = The push service says that the address of this device is no longer in use, so push messages are off. Press “Turn on or change” to turn them on again.
lite-push-unknown = The city no longer has the address of this device, so no push message comes. Press “Turn on or change” to turn them on again.
lite-push-try-title = Try push messages
lite-push-try-hint = The city sends a signed TEST to this device alone, by the way that warnings take. Nobody else gets it.
lite-push-try-now = Send a test
lite-push-try-wait = Sending the test…
lite-push-try-sent = Sent at { $sent }. Waiting for it to reach this device…
lite-push-try-arrived = Sent at { $sent }, reached this device at { $arrived }, after { $seconds } seconds, rightly signed. If you see no notification marked TEST, look at do not disturb and at notifications in the settings of this device.
lite-push-try-hidden = Sent at { $sent }, reached this device at { $arrived }, after { $seconds } seconds, but the browser shows no notification. Allow them in the settings of this page and of the device.
lite-push-try-missing = Sent at { $sent } and taken by the push service, but not here after 30 seconds. What may stand in the way:
lite-push-try-notices = Notifications: in the settings of the device, let this browser show them.
lite-push-try-silence = Do not disturb: turn it off, or let this browser through. The test may have come without being shown or heard.
lite-push-try-battery = Battery saving: in the battery settings of the device, let this browser run without restrictions. On a computer the browser has to be running.
lite-push-try-service = The network: this device does not reach its browser's push service now. Try another network.
lite-push-try-often = You have just tried a few times. Wait a minute, then try again.
lite-push-try-refused = The push service does not take the city's message (code { $status }). Nothing is wrong with this device; tell the hotline, and do not rely on push messages alone.
lite-push-try-busy = The push service is busy and did not take the test (code { $status }). A real warning is sent again until it ends. Try again in a few minutes.
lite-push-try-unreachable = The city does not reach this browser's push service now. A real warning is sent again until it ends. Try again in a few minutes.
lite-push-try-failed = The city could not be asked for a test. Check the connection and try again.
lite-push-test = TEST
lite-push-unverified-title = News that needs a look
lite-push-unverified = This device could not confirm that the message is the city's. Please open the list of warnings.
lite-push-link = Warnings on this device

## Shelters and flood parking
lite-shelters = Shelters and flood parking
lite-shelters-silent = The list cannot be read just now. Call the committee of your ward.
lite-shelters-old = No newer list could be fetched. This is the list of { $when }. Call before you go.
lite-shelters-more = More
lite-shelters-all = All wards

gauge-none = There is no such gauge
gauge-depth-ask = Are you here?
gauge-depth-hint = Tell others how deep the water is. Look from a safe place; do not wade in to measure.
gauge-depth-send = Report the depth
gauge-ways = Period and kind of reading
gauge-csv = Download the readings (CSV)
gauge-crossed-note = Water level of { $river } at { $station } on { $when }: { $level } m, above alarm { $stage } ({ $alarm } m).

## Open data
lite-open-data = Open data
lite-open-data-hint = Data of the city for everybody to use without asking. It is not official until the city confirmed it.
lite-open-data-places = Places to visit
lite-open-data-places-hint = Position, opening hours and tickets; what is empty nobody confirmed.
lite-open-data-services = Catalogue of services
lite-open-data-services-hint = After CPSV-AP 3.2. The column confirmed says which services two people confirmed.
lite-open-data-wards = Wards and communes
lite-open-data-wards-hint = Names and codes of today. The boundaries are approximate: nothing is to be decided by them.
lite-open-data-events = Festivals and events
lite-open-data-events-hint = This year and the next, with lunar dates turned into civil ones. Days that are not sure are tentative. To keep your own calendar up to date, subscribe to the address /events.ics.
lite-open-data-gauges = Gauges
lite-open-data-gauges-hint = Rivers, reservoirs, rain and flooded places with their newest readings. Each gauge's page has its series.
lite-open-data-shelters = Shelters and flood parking
lite-open-data-shelters-hint = Which have room, who confirmed it and when.
lite-open-data-alerts = Warnings
lite-open-data-alerts-hint = Warnings in force. Machines should believe only the signed list.
lite-open-data-reports = Numbers of reports
lite-open-data-reports-hint = By category and by ward for each month that is over. Numbers below { $least } are left out, so that nobody is recognised.
lite-open-data-version = Version { $version }
lite-open-data-licence = Licence
lite-open-data-api = Description of the addresses (OpenAPI)

## A shared plan
lite-plan-title = A shared plan
lite-plan-hint = This link holds a plan for a day in Huế. The plan stands in the link itself: the city neither gets nor keeps it.
lite-plan-open = Open in the app
lite-plan-paste = If the app does not open: copy this whole link, open the app, go to Services → Places to visit → My plans and paste it under “Open a plan somebody sent”.
