# A sender of cXML that is not ours: Python's own HTTP and MIME. One JSON request a line on stdin, one JSON answer a line on stdout.
import base64
import http.client
import json
import sys
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.policy import HTTP
from urllib.parse import urlsplit
from xml.dom import minidom


def packed(order):
    """The body and its type: as it is, or in a message with files."""
    body = base64.b64decode(order["body"])
    if "files" not in order:
        return body, order.get("type", "text/xml; charset=UTF-8")
    message = MIMEMultipart("related", type="text/xml", start="<root@sender>")
    root = MIMEApplication(body, "xml", policy=HTTP)
    root.replace_header("Content-Type", "text/xml; charset=UTF-8")
    root.add_header("Content-ID", "<root@sender>")
    message.attach(root)
    for file in order["files"]:
        part = MIMEApplication(base64.b64decode(file["content"]), file["subtype"], policy=HTTP)
        part.add_header("Content-ID", f"<{file['cid']}>")
        part.add_header("Content-Disposition", "attachment", filename=file["name"])
        message.attach(part)
    whole = message.as_bytes(policy=HTTP)
    head, _, rest = whole.partition(b"\r\n\r\n")
    return rest, message["Content-Type"].replace("\n", " ")


for line in sys.stdin:
    order = json.loads(line)
    url = urlsplit(order["url"])
    body, kind = packed(order)
    connection = http.client.HTTPConnection(url.hostname, url.port, timeout=60)
    connection.request(order.get("verb", "POST"), url.path, body, {"Content-Type": kind, **order.get("headers", {})})
    response = connection.getresponse()
    text = response.read().decode("utf-8")
    status = minidom.parseString(text).getElementsByTagName("Status")[0]
    cxml = minidom.parseString(text).documentElement
    print(json.dumps({
        "http": response.status,
        "type": response.getheader("Content-Type"),
        "retry": response.getheader("Retry-After"),
        "code": int(status.getAttribute("code")),
        "text": status.getAttribute("text"),
        "detail": "".join(node.data for node in status.childNodes),
        "payload": cxml.getAttribute("payloadID"),
        "timestamp": cxml.getAttribute("timestamp"),
        "profile": [node.getAttribute("requestName") for node in cxml.getElementsByTagName("Transaction")],
        "whole": text,
    }), flush=True)
