# New report
report-new-title = New report
report-draft-title = Draft
report-saved = Saved
report-saving = Saving
report-not-saved = Not saved
report-not-saved-why = What you wrote is still on the screen.
report-save-again = Save again
report-send = Send report
report-sending-now = Sending
report-send-offline = You are offline: it goes out by itself when the app is open and there is a network.
report-send-as = Will be sent as { $name }.
report-send-later = Once it is sent, you follow it right here.
report-send-nameless = Sent without your name.
report-discard = Discard draft
report-discarded = Draft discarded.
report-required-title =
    { $count ->
        [1] One thing is missing
       *[other] { $count } things are missing
    }
report-missing-place = Say where it is
report-missing-category = Choose what it is about
report-missing-description = Write a few words about what you see

report-description-label = What do you see?
report-description-hint = For example: two lamps out since Saturday night, the lane is dark and slippery in rain.
report-description-count = { $count }/{ $max }
report-description-left =
    { $left ->
        [1] 1 character left
       *[other] { $left } characters left
    }

report-anonymous-label = Keep my name out if the report is made public
report-anonymous-hint = The agency never learns who you are.

# Photos
report-photos-label = Photos
report-photos-hint = Up to { $max } photos. Location and hidden data are removed on this device.
report-photo-camera = Take a photo
report-photo-files = Choose from files
report-photo-add = Add photos
report-photo-cleaning = Removing hidden data
report-photo-cleaned = Photo { $n } added, hidden data removed.
report-photo-clean = Location removed
report-photo-alt = Photo { $n } of { $total }
report-photo-open = View photo { $n } of { $total }
report-photo-remove = Remove photo { $n }
report-photo-removed = Photo removed
report-photo-not-picture = “{ $name }” is not a picture we can read. Choose a JPEG, PNG or WebP.
report-photo-too-many-pixels = “{ $name }” is too large: more than { $max } megapixels. Choose a smaller one.
report-photo-too-big = “{ $name }” is over { $max } MB. Choose a smaller one.
report-photo-too-many = A report takes up to { $max } photos, so the rest was left out.
report-photo-disk-full = This device is full, “{ $name }” was not added. Make room and try again.
report-photo-failed = “{ $name }” was not added. Please try again.
report-photo-place-title = Read where the photo was taken?
report-photo-place-text = On this device only, to propose the place. You always confirm it.
report-photo-place-no = Not now
report-photo-place-none = The photo does not say where it was taken. Please choose the place.
report-photo-safe = What you wrote is untouched.

# Category
report-category-label = What is it about?
report-category-choose = Choose a category
report-category-search = Type a word: light, pothole, rubbish…
report-category-count =
    { $count ->
        [0] No category
        [1] 1 category
       *[other] { $count } categories
    }
report-category-none = Nothing found. Try another word, or the group “Other”.
report-category-urgent = Urgent, day and night

# Outside Huế, signing in
report-outside-title = This place is outside Huế
report-outside-text = The point is { $distance } from the city limits. Send it to Huế anyway?
report-outside-yes = Send anyway
report-outside-no = Choose again
report-sign-in-title = Send under your name?
report-sign-in-text = Signed in, the city knows whom to answer. Your draft stays as it is, and sending goes on by itself.
report-sign-in-expired = Your session ended. The draft stays as it is; sign in again to go on.
report-sign-in = Sign in with VNeID
report-as-guest = Send as guest
report-as-guest-hint = Then this device, and whoever has the receipt code, can see the answer.
report-consent-yes = Agree and send
report-consent-no = Send without a name

# My reports
my-reports-title = My reports
reports-new = New report
reports-drafts = Drafts
reports-sent = Sent
reports-empty-title = No reports yet
reports-empty-text = A broken lamp, a pothole, rubbish left behind? Take one photo and the city will answer.
reports-error = The list could not be read
reports-pick-title = Choose a report
reports-pick-text = Its progress, photos and answer appear here.
reports-draft-empty = Nothing written yet
reports-draft-at = Saved { $when }
reports-sent-at = Sent { $when }

# States
report-state-draft = Draft
report-state-waiting-network = Waiting for network
report-state-waiting-sign-in = Waiting for you to sign in
report-state-waiting-retry = Will try again
report-state-photos-wait = { $status } · { $count ->
    [one] { $count } photo waits
   *[other] { $count } photos wait
  }
report-photos-held-text =
  { $count ->
    [one] The city has the report and does not wait for the photo to begin. One photo waits on this device because you are saving data in the storm; send it whenever you like.
   *[other] The city has the report and does not wait for the photos to begin. { $count } photos wait on this device because you are saving data in the storm; send them whenever you like.
  }
report-photos-later-text =
  { $count ->
    [one] The city has the report and does not wait for the photo to begin. One photo on this device goes by itself when there is a connection.
   *[other] The city has the report and does not wait for the photos to begin. { $count } photos on this device go by themselves when there is a connection.
  }
report-state-sending = Sending
report-state-sending-of = Sending { $done } of { $total }
report-state-attention = Needs your attention
report-status-received = The city has it
report-status-verified = Under check
report-status-assigned = With an agency
report-status-in-progress = Being worked on
report-status-answered = Answered
report-status-fixed = Fixed, with photo
report-status-refused = Not taken
report-status-closed = Closed
report-status-withdrawn = Withdrawn
report-step-received = Received
report-step-verified = Checked
report-step-assigned = Given to { $agency }
report-step-assigned-plain = Given to an agency
report-step-in-progress = Being worked on
report-step-answered = Answered
report-step-fixed = Fixed
report-step-refused = Not taken
report-step-closed = Closed
report-step-withdrawn = Withdrawn by you
report-step-sent = You pressed Send
report-answered-note = The agency answered. That does not mean it is fixed.
report-on-time = On time
report-late = Late

# One report
report-title = Report
report-missing-title = This report is not on this device
report-missing-text = It may have been sent from another one.
report-back-to-list = Back to the list
report-after-at = After · { $when }
report-before-at = Before · { $when }
report-proof-alt = Photo { $n } after the work
report-timeline = Progress
report-reason = Reason
report-facts = Details
report-fact-number = Number
report-fact-receipt = Receipt code
report-fact-place = Place
report-fact-category = Category
report-fact-sent = Sent
report-fact-due = Due
report-fact-guest = Sent as guest; other devices see it by the receipt code only.
report-fact-anonymous = Name kept out if it is made public.
report-edit = Edit
report-withdraw = Withdraw
report-try-again = Try again
report-withdraw-title = Withdraw this report?
report-withdraw-unsent = It was not sent yet. Withdrawn, it never reaches the city.
report-withdraw-maybe = The city may already have it. Withdrawn, it is dropped there too.
report-withdraw-sent = The city will stop working on it. You can send another report at any time.
report-withdraw-yes = Withdraw
report-withdraw-no = Keep it
report-withdrawn-now = Report withdrawn.
report-waiting-network-text = Kept safe on this device. It goes out by itself when the app is open and there is a network.
report-waiting-sign-in-text = Kept safe on this device. It goes out once you sign in again.
report-waiting-retry-text = The city cannot answer yet. The next try is { $when }.
report-sending-text = { $done } of { $total } steps have reached the city.
report-attention-title = This report stopped and needs you
report-attention-photos = The photos stopped and need you
report-attention-safe = Nothing is lost: words and photos are on this device.
report-why-refused = The city does not take this report.
report-why-photo = The city does not take a photo of this report.
report-why-invalid = The city did not accept: { $fields }.
report-why-conflict = The city has this number with other content.
report-why-forbidden = This account may not send this report.
report-why-sign-in = Sign in again to send it under your name.
report-why-disk = This device is full. Make room, then try again.
report-why-storage = The words or photos kept on this device could not be read.
report-why-other = Something went wrong while sending.
report-why-code = Support code { $id }
report-do-edit = Edit and send again, or withdraw it.
report-do-again = Try again. If that does not help, edit or withdraw it.
report-do-withdraw = Try again. If that does not help, withdraw it.
report-do-photos = The city has the report and does not wait for the photos. Try again to send them; withdrawing takes back the whole report.
report-do-photos-only = The city has answered this report. Try again to send the photos.
report-do-wait = Try again.
report-failed = That did not work. Please try again.
report-field-photos = photos
report-field-place = place
report-field-category = category
report-field-description = description

# Looking at photos
viewer-close = Close
viewer-next = Next photo
viewer-previous = Previous photo
