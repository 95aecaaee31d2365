### The operators' console and the sandbox issuer of the city.

console-demo-banner = DEMO · the data and the people here are not real
console-demo-short = DEMO
console-language-name = English

## Sandbox issuer
console-vneid-mark = Demo identity
console-vneid-title = Who are you today?
console-vneid-client-app = The Tràng Tiền app
console-vneid-client-console = The IOC Huế console
console-vneid-asks = would like to know your name and identity level.
console-vneid-simulated = This page plays the part of VNeID. Choose a demo person: no password is needed, and nothing reaches the Ministry of Public Security.
console-vneid-deny = I do not agree
console-vneid-level-0 = Phone number only
console-vneid-level-1 = Level 1
console-vneid-level-2 = Level 2
console-vneid-about-lan = Sells noodles in Gia Hội, Phú Xuân ward
console-vneid-about-minh = Engineer, Vỹ Dạ ward
console-vneid-about-tu = 78 years old, Phú Lộc commune
console-vneid-about-kim = From Korea, lives in Huế
console-vneid-about-emma = Visitor from the UK, three days in Huế
console-vneid-about-ha = On duty at the IOC: handles every report
console-vneid-about-son = Clerk at the Department of Construction: its own cases
console-vneid-error-title = This cannot go on
console-vneid-error-request = The sign-in request is not well formed. Go back to the app and start again.
console-vneid-error-client = The app that sent you here is not registered. You are not signed in anywhere.
console-vneid-error-redirect = The address to return to does not belong to this app. You are not signed in anywhere.
console-vneid-left-title = Signed out
console-vneid-left = The session has ended. You can close this page.

## Console
console-name = IOC Huế
console-skip = Skip to the content
console-nav = Desks
console-nav-reports = Reports
console-role-operator = On duty at the IOC
console-role-clerk = Agency clerk
console-sign-in = Sign in
console-sign-out = Sign out
console-sign-in-again = Sign in again
console-sign-in-failed = The sign-in did not work
console-sign-in-denied = You did not agree. Nothing was kept.
console-sign-in-no-issuer = The identity provider cannot be reached. Try again in a minute.
console-sign-in-foreign = The answer does not belong to a sign-in of this browser, or it took too long. Please start again.
console-sign-in-city = The city's system has a fault. Try again in a minute.
console-signed-out-title = Signed out
console-signed-out = The session on this machine has ended.
console-no-role-title = You have no role here
console-no-role = You are signed in, but nobody gave you a role at this console. An administrator does that with hue-city admin add.
console-ended-title = Your session has ended
console-ended = This was not saved. Sign in again, then send it again.
console-ended-written = What you wrote, to copy
console-not-here-title = No such report here
console-not-here = The address is old, or the report is not your agency's.
console-to-queue = The list of reports
console-onward = On to the console
console-keys = Keys
console-key-move = move
console-key-open = open
console-key-search = search
console-key-take = take
console-key-assign = assign
console-key-answer = answer
console-key-fixed = fixed
console-key-refuse = refuse
console-key-back = back
console-queue = Reports
console-choose-title = Choose a report
console-choose = The most urgent is on top. Use J, K and Enter, or click a line.
console-filter-state = By state
console-filter-text = Number, words or address
console-filter-category = Every category
console-filter-ward = Every ward
console-filter-go = Filter
console-filter-clear = Clear the filters
console-nothing-fits = No report fits these filters.
console-nothing-here = Nothing to do here.
console-pages = Pages
console-page-before = Previous
console-page-after = Next
console-page-of = Page { $page } of { $last }
console-state-open = open
console-state-received = new
console-state-verified = checked
console-state-assigned = with agencies
console-state-done = answered
console-state-closed = ended
console-state-all = all
console-status-received = Received
console-status-verified = Checked
console-status-assigned = Assigned
console-status-in_progress = In progress
console-status-answered = Answered
console-status-fixed = Fixed
console-status-refused = Refused
console-status-closed = Closed
console-status-withdrawn = Withdrawn
console-urgency-late = Overdue
console-urgency-soon = Due within a day
console-urgency-calm = In time
console-urgency-done = Done
console-late-by = { $length } late
console-left = { $length } left
console-map = Map
console-map-of = Where the report is, in { $ward }
console-map-all = Where the listed reports are
console-place-pin = Pin put on the map
console-place-gps = Position of the device
console-place-photo = Place of the photo, confirmed
console-place-name = Chosen by name, the point is approximate
console-anonymous = Anonymous
console-photo = Photo { $number } of the reporter
console-photo-proof = Photo { $number }, taken after the repair
console-proof = After
console-fact-written = Written
console-fact-received = Received
console-fact-due = Due
console-fact-agency = Agency
console-fact-no-agency = Not assigned
console-actions = What can be done
console-act-take = Take
console-act-assign = Assign
console-act-answer = Answer
console-act-fixed = Fixed
console-act-close = Close
console-act-refuse = Refuse
console-field-assign = Agency
console-field-assign-usual = the usual one
console-field-answer = Letter to the reporter
console-field-fixed = A word to the reporter (optional)
console-field-refuse = The reason, as the reporter will read it
console-field-proof = Photo after the repair (JPEG, at most 8 MB)
console-field-proof-hint = Place, time and device inside the photo are removed before it is stored.
console-mistake-take = The report could not be taken.
console-mistake-assign = Choose the agency.
console-mistake-answer = Write the letter before sending it.
console-mistake-fixed = Choose a photo taken after the repair.
console-mistake-close = The report could not be closed.
console-mistake-refuse = Write the reason, so that the reporter knows why.
console-mistake-too-long = { $actual } characters, at most { $max }. Your text is still below.
console-mistake-no-picture = This file is not a JPEG photo. Your words are kept; choose another photo.
console-mistake-too-big = The photo is larger than { $megabytes } MB. Choose a smaller one.
console-mistake-too-many-pixels = The photo has too many pixels. Choose a smaller one.
console-mistake-unknown = This value is not in the list.
console-mistake-conflict = Somebody changed this report just now. The page shows it as it is; what you wrote is kept.
console-mistake-forbidden = Your role may not do this.
console-mistake-other = This could not be saved. Try again.
console-reporter = Reporter
console-reporter-hidden = Who it is stays hidden. Each look is recorded.
console-reporter-look = Show the reporter
console-reporter-guest = A guest, who left no name
console-timeline = Timeline
console-audit = Who did what, and when
console-audit-city = The city
console-audit-report-put = took the report in
console-audit-report-received = had every photo
console-audit-report-withdraw = withdrew the report
console-audit-report-verify = took the report
console-audit-report-start = began to work on it
console-audit-report-assign = gave it to an agency
console-audit-report-answer = sent the letter
console-audit-report-fixed = said it is fixed
console-audit-report-refuse = refused it
console-audit-report-close = closed it
console-audit-reporter-look = looked at the reporter
console-changed = This report changed just now.
console-changed-reload = Show it
console-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
console-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
console-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
