# Says in JSON what stands on each page of the PDF on stdin, as pypdf finds it; lengths are points.
import io
import json
import sys

from pypdf import PdfReader

pages = PdfReader(io.BytesIO(sys.stdin.buffer.read())).pages
size = lambda page: [round(float(page.mediabox.width)), round(float(page.mediabox.height))]
json.dump([{"size": size(page), "text": page.extract_text()} for page in pages], sys.stdout)
