# Me.
me-title = Me
about-title = About this app
privacy-title = Privacy
sign-in-title = Sign in
welcome-title = Welcome
