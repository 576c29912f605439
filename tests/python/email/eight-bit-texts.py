# Texts of short lines that are no ASCII stand in a message as they are; where it is shown as text, they are encoded.
import email
import email.generator
import email.message
import io

for text in "hello é", "é\n" * 3, "x" * 80 + "é", "é" * 80, "plain":
    message = email.message.EmailMessage()
    message.set_content(text)
    print(message["content-transfer-encoding"], repr(message.get_content()), repr(message.get_payload(decode=True)))
    print(message)
    print(message.as_bytes())
message = email.message.EmailMessage()
message["Subject"] = "Report"
message.set_content("Grüße\n", charset="iso-8859-1")
message.add_alternative("<p>Grüße</p>", "html")
message.set_boundary("limit")
print(message.as_string())
print(bytes(message))
for kind, room in (email.generator.Generator, io.StringIO()), (email.generator.BytesGenerator, io.BytesIO()):
    kind(room).flatten(message)
    print(room.getvalue()[-90:])
read = email.message_from_bytes(b"Subject: x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nna\xc3\xafve\n")
print(read.get_payload(), read.get_payload(decode=True), read.as_string(), read.as_bytes(), sep="\n")
read = email.message_from_bytes(b"Content-Type: text/plain; charset=utf-8\n\nna\xc3\xafve\n")
print(read.as_string())
plain = email.message.Message()
plain.set_payload("naïve")
print(plain.as_string(), plain.get_payload())
