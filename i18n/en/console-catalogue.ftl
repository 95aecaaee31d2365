console-nav-catalogue = Catalogue
console-catalogue = Catalogue of the city
console-catalogue-hint = This is what people read in the catalogue. One person proposes, a second one publishes. The catalogue is at version { $version }.
console-catalogue-search = Search by name, keyword or code
console-catalogue-count = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
console-catalogue-groups = Every group
console-catalogue-states = Every state
console-catalogue-state-active = In use
console-catalogue-state-paused = Paused
console-catalogue-state-retired = Retired
console-catalogue-state-waiting = Waits for a second person
console-catalogue-state-unconfirmed = Nobody confirmed it
console-catalogue-paused-until = Paused until { $when }
console-catalogue-channel-native = In the app itself
console-catalogue-channel-web = Web page
console-catalogue-channel-phone = By phone
console-catalogue-channel-visit = In person
console-catalogue-sign-in-none = No sign-in needed
console-catalogue-sign-in-account = An account is needed
console-catalogue-sign-in-vneid = Identity of level 2 is needed
console-catalogue-field-name_vi = Name (Vietnamese)
console-catalogue-field-name_en = Name (English)
console-catalogue-field-description_vi = Description (Vietnamese)
console-catalogue-field-description_en = Description (English)
console-catalogue-field-keywords = Keywords
console-catalogue-field-audience_resident = Residents
console-catalogue-field-audience_tourist = Visitors
console-catalogue-field-audience_business = Businesses
console-catalogue-field-channel = How it is used
console-catalogue-field-url = Address of the web page
console-catalogue-field-number = Phone number
console-catalogue-field-address_vi = Where to go (Vietnamese)
console-catalogue-field-address_en = Where to go (English)
console-catalogue-field-sign_in = Sign-in
console-catalogue-field-works_offline = Works without a network
console-catalogue-field-status = State
console-catalogue-field-until = Paused until
console-catalogue-field-competent_authority = Competent authority
console-catalogue-field-cost_vi = Cost (Vietnamese)
console-catalogue-field-cost_en = Cost (English)
console-catalogue-field-evidence_vi = What to bring (Vietnamese)
console-catalogue-field-evidence_en = What to bring (English)
console-catalogue-field-output_vi = What one gets (Vietnamese)
console-catalogue-field-output_en = What one gets (English)
console-catalogue-field-note_vi = Note (Vietnamese)
console-catalogue-field-note_en = Note (English)
console-catalogue-faq-question_vi = Question { $number } (Vietnamese)
console-catalogue-faq-question_en = Question { $number } (English)
console-catalogue-faq-answer_vi = Answer { $number } (Vietnamese)
console-catalogue-faq-answer_en = Answer { $number } (English)
console-catalogue-part-what = The service
console-catalogue-part-who = Whom it is for
console-catalogue-part-way = How it is used
console-catalogue-part-use = Conditions
console-catalogue-part-facts = Cost, papers, result
console-catalogue-part-faq = Frequent questions
console-catalogue-hint-what = Keywords: one a line, with tone marks; it is found without them too.
console-catalogue-hint-way = Fill in only the field of the way you chose. A web page must begin with https://.
console-catalogue-hint-facts = What to bring: one thing a line. Both languages have the same lines in the same order.
console-catalogue-none-chosen = Not known
console-catalogue-yes = Yes
console-catalogue-no = No
console-catalogue-nothing = (empty)
console-catalogue-before = Before
console-catalogue-after = After
console-catalogue-no-change = Nothing changes: it only confirms what stands there.
console-catalogue-unconfirmed = As in the first pack; nobody confirmed it.
console-catalogue-confirmed = Written by { $author }, published by { $by } { $when }, version { $version }.
console-catalogue-edit = Edit this item
console-catalogue-confirm = Confirm it as it stands
console-catalogue-propose = Send the proposal
console-catalogue-second = Somebody else at the desk looks at it before it is published.
console-catalogue-not-fresh = Before this goes to every phone, please confirm who you are.
console-catalogue-sign-in = Sign in again to publish
console-catalogue-proposal = A proposal waits
console-catalogue-proposed = Proposed by { $who } { $when }.
console-catalogue-publish = Publish
console-catalogue-refuse = Do not publish
console-catalogue-withdraw = Take the proposal back
console-catalogue-reason = Why it is not published
console-catalogue-reason-missing = Not done: please give a reason of at most 300 characters.
console-catalogue-decided = Not done: somebody just changed this item. Below is what stands there now.
console-catalogue-faults = Not sent. What you wrote is kept. Please look again at:
console-catalogue-unchanged = Not sent: you changed nothing.
console-catalogue-conflict = Not sent: somebody changed this item while you were writing. The form below keeps your words and takes over what they changed in the fields you left alone. Look at it and send it again.
console-catalogue-meanwhile = What { $who } just changed
console-catalogue-too-long = at most { $max } characters, it has { $actual }
console-catalogue-too-many = at most { $max } lines
console-catalogue-lines-differ = both languages need the same number of lines
console-catalogue-no-audience = choose at least one
console-catalogue-required = must be filled in
console-catalogue-url = must be a whole address that begins with https://
console-catalogue-number = only digits, 3 to 15 of them, with a + in front if need be
console-catalogue-until = this date and time cannot be read
console-catalogue-unknown = is not in the list
console-catalogue-unreadable = has characters that cannot be used
console-catalogue-history = History
console-catalogue-built-in = As in the first pack.
console-catalogue-outcome-published = Version { $version }: written by { $author } { $proposed }, published by { $by } { $when }.
console-catalogue-outcome-refused = Written by { $author } { $proposed }, not published by { $by } { $when }.
console-catalogue-outcome-withdrawn = Written by { $author } { $proposed } and taken back { $when }.
console-catalogue-outcome-replaced = Written by { $author } { $proposed }, written on by { $by } { $when }.
console-catalogue-changes = Changes: { $count ->
    [one] { $count } field
   *[other] { $count } fields
}
console-catalogue-restore = Propose to put this version back
console-catalogue-not-here-title = There is no such item
console-catalogue-not-here = This item is not in the catalogue, or your role does not edit it.
console-catalogue-kinds = Kinds of items
console-catalogue-kind-service = Services
console-catalogue-kind-place = Places
console-catalogue-kind-help = Help
console-catalogue-kind-life_event = Life events
console-catalogue-kind-waits = { $count ->
    [one] { $count } waits
   *[other] { $count } wait
}
console-catalogue-new-service = Add a service
console-catalogue-new-place = Add a place
console-catalogue-new-help = Add a page of help
console-catalogue-new-life_event = Add a life event
console-catalogue-event-services = { $count ->
    [one] { $count } service
   *[other] { $count } services
}
console-catalogue-unpublished = New, not published yet.
console-catalogue-source = Source: { $source }
console-catalogue-source-missing = Not done: please name the source in at most 200 characters. What you chose is kept.
console-catalogue-confirm-hint = What you compared it with: a letter, an official page, a call. Somebody else looks at it before it is published.
console-catalogue-turn-retire = Propose to retire it
console-catalogue-turn-revive = Propose to bring it back
console-catalogue-many-confirm = Propose to confirm what is chosen
console-catalogue-many-publish = Publish the chosen confirmations
console-catalogue-many-none = Nothing done: you chose nothing.
console-catalogue-many-changed = Nothing done: one of them just changed, or is your own, or you have to sign in again. Look at the list and try again.
console-catalogue-held-back = { $count ->
    [one] The city serves citizens, so { $count } item that nobody confirmed is not shown to them. Filter by “Nobody confirmed it” to look at it and confirm it.
   *[other] The city serves citizens, so { $count } items that nobody confirmed are not shown to them. Filter by “Nobody confirmed it” to look at them and confirm them.
}
console-catalogue-code = only small letters and digits, at least 3, with a single dot, hyphen or underscore between them if need be
console-catalogue-code-hint = For example: transport.ferry. A code is for ever: it cannot be changed, and no other item gets it.
console-catalogue-taken = this code is taken
console-catalogue-degrees = must be degrees in Việt Nam, such as 16.4698
console-catalogue-whole-number = must be a whole number
console-catalogue-part-of-itself = cannot be a part of itself
console-catalogue-no-such-service = one line is not the code of a service in the catalogue
console-catalogue-field-id = Code
console-catalogue-field-source = Source (what it was compared with)
console-catalogue-field-group = Group
console-catalogue-field-kind = Kind
console-catalogue-field-tags = Themes
console-catalogue-field-part_of = Part of
console-catalogue-field-lat = Latitude
console-catalogue-field-long = Longitude
console-catalogue-field-accuracy_metres = May be off by (metres)
console-catalogue-field-checked_against = Compared with how many sources
console-catalogue-field-ward_code = Ward or commune
console-catalogue-field-address = Address
console-catalogue-field-opening_hours = Opening hours
console-catalogue-field-opening_hours_source = Source of the hours
console-catalogue-field-ticket_adult = Ticket for an adult (đồng)
console-catalogue-field-ticket_child = Ticket for a child of 7 to 12 (đồng)
console-catalogue-field-ticket_source = Source of the price
console-catalogue-field-retired = Retired, listed no longer
console-catalogue-field-title_vi = Question or title (Vietnamese)
console-catalogue-field-title_en = Question or title (English)
console-catalogue-field-body_vi = Answer (Vietnamese)
console-catalogue-field-body_en = Answer (English)
console-catalogue-field-services = Codes of the services it needs
console-catalogue-part-place = The place
console-catalogue-part-where = Where it is
console-catalogue-part-visit = Hours and tickets
console-catalogue-part-help = Page of help
console-catalogue-part-event = Life event
console-catalogue-hint-where = Degrees after WGS 84. Be honest about the metres: phones draw a circle of that size.
console-catalogue-hint-visit = Hours as OpenStreetMap writes them, such as Mo-Su 07:00-17:30. A ticket of 0 is free; leave it empty where it is not known.
console-catalogue-hint-help = Paragraphs are divided by an empty line.
console-catalogue-hint-event = One code of a service a line, in the order in which they are needed.
console-catalogue-ratings = Ratings by citizens
console-catalogue-ratings-none = Nobody rated it yet.
console-catalogue-ratings-all = { $count ->
    [one] { $count } rating, { $average } of 5 on average
   *[other] { $count } ratings, { $average } of 5 on average
}
console-catalogue-ratings-stars = { $stars ->
    [one] { $stars } star
   *[other] { $stars } stars
}
console-catalogue-ratings-texts = The texts are for the desk alone, and nobody knows whose they are. Newest first.
