### The clerk's pages of the sandbox: a demonstration alone has them.

sandbox-dossiers-title = One-stop desk (simulated)
sandbox-dossiers-text = A page to try the clerk's work: take dossiers, move them on, ask for papers, hand out results. Residents look a dossier up in the app with its number and the PIN of the receipt.
sandbox-dossiers-list = Recent dossiers
sandbox-dossier-new = Take a new dossier
sandbox-dossier-procedure = Procedure
sandbox-dossier-ward = Desk
sandbox-dossier-applicant = Applicant (no real name)
sandbox-dossier-take = Take it and print the receipt
sandbox-dossier-receipt = Receipt
sandbox-dossier-receipt-text = The PIN is shown once, here and now.
sandbox-dossier-pin = PIN
sandbox-dossier-wrong = Not saved: something is empty, too long or cannot be used. What you typed is still below.
sandbox-dossier-changed = Not saved: somebody has just changed this dossier. Look at it again, then save.

sandbox-act-work = Hand on to whoever works on it
sandbox-act-ask = Ask for missing papers
sandbox-act-supply = This paper has come
sandbox-act-grant = Enter the result: granted
sandbox-act-refuse = Enter the result: refused
sandbox-act-return = Hand the result out
sandbox-field-note = Note for the applicant
sandbox-field-papers = Missing papers, one a line
sandbox-field-output = What the applicant gets
sandbox-field-reason = Why it is refused
