# Rescue: the SOS button on every screen, the call, and what is said after it.
sos-button = SOS
sos-button-label = SOS, call for rescue
sos-title = Rescue
sos-for = Who needs help?
sos-for-me = I do
sos-for-other = Somebody else

sos-hold = Hold 2 seconds
sos-hold-label = to send at once, or press once and confirm.
sos-holding = Holding…
sos-holding-more = One more second
sos-or = or press once: it counts five seconds, then sends, time to stop a slip
sos-sends-what = Sends a call for rescue at once, with this device's position if there is one. No sign-in. Say more after.
sos-sends-what-other = Sends a call for somebody else at once, without your own position. Say where they are right after.
sos-counting =
    { $left ->
        [one] SOS goes out in { $left } second
       *[other] SOS goes out in { $left } seconds
    }
sos-count = { $left }
sos-send-now = Send now
sos-stop = Stop, send nothing
sos-stopped-now = Stopped, nothing was sent.
sos-raising = Storing and sending…
sos-failed-title = The app could not send the call
sos-failed-text = Do not wait for the app. Call or text now.

sos-call-emergency = Call { $number }
sos-call-hotline = Call the city, { $number }
sos-call-team = Call { $team }
sos-text = Send as a text message
sos-text-title = Call for rescue by text message
sos-text-to = Send to
sos-text-what = Exactly this
sos-text-open = Open the messages app
sos-text-scan = Point the camera of any phone at this code: the message opens there, ready to send.
sos-text-scan-demo = Point the camera of any phone at this code to read the message. In this demonstration it opens no message.
sos-text-qr = QR code of the message
sos-text-how = No camera? Type exactly this on any phone and send it to the number above.
sos-text-press = Opening the message does not send it: you still have to press Send in the messages app.
sos-text-demo = This is a demonstration, so no message is really sent.
sos-text-plain = SOS

sos-state-waiting = Not with the city yet
sos-state-waiting-text = The call is stored on this device and goes out as soon as there is a network. Do not wait: call or text now.
sos-state-waiting-unkept = The call goes out as soon as there is a network, as long as the app stays open. Do not wait: call or text now.
sos-state-waiting-next = This device tries again { $when }.
sos-state-texted = You opened the message { $when }. Did you press Send? The city answers the message once it has it.
sos-state-sending = On its way to the city
sos-state-sending-text = Keep the app open for a moment.
sos-state-received = The city has it
sos-state-received-text = Waiting for a team. Keep your phone at hand, go up high.
sos-state-lost = The city does not know where you are
sos-state-lost-other = The city does not know where they are
sos-state-lost-text = The city has the call, but neither a place nor a phone number, so no team can come yet. Choose the place or give a phone number right below.
sos-state-assigned = A team was given your call
sos-state-assigned-text = { $team } has it. Keep your phone at hand.
sos-state-assigned-plain = A team has it. Keep your phone at hand.
sos-state-on-the-way = The team is on its way
sos-state-on-the-way-text = Show yourself with a torch, bright clothes or knocking when you hear them.
sos-state-cannot-reach = The team could not reach you
sos-state-cannot-reach-text = The centre looks for another way. Stay up high, keep your phone at hand.
sos-state-done = Noted as safe
sos-state-done-text = The city has noted that everybody is safe. If help is still needed, call again now.
sos-state-cancelled = You took the call back
sos-state-cancelled-safe = Because everybody is safe.
sos-state-cancelled-mistake = Because it was a slip.
sos-state-cancelled-waits = The city does not know yet; this device tells it as soon as there is a network.
sos-state-closed = The centre closed this call
sos-state-stopped = The city does not take it from the app
sos-state-stopped-text = Call or text now.
sos-up-to-date = The city has everything you said.
sos-not-up-to-date = What you added is waiting to be sent.
sos-not-kept = This device could not store the call: keep the app open.
sos-number = Number { $number }
sos-receipt = Code for the city’s website: { $receipt }
sos-raised-at = Called { $when }

sos-step-sent = Sent
sos-step-received = Received
sos-step-assigned = Team
sos-step-on-the-way = Coming
sos-steps = Progress: { $done } of 4

sos-timeline = How it went
sos-entry-received = The city has it
sos-entry-assigned = Given to a team
sos-entry-on-the-way = The team set out
sos-entry-cannot-reach = The team could not reach you
sos-entry-done = Everybody noted as safe
sos-entry-cancelled = You took it back
sos-entry-closed = Closed by the centre

sos-more = Say more, whatever you know
sos-water = How high is the water?
sos-water-dry = Dry
sos-water-ankle = Ankle
sos-water-knee = Knee
sos-water-waist = Waist
sos-water-chest = Chest
sos-water-over-head = Over the head
sos-people = People
sos-people-value =
    { $count ->
        [0] Not said
        [one] { $count } person
       *[other] { $count } people
    }
sos-people-fewer = One fewer
sos-people-more = One more
sos-vulnerable = Among them
sos-vulnerable-child = Small children
sos-vulnerable-elderly = Old people
sos-vulnerable-pregnant = Pregnant
sos-vulnerable-disabled = Cannot walk
sos-vulnerable-injured = Hurt or ill
sos-needs = What is needed?
sos-need-rescue = To be taken away
sos-need-medical = Doctor, medicine
sos-need-food-water = Water, food
sos-need-shelter = A roof
sos-place = Where?
sos-place-none = Place not known yet
sos-place-none-other = Their place is not known yet
sos-place-gps = The place of this device
sos-place-accuracy = within about { $distance }
sos-place-pin = A point chosen on the map
sos-address = Alley, house, floor, landmark
sos-phone-mine = Your phone number
sos-phone-theirs = Their phone number
sos-phone-hint = The team calls this number.
sos-phone-caller-hint = The team may call either number. News appears in this app.
sos-cannot-talk = I cannot talk: text me
sos-cannot-talk-other = They cannot talk: text them
sos-note = Anything else the team should know
sos-note-hint = For example: two floors, green tin roof, a fierce dog, the gate is locked.

sos-cancel = Take the call back
sos-cancel-title = Take the call for rescue back?
sos-cancel-text = Only when nobody needs help any more. The team goes on to others.
sos-cancel-safe = Everybody is safe
sos-cancel-mistake = It was a slip
sos-cancel-no = Help is still needed
sos-another = Call for rescue somewhere else
sos-back-to-case = Back to the call that waits
sos-mine = Calls from this device
sos-missing = This call is not on this device
sos-missing-text = It may have been raised on another one.
home-sos = Your call for rescue
