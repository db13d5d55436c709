#!/usr/bin/env python3
"""What Python's email package makes of messages: read_mail.py FILE... prints a JSON array."""

import json
import sys
from email import message_from_bytes, policy

found = []
for name in sys.argv[1:]:
    with open(name, "rb") as file:
        raw = file.read()
    mail = message_from_bytes(raw, policy=policy.default)
    bodies = [mail.get_body((kind,)) for kind in ("plain", "html")]
    found.append({
        "to": mail["To"], "subject": mail["Subject"], "headers": mail.keys(),
        "defects": [repr(d) for part in mail.walk() for d in [*part.defects, *(
            d for value in part.values() for d in value.defects)]],
        "longest_line": max(len(line) for line in raw.split(b"\r\n")),
        "text": bodies[0].get_content(), "html": bodies[1].get_content(),
    })
json.dump(found, sys.stdout)
