# Says in JSON what PyPI icalendar, which knows nothing of ours, finds in the calendar on stdin; times are Huế's.
import json
import sys
from datetime import timedelta, timezone

from icalendar import Calendar

hue = timezone(timedelta(hours=7))
time = lambda event, name: event.decoded(name).astimezone(hue).isoformat()
events = [
    {
        "uid": str(event["UID"]),
        "sequence": int(event["SEQUENCE"]),
        "status": str(event["STATUS"]),
        "summary": str(event["SUMMARY"]),
        "location": str(event["LOCATION"]),
        "start": time(event, "DTSTART"),
        "end": time(event, "DTEND"),
    }
    for event in Calendar.from_ical(sys.stdin.buffer.read()).walk("VEVENT")
]
json.dump(events, sys.stdout)
