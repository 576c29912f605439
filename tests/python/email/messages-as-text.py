# Messages in the old and in the new manner, how they are written and read.
from email.message import EmailMessage, Message
from email.mime.text import MIMEText
from email.mime.multipart import MIMEMultipart
import email, email.utils, email.policy
m=EmailMessage(); m['Subject']='Hello'; m['From']='a@x.org'; m['To']='b@y.org, c@z.org'
m.set_content('Body text\nline two\n')
print(m); print(m.as_string()); print(m.as_bytes()); print(m['subject'], m.get('nope','d'), m.keys(), m.items(), 'To' in m, len(m))
print(m.get_content_type(), m.get_content_charset(), m.get_content(), m.is_multipart(), m.get_payload())
m2=EmailMessage(); m2['Subject']='Grüße'; m2.set_content('Grüße aus Köln\n'); print(m2.as_string()); print(m2['Subject'], repr(m2.get_content()))
t=MIMEText('hi there'); t['Subject']='S'; print(t.as_string()); print(t)
t=MIMEText('<b>x</b>','html','utf-8'); print(t.as_string())
mp=MIMEMultipart(boundary='BOUND'); mp['Subject']='multi'; mp['From']='q'; mp.attach(MIMEText('one')); mp.attach(MIMEText('<p>two</p>','html')); print(mp.as_string())
p=email.message_from_string(mp.as_string()); print(p.is_multipart(), [x.get_content_type() for x in p.walk()], p.get_payload()[0].get_payload(), p['Subject'], p.get_boundary(), p.preamble)
p=email.message_from_string('From: A <a@b.c>\nTo: x@y.z\nSubject: Test\n folded\nX-Multi: 1\nX-Multi: 2\n\nThe body\nmore\n')
print(p['Subject'], repr(p['Subject']), p.get_all('X-Multi'), p.get_payload(), p.get_content_type(), type(p))
for h in p: print(h)
p=email.message_from_string('Subject: x\n\nhi\n', policy=email.policy.default); print(type(p), p.get_content(), repr(p['Subject']))
print(email.utils.parseaddr('Joe Doe <joe@x.org>'), email.utils.formataddr(('Joe','j@x')), email.utils.formataddr(('A, B','j@x')), email.utils.getaddresses(['a@b, C <c@d>']))
print(email.utils.parsedate_to_datetime('Mon, 20 Nov 1995 19:12:08 -0500'), email.utils.parsedate('Mon, 20 Nov 1995 19:12:08 -0500'), email.utils.parsedate_tz('Mon, 20 Nov 1995 19:12:08 -0500'))
import datetime; print(email.utils.format_datetime(datetime.datetime(2020,1,2,3,4,5)), email.utils.formatdate(0), email.utils.format_datetime(datetime.datetime(2020,1,2,3,4,5,tzinfo=datetime.timezone.utc), usegmt=True))
m3=EmailMessage(); m3['Subject']='att'; m3.set_content('text'); m3.add_attachment(b'\x00\x01',maintype='application',subtype='octet-stream',filename='f.bin')
print(m3.get_content_type(), [p.get_content_type() for p in m3.walk()], [a.get_filename() for a in m3.iter_attachments()], m3.get_body().get_content())
m3.set_boundary('BB'); print(m3.as_string())
m4=EmailMessage(); m4.set_content('plain'); m4.add_alternative('<html>',subtype='html'); m4.set_boundary('ALT'); print(m4)
del m['Subject']; m['Subject']='new'; print(m['Subject'])
try: m['Subject']='again'
except ValueError as e: print(e)
m.replace_header('Subject','rep'); m.add_header('X-A','v',p='1'); print(m.as_string())
from email.header import Header, decode_header, make_header
print(Header('Grüße','utf-8').encode(), decode_header('=?utf-8?q?Gr=C3=BC=C3=9Fe?='), str(make_header(decode_header('=?utf-8?b?R3LDvMOfZQ==?='))))
