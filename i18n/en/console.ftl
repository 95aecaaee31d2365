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
