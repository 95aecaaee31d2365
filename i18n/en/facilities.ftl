### Hospitals.

facilities-title = Hospitals
facilities-text = Public hospitals of the city. The list ships with the app and works offline.
facilities-emergency-call = Emergency: call 115
facilities-emergency = Emergencies day and night
facilities-search = Search by name, street or ward
facilities-count = { $count } places
facilities-none-title = Nothing matches
facilities-none-text = Try fewer words. In an emergency call 115.
facilities-call = Call { $number }
facilities-phone = Phone
facilities-phone-unknown = No number is confirmed
facilities-place-unknown = Nobody has measured where
facilities-unverified = This comes from public pages and is not confirmed by the hospital. In an emergency call 115.
facilities-missing-title = There is no such place
facilities-missing-text = The list on this device has no such place.
facilities-back = Back to the hospitals
